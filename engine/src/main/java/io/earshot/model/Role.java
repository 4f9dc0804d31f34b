package io.earshot.model;

import java.util.Locale;
import java.util.Optional;

/** The part a party plays in a conversation. */
public enum Role {
  AGENT,
  CUSTOMER,
  BOT,
  /** Announcements, IVR, notices of the chat system. */
  SYSTEM,
  SUPERVISOR,
  THIRD_PARTY,
  UNKNOWN;

  /** The lower-case name used in files, for example {@code third_party}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that {@link #label()}, or empty. */
  public static Optional<Role> ofLabel(String label) {
    return Labels.find(values(), Role::label, label.replace('-', '_').replace(' ', '_'));
  }
}

package io.earshot.model;

import java.util.Locale;
import java.util.Optional;

/** The kind of exchange a conversation took place in. "Channel" is kept for audio channels. */
public enum Medium {
  CALL,
  CHAT,
  EMAIL,
  SOCIAL;

  /** The lower-case name used in files, for example {@code chat}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The medium of that {@link #label()}, or empty. */
  public static Optional<Medium> ofLabel(String label) {
    return Labels.find(values(), Medium::label, label);
  }
}

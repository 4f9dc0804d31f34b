package io.earshot.model;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened beside the words.
 *
 * @param kind what happened
 * @param startMillis from the conversation's start
 * @param endMillis from the conversation's start; equal to the start for a moment
 * @param by who caused it, if known
 * @param toAgentId the agent who takes over, for a transfer, if known
 */
public record Event(
    Kind kind, long startMillis, long endMillis, @Nullable Role by, @Nullable String toAgentId) {
  /** The kinds of event. */
  public enum Kind {
    HOLD,
    MUTE,
    TRANSFER_COLD,
    TRANSFER_WARM,
    CONFERENCE,
    RECORDING_PAUSED,
    HANG_UP;

    /** The lower-case name used in files, for example {@code hang_up}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that {@link #label()}; blanks and hyphens count as underscores. */
    public static Optional<Kind> ofLabel(String label) {
      return Labels.find(values(), Kind::label, label.replace('-', '_').replace(' ', '_'));
    }
  }
}

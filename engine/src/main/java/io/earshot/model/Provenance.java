package io.earshot.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation came from and what was made of the input.
 *
 * @param source the file (and line) it was read from, as given
 * @param batch the ingest run that brought it
 * @param contentHash SHA-256 of the recording's bytes, or of the chat's content, in hexadecimal
 * @param transcript identity of the transcript: recording, model and decode options; null for typed
 *     text
 * @param faults what was wrong with the input but did not prevent its use, in words for people
 * @param cut whether part of the audio could not be read
 * @param lines how well each audio channel was recorded, in order; empty for typed text and where
 *     it was not measured
 */
public record Provenance(
    String source,
    String batch,
    String contentHash,
    @Nullable String transcript,
    List<String> faults,
    boolean cut,
    List<LineQuality> lines) {
  /** Copies the lists. */
  public Provenance {
    faults = List.copyOf(faults);
    lines = List.copyOf(lines);
  }

  /** Where a conversation came from whose lines were not measured. */
  public Provenance(
      String source,
      String batch,
      String contentHash,
      @Nullable String transcript,
      List<String> faults,
      boolean cut) {
    this(source, batch, contentHash, transcript, faults, cut, List.of());
  }

  /** The provenance of a conversation that was never in a file, such as a rule's example. */
  public static final Provenance NONE = new Provenance("", "", "", null, List.of(), false);
}

package io.earshot.ingest;

import io.earshot.model.RawFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest says about the audio of a file that says it itself. The file counts; a
 * contradiction is noted, because one of the two was mixed up.
 *
 * @param encoding of the samples, or null
 * @param sampleRate in hertz; 0 when not declared
 * @param channelCount audio channels; 0 when not declared
 */
public record DeclaredFormat(
    RawFormat.@Nullable Encoding encoding, int sampleRate, int channelCount) {
  /** Nothing declared. */
  public static final DeclaredFormat NONE = new DeclaredFormat(null, 0, 0);

  /**
   * Where the declaration contradicts the file, in words for people.
   *
   * @param codec of the file, as ffmpeg names it
   * @param rate of the file, in hertz
   * @param channels of the file
   */
  public List<String> contradictions(String codec, int rate, int channels) {
    List<String> found = new ArrayList<>();
    if (encoding != null && !codec.endsWith(encoding.label())) {
      found.add(contradiction(Column.ENCODING, encoding.label(), codec));
    }
    if (sampleRate != 0 && sampleRate != rate) {
      found.add(contradiction(Column.SAMPLE_RATE, sampleRate, rate));
    }
    if (channelCount != 0 && channelCount != channels) {
      found.add(contradiction(Column.CHANNEL_COUNT, channelCount, channels));
    }
    return found;
  }

  private static String contradiction(Column column, Object declared, Object found) {
    return column.label()
        + " is declared as "
        + declared
        + ", the file has "
        + found
        + " and counts";
  }
}

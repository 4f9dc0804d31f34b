package io.earshot.worker;

import io.earshot.model.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How to read audio that has no header.
 *
 * @param encoding one of {@link #ENCODINGS}
 * @param sampleRate samples per second and channel, {@value #MIN_RATE} to {@value #MAX_RATE}
 * @param channels interleaved channels, 1 to {@value #MAX_CHANNELS}
 */
public record RawSpec(String encoding, int sampleRate, int channels) {
  /** The encodings that can be declared. */
  public static final List<String> ENCODINGS =
      List.of("s16le", "s16be", "u8", "mulaw", "alaw", "g722");

  private static final int MIN_RATE = 4_000;
  private static final int MAX_RATE = 192_000;
  private static final int MAX_CHANNELS = 8;

  private static final Map<String, RawSpec> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("ulaw", new RawSpec("mulaw", 8_000, 1)),
          Map.entry("ul", new RawSpec("mulaw", 8_000, 1)),
          Map.entry("pcmu", new RawSpec("mulaw", 8_000, 1)),
          Map.entry("alaw", new RawSpec("alaw", 8_000, 1)),
          Map.entry("al", new RawSpec("alaw", 8_000, 1)),
          Map.entry("pcma", new RawSpec("alaw", 8_000, 1)),
          Map.entry("g722", new RawSpec("g722", 16_000, 1)),
          Map.entry("raw", new RawSpec("s16le", 8_000, 1)),
          Map.entry("pcm", new RawSpec("s16le", 8_000, 1)),
          Map.entry("sln", new RawSpec("s16le", 8_000, 1)),
          Map.entry("sln16", new RawSpec("s16le", 16_000, 1)));

  /** Refuses what cannot be decoded, naming the field and the value. */
  public RawSpec {
    if (!ENCODINGS.contains(encoding)) {
      throw new InputException(
          "raw", "encoding \"" + encoding + "\" is unknown; use one of " + ENCODINGS);
    }
    if (sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
      throw new InputException(
          "raw", "sample rate " + sampleRate + " is not within " + MIN_RATE + " to " + MAX_RATE);
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new InputException(
          "raw", "channel count " + channels + " is not within 1 to " + MAX_CHANNELS);
    }
  }

  /**
   * Reads {@code encoding:rate:channels}, for example {@code s16le:8000:1}.
   *
   * @throws InputException if it is anything else
   */
  public static RawSpec parse(String text) {
    String[] parts = text.strip().split(":", -1);
    if (parts.length == 3) {
      try {
        return new RawSpec(
            parts[0].toLowerCase(Locale.ROOT),
            Integer.parseInt(parts[1]),
            Integer.parseInt(parts[2]));
      } catch (NumberFormatException e) {
        // told below
      }
    }
    throw new InputException(
        "raw",
        "\""
            + text
            + "\" is not encoding:rate:channels, for example s16le:8000:1; encodings are "
            + ENCODINGS);
  }

  /** What a file's extension says about its content, if it is one that is used without a header. */
  public static Optional<RawSpec> ofExtension(Path file) {
    Path name = file.getFileName();
    String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_EXTENSION.get(text.substring(text.lastIndexOf('.') + 1)));
  }

  @Override
  public String toString() {
    return encoding + ":" + sampleRate + ":" + channels;
  }
}

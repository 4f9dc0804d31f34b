package io.earshot.model;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to read audio that has no header.
 *
 * @param encoding of the samples
 * @param sampleRate in hertz, {@value #RATE_MIN} to {@value #RATE_MAX}
 * @param channels interleaved, 1 to {@value #CHANNELS_MAX}
 */
public record RawFormat(Encoding encoding, int sampleRate, int channels) {
  /** The lowest sample rate accepted. */
  public static final int RATE_MIN = 4_000;

  /** The highest sample rate accepted. */
  public static final int RATE_MAX = 192_000;

  /** The most channels accepted. */
  public static final int CHANNELS_MAX = 8;

  private static final String ALLOWED =
      "write encoding:rate:channels, for example s16le:8000:1; encodings are "
          + Encoding.labels()
          + "; rate "
          + RATE_MIN
          + " to "
          + RATE_MAX
          + " Hz; channels 1 to "
          + CHANNELS_MAX;

  /** Refuses rates and channel counts out of range. */
  public RawFormat {
    if (sampleRate < RATE_MIN || sampleRate > RATE_MAX) {
      throw new IllegalArgumentException(
          "sample rate " + sampleRate + " Hz is not between " + RATE_MIN + " and " + RATE_MAX);
    }
    if (channels < 1 || channels > CHANNELS_MAX) {
      throw new IllegalArgumentException(
          channels + " channels: between 1 and " + CHANNELS_MAX + " are possible");
    }
  }

  /** Encodings of headerless audio that the decoder reads, named as ffmpeg names them. */
  public enum Encoding {
    S16LE,
    S16BE,
    U8,
    MULAW,
    ALAW,
    G722;

    /** The lower-case name, for example {@code s16le}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The encoding of that label or usual other name ({@code ulaw}, {@code LINEAR16}, …). */
    public static Optional<Encoding> ofLabel(String label) {
      String plain =
          label
              .strip()
              .toLowerCase(Locale.ROOT)
              .replace("-", "")
              .replace("_", "")
              .replace(" ", "")
              .replace(".", "");
      for (Encoding encoding : values()) {
        if (encoding.label().equals(plain)) {
          return Optional.of(encoding);
        }
      }
      return Optional.ofNullable(
          switch (plain) {
            case "ulaw", "µlaw", "μlaw", "pcmu", "g711u", "g711mu", "pcmmulaw" -> MULAW;
            case "pcma", "g711a", "pcmalaw" -> ALAW;
            case "linear16", "pcm", "pcm16", "pcms16le", "slin", "sln" -> S16LE;
            default -> null;
          });
    }

    /** All labels, for messages. */
    public static String labels() {
      StringBuilder out = new StringBuilder();
      for (Encoding encoding : values()) {
        out.append(out.isEmpty() ? "" : ", ").append(encoding.label());
      }
      return out.toString();
    }
  }

  /**
   * The format written {@code encoding:rate:channels}, for example {@code s16le:8000:1}.
   *
   * @throws InputException saying what is allowed, when it is anything else
   */
  public static RawFormat parse(String text) {
    String[] parts = text.strip().split(":", -1);
    Optional<Encoding> encoding = Encoding.ofLabel(parts[0]);
    if (parts.length != 3 || encoding.isEmpty()) {
      throw refused(text, ALLOWED);
    }
    try {
      return new RawFormat(
          encoding.get(), Integer.parseInt(parts[1].strip()), Integer.parseInt(parts[2].strip()));
    } catch (NumberFormatException e) {
      throw refused(text, ALLOWED);
    } catch (IllegalArgumentException e) {
      throw refused(text, e.getMessage() + "; " + ALLOWED);
    }
  }

  /**
   * The format a headerless file has by its extension alone; null for {@code .raw} and the rest.
   */
  public static @Nullable RawFormat ofExtension(String extension) {
    return switch (extension) {
      case "ulaw", "ul", "mulaw", "pcmu" -> new RawFormat(Encoding.MULAW, 8_000, 1);
      case "alaw", "al", "pcma" -> new RawFormat(Encoding.ALAW, 8_000, 1);
      case "g722" -> new RawFormat(Encoding.G722, 16_000, 1);
      case "sln" -> new RawFormat(Encoding.S16LE, 8_000, 1);
      case "sln16" -> new RawFormat(Encoding.S16LE, 16_000, 1);
      default -> null;
    };
  }

  private static InputException refused(String text, String allowed) {
    return new InputException("", "raw format \"" + text + "\" is not understood: " + allowed);
  }

  @Override
  public String toString() {
    return encoding.label() + ":" + sampleRate + ":" + channels;
  }
}

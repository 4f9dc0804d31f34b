package io.earshot.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a file is, by its name, and by its first bytes where the name says nothing. */
enum FileKind {
  /** Audio with a header. */
  AUDIO,
  /** Audio without a header. */
  RAW_AUDIO,
  /** A JSON document. */
  CHAT_DOCUMENT,
  /** JSON Lines. */
  CHAT_LINES,
  /** Captured network packets. */
  CAPTURE,
  /** None of these. */
  OTHER;

  private static final Set<String> AUDIO_EXTENSIONS =
      Set.of(
          "wav", "wave", "rf64", "w64", "bwf", "mp3", "mp2", "mpga", "flac", "ogg", "oga", "opus",
          "spx", "m4a", "m4b", "mp4", "aac", "adts", "amr", "awb", "3gp", "3gpp", "3g2", "gsm",
          "au", "snd", "aif", "aiff", "aifc", "caf", "wma", "asf", "webm", "weba", "mka", "ac3");

  private static final Set<String> RAW_EXTENSIONS =
      Set.of(
          "ulaw", "ul", "mulaw", "pcmu", "alaw", "al", "pcma", "g722", "sln", "sln16", "raw",
          "pcm");

  private static final List<String> RECORDING_EXTENSIONS =
      Stream.concat(AUDIO_EXTENSIONS.stream(), RAW_EXTENSIONS.stream()).sorted().toList();

  private static final int HEAD_BYTES = 16;

  /** The kind by extension alone. */
  static FileKind ofName(String fileName) {
    String extension = extension(fileName);
    if (AUDIO_EXTENSIONS.contains(extension)) {
      return AUDIO;
    }
    if (RAW_EXTENSIONS.contains(extension)) {
      return RAW_AUDIO;
    }
    return switch (extension) {
      case "json" -> CHAT_DOCUMENT;
      case "jsonl", "ndjson" -> CHAT_LINES;
      case "pcap", "pcapng", "cap" -> CAPTURE;
      default -> OTHER;
    };
  }

  /** The kind by extension, else by the first bytes of the regular file. */
  static FileKind of(Path file) throws IOException {
    FileKind byName = ofName(String.valueOf(file.getFileName()));
    return byName == OTHER ? ofContent(file) : byName;
  }

  /** Whether a recording. */
  boolean isAudio() {
    return this == AUDIO || this == RAW_AUDIO;
  }

  /** Whether a file of conversations. */
  boolean isChat() {
    return this == CHAT_DOCUMENT || this == CHAT_LINES;
  }

  /** Every extension that marks a recording. */
  static List<String> recordingExtensions() {
    return RECORDING_EXTENSIONS;
  }

  /** The extension in lower case, without its point; empty when there is none. */
  static String extension(String fileName) {
    int point = fileName.lastIndexOf('.');
    return point <= 0 ? "" : fileName.substring(point + 1).toLowerCase(Locale.ROOT);
  }

  /** The file name without its extension. */
  static String baseName(String fileName) {
    int point = fileName.lastIndexOf('.');
    return point <= 0 ? fileName : fileName.substring(0, point);
  }

  private static FileKind ofContent(Path file) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ)) {
      in.readNBytes(head, 0, HEAD_BYTES);
    }
    return ofHead(head);
  }

  /** The kind by the first sixteen bytes, zeros where the file is shorter. */
  static FileKind ofHead(byte[] head) {
    int first = ByteBuffer.wrap(head).getInt();
    int third = ByteBuffer.wrap(head).getInt(8);
    return switch (first) {
      case 0xD4C3B2A1, 0xA1B2C3D4, 0x4D3CB2A1, 0xA1B23C4D, 0x0A0D0D0A -> CAPTURE;
      case 0x52494646, 0x52494658, 0x52463634 -> third == 0x57415645 ? AUDIO : OTHER; // WAVE
      case 0x464F524D -> third >>> 8 == 0x414946 ? AUDIO : OTHER; // FORM … AIFF, AIFC
      case 0x664C6143, 0x4F676753, 0x2E736E64, 0x2321414D, 0x63616666 -> AUDIO; // fLaC … caff
      case 0x1A45DFA3, 0x3026B275, 0x72696666 -> AUDIO; // Matroska, ASF, Wave64
      default -> first >>> 8 == 0x494433 || isMpeg(head) || isMp4(head) ? AUDIO : OTHER; // ID3
    };
  }

  /** An ADTS or MPEG layer III frame; the mask keeps byte order marks out. */
  private static boolean isMpeg(byte[] head) {
    int second = head[1] & 0xFF;
    return (head[0] & 0xFF) == 0xFF && ((second & 0xF6) == 0xF0 || (second & 0xE6) == 0xE2);
  }

  private static boolean isMp4(byte[] head) {
    int second = ByteBuffer.wrap(head).getInt(4);
    int brand = ByteBuffer.wrap(head).getInt(8);
    boolean image = brand == 0x68656963 || brand == 0x61766966 || brand == 0x6D696631;
    return second == 0x66747970 && !image; // ftyp, but not heic, avif, mif1
  }
}

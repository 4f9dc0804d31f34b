package io.earshot.ingest;

import io.earshot.model.ConversationId;
import io.earshot.model.RawFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording to be transcribed. Its bytes have not been looked at beyond the first few.
 *
 * @param source the file, or the manifest row
 * @param segments the files in order of time, at least one
 * @param rawFormat how to read files without a header; null when the file says it itself
 * @param declared what else is said about the format of files that say it themselves
 * @param sheet what is known beside the sound
 */
public record RecordingItem(
    String source,
    List<Segment> segments,
    @Nullable RawFormat rawFormat,
    DeclaredFormat declared,
    CallSheet sheet)
    implements Item {
  private static final int BUFFER_BYTES = 1 << 16;

  /** Copies the list. */
  public RecordingItem {
    segments = List.copyOf(segments);
  }

  /** Total size of the files in bytes; a file that has gone counts 0. */
  public long sizeBytes() {
    long total = 0;
    for (Segment segment : segments) {
      total += Math.max(0, segment.path().toFile().length());
    }
    return total;
  }

  /**
   * SHA-256 of the recording's bytes in hexadecimal, read as a stream; for several segments SHA-256
   * of their hashes in order.
   *
   * @throws IOException if a file cannot be read
   */
  public String contentHash() throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    MessageDigest whole = ContentHash.sha256();
    byte[] hash = new byte[0];
    for (Segment segment : segments) {
      hash = hashOf(segment.path(), buffer);
      whole.update(hash);
    }
    return HexFormat.of().formatHex(segments.size() == 1 ? hash : whole.digest());
  }

  /** The id of the conversation whose recording has this {@link #contentHash()}. */
  public static ConversationId idOf(String contentHash) {
    return ConversationId.of("recording", contentHash);
  }

  private static byte[] hashOf(Path path, byte[] buffer) throws IOException {
    MessageDigest digest = ContentHash.sha256();
    try (InputStream in = Files.newInputStream(path)) {
      int n = in.read(buffer);
      while (n >= 0) {
        digest.update(buffer, 0, n);
        n = in.read(buffer);
      }
    }
    return digest.digest();
  }
}

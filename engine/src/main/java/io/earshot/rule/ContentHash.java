package io.earshot.rule;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over the names and bytes of a rule set's files, in their order. */
final class ContentHash {
  private ContentHash() {}

  /** In hexadecimal. Lengths go in too, so that no two sets of files run together. */
  static String of(List<SourceFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (SourceFile file : files) {
        String path = file.name().replace('\\', '/');
        add(digest, path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8));
        add(digest, file.bytes());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}

package io.earshot.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a conversation: the first 16 bytes of SHA-256 of its identity, so that the same input
 * always gets the same id.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight bytes, big-endian
 */
public record ConversationId(long high, long low) implements Comparable<ConversationId> {
  /** Length of {@link #bytes()}. */
  public static final int SIZE_BYTES = 16;

  /** Never fed: a copy of it costs a tenth of asking the providers for a new one. */
  private static final MessageDigest EMPTY = newSha256();

  /**
   * The id of an identity: {@code kind} keeps recordings and chats apart, {@code parts} name the
   * item.
   */
  public static ConversationId of(String kind, String... parts) {
    MessageDigest digest = sha256();
    digest.update(kind.getBytes(StandardCharsets.UTF_8));
    for (String part : parts) {
      digest.update((byte) 0);
      digest.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return ofBytes(digest.digest());
  }

  /** The id whose bytes are the first sixteen of {@code bytes}. */
  public static ConversationId ofBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new ConversationId(buffer.getLong(), buffer.getLong());
  }

  /**
   * The id written as 32 hexadecimal digits.
   *
   * @throws IllegalArgumentException if {@code hex} is anything else
   */
  public static ConversationId parse(String hex) {
    if (hex.length() != 2 * SIZE_BYTES) {
      throw new IllegalArgumentException(
          "a conversation id has 32 hexadecimal digits, got \"" + hex + "\"");
    }
    return ofBytes(HexFormat.of().parseHex(hex));
  }

  /** The sixteen bytes, big-endian: they sort as the ids do. */
  public byte[] bytes() {
    return ByteBuffer.allocate(SIZE_BYTES).putLong(high).putLong(low).array();
  }

  @Override
  public int compareTo(ConversationId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  private static MessageDigest sha256() {
    try {
      return (MessageDigest) EMPTY.clone();
    } catch (CloneNotSupportedException e) {
      return newSha256();
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}

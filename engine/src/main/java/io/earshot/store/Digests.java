package io.earshot.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256. */
final class Digests {
  /** Never fed: a copy of it costs a tenth of asking the providers for a new one. */
  private static final MessageDigest EMPTY = newSha256();

  private Digests() {}

  /** A digest that was given nothing yet. */
  static MessageDigest sha256() {
    try {
      return (MessageDigest) EMPTY.clone();
    } catch (CloneNotSupportedException e) {
      return newSha256();
    }
  }

  /** The digest of {@code bytes}. */
  static byte[] sha256(byte[] bytes) {
    return sha256().digest(bytes);
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}

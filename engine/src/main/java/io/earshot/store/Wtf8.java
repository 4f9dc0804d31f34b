package io.earshot.store;

import java.nio.charset.StandardCharsets;

/**
 * UTF-8 that also carries lone surrogates, as three bytes each, so that any Java string survives. A
 * string without them is plain UTF-8.
 */
final class Wtf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Wtf8() {}

  static byte[] encode(String text) {
    return wellFormed(text) ? text.getBytes(StandardCharsets.UTF_8) : encodeSlowly(text);
  }

  static String decode(byte[] bytes, int from, int length) {
    String text = new String(bytes, from, length, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeSlowly(bytes, from, from + length);
  }

  private static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static byte[] encodeSlowly(String text) {
    ByteWriter out = new ByteWriter(text.length() * 3);
    int codePoint;
    for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
      codePoint = text.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        out.octet(0xE0 | codePoint >> 12);
        out.octet(0x80 | codePoint >> 6 & 0x3F);
        out.octet(0x80 | codePoint & 0x3F);
      } else {
        out.raw(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toBytes();
  }

  /** Decodes the pieces between lone surrogates as UTF-8. */
  private static String decodeSlowly(byte[] bytes, int from, int to) {
    StringBuilder out = new StringBuilder(to - from);
    int piece = from;
    for (int i = from; i + 2 < to; i++) {
      if ((bytes[i] & 0xFF) == 0xED && (bytes[i + 1] & 0xFF) >= 0xA0) {
        out.append(new String(bytes, piece, i - piece, StandardCharsets.UTF_8));
        out.append((char) (0xD000 | (bytes[i + 1] & 0x3F) << 6 | bytes[i + 2] & 0x3F));
        piece = i + 3;
        i += 2;
      }
    }
    return out.append(new String(bytes, piece, to - piece, StandardCharsets.UTF_8)).toString();
  }
}

package io.earshot.ingest;

import io.earshot.model.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a text file is encoded: by its byte order mark, by zero bytes, by being valid
 * UTF-8, by being valid GB18030 (of which GBK and GB2312 are parts), in this order.
 */
final class TextDecoding {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int BUFFER_BYTES = 1 << 16;

  private TextDecoding() {}

  /**
   * The file's text, without a byte order mark.
   *
   * @throws InputException if the encoding is none of these
   */
  static Reader open(Path file) throws IOException {
    Charset charset = charsetOf(file);
    InputStream in = Files.newInputStream(file);
    Reader reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            BUFFER_BYTES);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  /** The encoding of a file. */
  static Charset charsetOf(Path file) throws IOException {
    Charset wide = utf16(file);
    if (wide != null) {
      return wide;
    }
    if (isUtf8(file)) {
      return StandardCharsets.UTF_8;
    }
    if (isGb18030(file)) {
      return GB18030;
    }
    throw new InputException(
        file.toString(),
        "is neither UTF-8 nor UTF-16 nor GBK: save it as UTF-8 (in Excel: CSV UTF-8)");
  }

  /** UTF-16 in the file's byte order, by its mark or by zero bytes; null if it is not UTF-16. */
  static @Nullable Charset utf16(Path file) throws IOException {
    byte[] head = new byte[2];
    int length;
    try (InputStream in = Files.newInputStream(file)) {
      length = in.readNBytes(head, 0, 2);
    }
    int mark = length < 2 ? 0 : (head[0] & 0xFF) << 8 | head[1] & 0xFF;
    if (mark == 0xFFFE || (mark != 0 && head[1] == 0)) {
      return StandardCharsets.UTF_16LE;
    }
    return mark == 0xFEFF || (mark != 0 && head[0] == 0) ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean isUtf8(Path file) throws IOException {
    Utf8Check check = new Utf8Check();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (check.firstWrong(buffer, 0, n) >= 0) {
          return false;
        }
      }
    }
    return !check.incomplete();
  }

  private static boolean isGb18030(Path file) throws IOException {
    char[] buffer = new char[BUFFER_BYTES];
    try (Reader in =
        new InputStreamReader(
            Files.newInputStream(file),
            GB18030
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      while (in.read(buffer) >= 0) {
        // Reading to the end is the check.
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}

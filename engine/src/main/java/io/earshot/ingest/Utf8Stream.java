package io.earshot.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes bytes on as long as they are UTF-8, and counts them. */
final class Utf8Stream extends FilterInputStream {
  private final Utf8Check check = new Utf8Check();
  private long count;

  Utf8Stream(InputStream in) {
    super(in);
  }

  /** Says at which byte a file stops being UTF-8. */
  static final class MalformedException extends IOException {
    MalformedException(long offset) {
      super("invalid UTF-8 at byte " + offset + " of the file: save it as UTF-8");
    }
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int n = super.read(bytes, from, length);
    if (n > 0) {
      int wrong = check.firstWrong(bytes, from, from + n);
      if (wrong >= 0) {
        throw new MalformedException(count + wrong - from);
      }
      count += n;
    } else if (n < 0 && check.incomplete()) {
      throw new MalformedException(count);
    }
    return n;
  }
}

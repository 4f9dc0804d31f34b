package io.earshot.asr;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Repeatable noise of −1, 0 or +1, one step of a xorshift generator per sample (Marsaglia 2003,
 * shifts 13, 7, 17).
 */
final class SilenceNoise {
  private long state;

  /** Equal arguments give equal noise. */
  SilenceNoise(String contentHash, int segment, int channel) {
    CRC32C high = new CRC32C();
    CRC32C low = new CRC32C();
    byte[] seed = (contentHash + '/' + segment + '/' + channel).getBytes(StandardCharsets.UTF_8);
    high.update(seed);
    low.update(1);
    low.update(seed);
    state = (high.getValue() << 32 | low.getValue()) | 1;
  }

  /** Adds noise to the first {@code n} samples, in place. */
  void addTo(short[] samples, int n) {
    long x = state;
    for (int i = 0; i < n; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
      int step = (int) ((x >>> 33) % 3) - 1;
      int noisy = samples[i] + step;
      samples[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, noisy));
    }
    state = x;
  }
}

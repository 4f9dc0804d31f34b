package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.List;

/**
 * Says at which tokens a literal may begin: two bit sets of n-gram hashes, small enough for the
 * first cache levels and walked without branches (positions are always stored, and the count
 * advances by the answer).
 *
 * <p>The first pass asks of every token whether a literal of one or two tokens, or the first three
 * tokens of a longer one, may stand there; the second asks of what remains whether a literal of
 * three or four tokens, or the first four of a longer one, may. Many phrases share their first
 * words with everyday talk; few share four.
 */
final class GramFilter {
  /** Tokens of the longest prefix that is filtered by. */
  static final int PREFIX_TOKENS = 4;

  /** Tells the four-token prefixes of longer literals from three-token prefixes. */
  private static final long LONGER = 0x5851_F42D_4C95_7F2DL;

  private static final int SPARE_BITS = 4;
  private static final int LEAST_BITS = 13;
  private static final int MOST_BITS = 20;

  private final int bits;
  private final long[] whole;
  private final long[] begun;
  private final boolean singles;

  GramFilter(List<LiteralBuilder.Literal> literals) {
    int needed = 32 - Integer.numberOfLeadingZeros(Math.max(1, literals.size())) + SPARE_BITS;
    bits = Math.max(LEAST_BITS, Math.min(MOST_BITS, needed));
    whole = new long[1 << (bits - 6)];
    begun = new long[1 << (bits - 6)];
    boolean anySingle = false;
    for (LiteralBuilder.Literal literal : literals) {
      enter(literal.hashes());
      anySingle |= literal.hashes().size() == 1;
    }
    singles = anySingle;
  }

  private void enter(List<Long> hashes) {
    int n = hashes.size();
    long gram = hashes.get(0);
    for (int k = 2; k <= Math.min(n, PREFIX_TOKENS); k++) {
      gram = PreparedText.extend(gram, hashes.get(k - 1));
      if (k == 3) {
        mark(begun, gram);
      }
    }
    if (n <= PREFIX_TOKENS) {
      mark(whole, gram);
    } else {
      mark(begun, gram ^ LONGER);
    }
  }

  private void mark(long[] set, long gram) {
    int place = (int) (gram >>> (64 - bits));
    set[place >> 6] |= 1L << place;
  }

  long sizeBytes() {
    return 8L * (whole.length + begun.length);
  }

  /** Fills {@code out} with what may stand in the first {@code count} of {@code hash}. */
  void pass(long[] hash, int count, ScanBuffer out) {
    out.ensure(count);
    if (singles) {
      second(hash, firstWithSingles(hash, count, out), out);
    } else {
      second(hash, first(hash, count, out), out);
    }
  }

  private int first(long[] hash, int count, ScanBuffer out) {
    int shift = 64 - bits;
    int[] shortAt = out.shortAt;
    long[] shortGram = out.shortGram;
    int[] prefixAt = out.prefixAt;
    int shorts = 0;
    int prefixes = 0;
    long here = hash[0];
    long next = hash[1];
    for (int q = 0; q < count; q++) {
      long two = PreparedText.extend(here, next);
      here = next;
      next = hash[q + 2];
      long three = PreparedText.extend(two, next);
      shortAt[shorts] = q;
      shortGram[shorts] = two;
      shorts += bit(whole, two >>> shift);
      prefixAt[prefixes] = q;
      prefixes += bit(begun, three >>> shift);
    }
    out.shortCount = shorts;
    return prefixes;
  }

  private int firstWithSingles(long[] hash, int count, ScanBuffer out) {
    int shift = 64 - bits;
    int[] shortAt = out.shortAt;
    long[] shortGram = out.shortGram;
    int[] prefixAt = out.prefixAt;
    int shorts = 0;
    int prefixes = 0;
    for (int q = 0; q < count; q++) {
      long one = hash[q];
      long two = PreparedText.extend(one, hash[q + 1]);
      long three = PreparedText.extend(two, hash[q + 2]);
      shortAt[shorts] = q;
      shortGram[shorts] = one;
      shorts += bit(whole, one >>> shift);
      shortAt[shorts] = q;
      shortGram[shorts] = two;
      shorts += bit(whole, two >>> shift);
      prefixAt[prefixes] = q;
      prefixes += bit(begun, three >>> shift);
    }
    out.shortCount = shorts;
    return prefixes;
  }

  private void second(long[] hash, int prefixes, ScanBuffer out) {
    int shift = 64 - bits;
    int[] longAt = out.longAt;
    long[] longGram = out.longGram;
    int n = 0;
    for (int i = 0; i < prefixes; i++) {
      int q = out.prefixAt[i];
      long two = PreparedText.extend(hash[q], hash[q + 1]);
      long three = PreparedText.extend(two, hash[q + 2]);
      long four = PreparedText.extend(three, hash[q + 3]);
      longAt[n] = q << 1;
      longGram[n] = three;
      n += bit(whole, three >>> shift);
      longAt[n] = q << 1;
      longGram[n] = four;
      n += bit(whole, four >>> shift);
      longAt[n] = q << 1 | 1;
      longGram[n] = four;
      n += bit(begun, (four ^ LONGER) >>> shift);
    }
    out.longCount = n;
  }

  private static int bit(long[] set, long place) {
    return (int) (set[(int) place >> 6] >>> place) & 1;
  }
}

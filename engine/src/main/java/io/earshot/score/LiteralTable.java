package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.List;

/**
 * Finds all occurrences of thousands of phrases in one pass over token hashes.
 *
 * <p>A literal of n tokens is known by the hash of its n-gram. A {@link GramFilter} passes over
 * most tokens. For what it leaves, a table from four-token prefixes to the set of lengths that go
 * on from them says which n-grams to form, and each n-gram is looked up in an open-addressing table
 * whose slots hold 40 bits of the hash and a literal's number; a slot that agrees is verified
 * character by character. A slot that fails verification is passed over and the search goes on: two
 * literals may share a tag.
 *
 * <p>Cost is linear in the tokens, plus the hits; it depends on the number of literals only through
 * cache misses. Literals longer than {@value #INDEXED_TOKENS} tokens are indexed by that many and
 * verified to their end. There is no trie, no automaton, and nothing that grows with the text.
 */
final class LiteralTable {
  private static final int INDEXED_TOKENS = 31;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;
  private static final int NUMBER_BITS = 24;
  private static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;
  private static final int SPARE_BITS = 2;
  private static final int LEAST_BITS = 4;
  private static final int MOST_BITS = 26;

  private final GramFilter filter;
  private final int bits;
  private final long[] prefixKey;
  private final int[] prefixLengths;
  private final long[] slots;

  private final char[] pool;
  private final int[] tokenEnd;
  private final int[] literalToken;
  private final int[] postingFrom;
  private final int[] postings;

  LiteralTable(LiteralBuilder builder) {
    List<LiteralBuilder.Literal> literals = builder.literals();
    int n = literals.size();
    filter = new GramFilter(literals);
    int needed = 32 - Integer.numberOfLeadingZeros(Math.max(1, n)) + SPARE_BITS;
    bits = Math.max(LEAST_BITS, Math.min(MOST_BITS, needed));
    slots = new long[1 << bits];
    prefixKey = new long[1 << bits];
    prefixLengths = new int[1 << bits];
    pool = builder.characters();
    tokenEnd = builder.tokenEnds();
    literalToken = new int[n + 1];
    postingFrom = new int[n + 1];
    for (int i = 0; i < n; i++) {
      LiteralBuilder.Literal literal = literals.get(i);
      enter(literal.hashes(), i);
      literalToken[i + 1] = literalToken[i] + literal.hashes().size();
      postingFrom[i + 1] = postingFrom[i] + literal.postings().size();
    }
    postings = new int[postingFrom[n]];
    int k = 0;
    for (LiteralBuilder.Literal literal : literals) {
      for (int posting : literal.postings()) {
        postings[k++] = posting;
      }
    }
  }

  /** Number of different literals. */
  int size() {
    return literalToken.length - 1;
  }

  /** Bytes held by the tables. */
  long sizeBytes() {
    return filter.sizeBytes()
        + 8L * (prefixKey.length + slots.length)
        + 4L * (prefixLengths.length + tokenEnd.length + literalToken.length)
        + 4L * (postingFrom.length + postings.length)
        + 2L * pool.length;
  }

  /** Scans {@code run} and adds an event per hit and posting, in order of tokens, then length. */
  void scan(TokenRun run, ScanBuffer buffer, EventLists out) {
    filter.pass(run.hash, run.count, buffer);
    int s = 0;
    for (int i = 0; i < buffer.longCount; i++) {
      int at = buffer.longAt[i];
      int q = at >> 1;
      for (; s < buffer.shortCount && buffer.shortAt[s] <= q; s++) {
        find(run, buffer.shortAt[s], buffer.shortGram[s], out);
      }
      if ((at & 1) == 0) {
        find(run, q, buffer.longGram[i], out);
      } else {
        longer(run, q, buffer.longGram[i], out);
      }
    }
    for (; s < buffer.shortCount; s++) {
      find(run, buffer.shortAt[s], buffer.shortGram[s], out);
    }
  }

  /** Literals of five and more tokens that begin with the given four. */
  private void longer(TokenRun run, int q, long prefix, EventLists out) {
    int lengths = lengthsFrom(prefix);
    long gram = prefix;
    for (int next = q + GramFilter.PREFIX_TOKENS; lengths != 0 && next < run.count; next++) {
      gram = PreparedText.extend(gram, run.hash[next]);
      if ((lengths & 1) != 0) {
        find(run, q, gram, out);
      }
      lengths >>>= 1;
    }
  }

  /** Bit k: a literal of k + 5 tokens begins with the four-token prefix. */
  private int lengthsFrom(long prefix) {
    int mask = prefixLengths.length - 1;
    int i = (int) (mix(prefix) >>> (64 - bits));
    while (prefixLengths[i] != 0 && prefixKey[i] != prefix) {
      i = (i + 1) & mask;
    }
    return prefixLengths[i];
  }

  private void find(TokenRun run, int q, long gram, EventLists out) {
    long mixed = mix(gram);
    int mask = slots.length - 1;
    int i = (int) (mixed >>> (64 - bits));
    for (long slot = slots[i]; slot != 0; slot = slots[i]) {
      if (((slot ^ mixed << NUMBER_BITS) & ~NUMBER_MASK) == 0) {
        int literal = (int) (slot & NUMBER_MASK) - 1;
        if (verify(run, q, literal)) {
          post(literal, q, out);
        }
      }
      i = (i + 1) & mask;
    }
  }

  private boolean verify(TokenRun run, int q, int literal) {
    int first = literalToken[literal];
    int n = literalToken[literal + 1] - first;
    if (q + n > run.count) {
      return false;
    }
    int from = first == 0 ? 0 : tokenEnd[first - 1];
    int end = tokenEnd[first + n - 1];
    if (run.isUnbroken(q, n, end - from)) {
      return run.text.matchesCharacters(run.token(q), pool, from, end);
    }
    for (int k = 0; k < n; k++) {
      int to = tokenEnd[first + k];
      if (!run.text.matches(run.token(q + k), pool, from, to)) {
        return false;
      }
      from = to;
    }
    return true;
  }

  private void post(int literal, int q, EventLists out) {
    int end = q + literalToken[literal + 1] - literalToken[literal];
    for (int p = postingFrom[literal]; p < postingFrom[literal + 1]; p += 2) {
      out.add(postings[p], q, end, postings[p + 1]);
    }
  }

  private void enter(List<Long> hashes, int number) {
    int n = Math.min(hashes.size(), INDEXED_TOKENS);
    long gram = hashes.get(0);
    for (int k = 1; k < n; k++) {
      if (k == GramFilter.PREFIX_TOKENS) {
        enterPrefix(gram, n);
      }
      gram = PreparedText.extend(gram, hashes.get(k));
    }
    long mixed = mix(gram);
    int i = (int) (mixed >>> (64 - bits));
    while (slots[i] != 0) {
      i = (i + 1) & (slots.length - 1);
    }
    slots[i] = mixed << NUMBER_BITS | (number + 1);
  }

  private void enterPrefix(long prefix, int length) {
    int i = (int) (mix(prefix) >>> (64 - bits));
    while (prefixLengths[i] != 0 && prefixKey[i] != prefix) {
      i = (i + 1) & (prefixLengths.length - 1);
    }
    prefixKey[i] = prefix;
    prefixLengths[i] |= 1 << (length - GramFilter.PREFIX_TOKENS - 1);
  }

  private static long mix(long gram) {
    return (gram ^ gram >>> 32) * MIX;
  }
}

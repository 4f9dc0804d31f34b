package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all occurrences of thousands of phrases in one pass over token hashes.
 *
 * <p>A literal of n tokens is known by the hash of its n-gram. Matching goes through three stages,
 * each cheaper to pass over than the next: (1) a bit set asks of every position whether a literal
 * of one or two tokens, or the first three tokens of a longer one, may begin here; it is small
 * enough for the first cache level and is walked without branches: positions are always stored, and
 * the count advances by the answer; (2) for positions that remain, a table from three-token
 * prefixes to the set of lengths that go on from them says which n-grams to form; (3) each n-gram
 * is looked up in an open-addressing table whose slots hold 40 bits of the hash and a literal's
 * number, and a slot that agrees is verified character by character. A slot that fails verification
 * is passed over and the search goes on: two literals may share a tag.
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

  private final int filterBits;
  private final long[] filter;
  private final boolean singles;

  private final int prefixBits;
  private final long[] prefixKey;
  private final int[] prefixLengths;

  private final int slotBits;
  private final long[] slots;

  private final char[] pool;
  private final int[] tokenEnd;
  private final int[] literalToken;
  private final int[] postingFrom;
  private final int[] postings;

  private LiteralTable(Builder builder) {
    List<Literal> literals = builder.literals;
    int n = literals.size();
    filterBits = bits(n, 4, 12, 20);
    filter = new long[1 << (filterBits - 6)];
    slotBits = bits(n, 2, 4, 26);
    slots = new long[1 << slotBits];
    prefixBits = bits(n, 2, 4, 26);
    prefixKey = new long[1 << prefixBits];
    prefixLengths = new int[1 << prefixBits];
    boolean anySingle = false;
    for (int i = 0; i < n; i++) {
      enter(literals.get(i).hash, i);
      anySingle |= literals.get(i).hash.length == 1;
    }
    singles = anySingle;
    pool = builder.pool.toString().toCharArray();
    tokenEnd = builder.tokenEnds();
    literalToken = new int[n + 1];
    postingFrom = new int[n + 1];
    int total = 0;
    for (int i = 0; i < n; i++) {
      literalToken[i + 1] = literalToken[i] + literals.get(i).hash.length;
      total += literals.get(i).postings.size();
      postingFrom[i + 1] = total;
    }
    postings = new int[total];
    int k = 0;
    for (Literal literal : literals) {
      for (int posting : literal.postings) {
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
    return 8L * (filter.length + prefixKey.length + slots.length)
        + 4L * (prefixLengths.length + tokenEnd.length + literalToken.length)
        + 4L * (postingFrom.length + postings.length)
        + 2L * pool.length;
  }

  /**
   * Scans {@code run} and adds an event per hit and posting.
   *
   * @param candidates a buffer of at least {@code run.count} places
   */
  void scan(TokenRun run, int[] candidates, EventLists out) {
    int n = candidates(run.hash, run.count, candidates);
    for (int i = 0; i < n; i++) {
      literalsAt(run, candidates[i], out);
    }
  }

  private int candidates(long[] hash, int count, int[] candidates) {
    final long[] bitSet = filter;
    final int width = filterBits;
    int n = 0;
    for (int q = 0; q < count; q++) {
      long two = PreparedText.extend(hash[q], hash[q + 1]);
      int second = place(two, width);
      int third = place(PreparedText.extend(two, hash[q + 2]), width);
      long hit = bitSet[second >> 6] >>> second | bitSet[third >> 6] >>> third;
      if (singles) {
        int one = place(hash[q], width);
        hit |= bitSet[one >> 6] >>> one;
      }
      candidates[n] = q;
      n += (int) hit & 1;
    }
    return n;
  }

  private void literalsAt(TokenRun run, int q, EventLists out) {
    long[] hash = run.hash;
    long gram = hash[q];
    if (singles) {
      find(run, q, gram, out);
    }
    gram = PreparedText.extend(gram, hash[q + 1]);
    find(run, q, gram, out);
    gram = PreparedText.extend(gram, hash[q + 2]);
    int lengths = lengthsFrom(gram);
    for (int length = 3; lengths != 0; length++) {
      if ((lengths & 1) != 0) {
        find(run, q, gram, out);
      }
      lengths >>>= 1;
      if (q + length >= run.count) {
        return;
      }
      gram = PreparedText.extend(gram, hash[q + length]);
    }
  }

  /** Bit k: a literal of k + 3 tokens begins with the three-token prefix. */
  private int lengthsFrom(long prefix) {
    int mask = prefixLengths.length - 1;
    int i = place(prefix, prefixBits);
    while (prefixLengths[i] != 0 && prefixKey[i] != prefix) {
      i = (i + 1) & mask;
    }
    return prefixLengths[i];
  }

  private void find(TokenRun run, int q, long gram, EventLists out) {
    long mixed = mix(gram);
    int mask = slots.length - 1;
    int i = (int) (mixed >>> (64 - slotBits));
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
    for (int k = 0; k < n; k++) {
      int from = first + k == 0 ? 0 : tokenEnd[first + k - 1];
      if (!run.text.matches(run.token(q + k), pool, from, tokenEnd[first + k])) {
        return false;
      }
    }
    return true;
  }

  private void post(int literal, int q, EventLists out) {
    int end = q + literalToken[literal + 1] - literalToken[literal];
    for (int p = postingFrom[literal]; p < postingFrom[literal + 1]; p += 2) {
      out.add(postings[p], q, end, postings[p + 1]);
    }
  }

  private void enter(long[] hash, int number) {
    int n = Math.min(hash.length, INDEXED_TOKENS);
    long gram = hash[0];
    for (int k = 1; k < n; k++) {
      gram = PreparedText.extend(gram, hash[k]);
      if (k == 2) {
        enterPrefix(gram, n);
      }
    }
    if (n <= 2) {
      int f = place(gram, filterBits);
      filter[f >> 6] |= 1L << f;
    }
    long mixed = mix(gram);
    int i = (int) (mixed >>> (64 - slotBits));
    while (slots[i] != 0) {
      i = (i + 1) & (slots.length - 1);
    }
    slots[i] = mixed << NUMBER_BITS | (number + 1);
  }

  private void enterPrefix(long prefix, int length) {
    int f = place(prefix, filterBits);
    filter[f >> 6] |= 1L << f;
    int i = place(prefix, prefixBits);
    while (prefixLengths[i] != 0 && prefixKey[i] != prefix) {
      i = (i + 1) & (prefixLengths.length - 1);
    }
    prefixKey[i] = prefix;
    prefixLengths[i] |= 1 << (length - 3);
  }

  private static long mix(long gram) {
    return (gram ^ gram >>> 32) * MIX;
  }

  private static int place(long gram, int bits) {
    return (int) (mix(gram) >>> (64 - bits));
  }

  /** Bits of a table with room for {@code n << spare} entries, within limits. */
  private static int bits(int n, int spare, int least, int most) {
    int needed = 32 - Integer.numberOfLeadingZeros(Math.max(1, n)) + spare;
    return Math.max(least, Math.min(most, needed));
  }

  /** One literal while the table is built. */
  private record Literal(long[] hash, List<Integer> postings) {}

  /** Collects literals and who wants them. */
  static final class Builder {
    private final List<Literal> literals = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final StringBuilder pool = new StringBuilder();
    private final List<Integer> ends = new ArrayList<>();
    private final PreparedText text = new PreparedText();

    /**
     * Adds a literal for {@code list}.
     *
     * @return its number of tokens; 0 if it holds nothing that could be matched
     * @throws IllegalArgumentException beyond 16 million literals
     */
    int add(String literal, int list, int phrase) {
      text.clear();
      text.append(literal, 0, false);
      int n = text.tokenCount();
      if (n == 0) {
        return 0;
      }
      var key = new StringBuilder();
      for (int t = 0; t < n; t++) {
        appendToken(key, t);
        key.append('\0');
      }
      Integer number = numbers.get(key.toString());
      if (number == null) {
        number = enter(n);
        numbers.put(key.toString(), number);
      }
      List<Integer> postings = literals.get(number).postings;
      postings.add(list);
      postings.add(phrase);
      return n;
    }

    LiteralTable build() {
      return new LiteralTable(this);
    }

    private int enter(int tokens) {
      if (literals.size() == NUMBER_MASK - 1) {
        throw new IllegalArgumentException("more than 16 million different phrases");
      }
      long[] hash = new long[tokens];
      for (int t = 0; t < tokens; t++) {
        hash[t] = text.hash(t);
        appendToken(pool, t);
        ends.add(pool.length());
      }
      literals.add(new Literal(hash, new ArrayList<>()));
      return literals.size() - 1;
    }

    /** The token's characters, without those that matching passes over. */
    private void appendToken(StringBuilder out, int token) {
      for (int i = text.start(token); i < text.end(token); i++) {
        if (!text.isSkipped(i)) {
          out.append(text.chars()[i]);
        }
      }
    }

    private int[] tokenEnds() {
      int[] result = new int[ends.size()];
      for (int i = 0; i < result.length; i++) {
        result[i] = ends.get(i);
      }
      return result;
    }
  }
}

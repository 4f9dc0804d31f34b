package io.earshot.text;

import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.util.Arrays;

/**
 * A conversation made ready for matching: folded characters and tokens in primitive arrays, reused
 * from one conversation to the next without allocating once they are large enough.
 *
 * <p>Pieces (utterances) are appended in the order in which they are to be matched; a boundary
 * token after each turn keeps phrases from running across turns. Folding keeps every character in
 * its place, so positions translate into the original text by subtracting where the piece begins.
 *
 * <p>A token is a word of letters and digits (with inner apostrophes), or a single ideograph, kana
 * or symbol. There is no segmenter: a Chinese phrase matches as a run of characters, wherever a
 * segmenter would have put its word boundaries. Tokens carry a 64-bit hash of their folded
 * characters; equal tokens have equal hashes, and whoever finds equal hashes verifies.
 *
 * <p>Not thread-safe: one per thread.
 */
public final class PreparedText {
  /** Hash of the boundary token after a turn; no word has it but by collision. */
  public static final long BOUNDARY = 0x7A1D_55E3_9C0B_4F26L;

  /** Hash of a word the recogniser could not name. */
  public static final long UNKNOWN = 0x3C6E_F372_FE94_F82BL;

  /** A pause inside an utterance from which on it separates clauses. */
  public static final int CLAUSE_PAUSE_MILLIS = 500;

  private static final String UNKNOWN_TEXT = "[unk]";
  private static final long SEED = 0x9E37_79B9_7F4A_7C15L;
  private static final long PRIME = 0xD6E8_FEB8_6659_FD93L;

  /** Shifts four packed characters down to the first of them. */
  private static final int FULL = 3 * Character.SIZE;

  /** Room after the last token, so that scans may read a few hashes past the end. */
  private static final int SLACK = 64;

  private char[] chars = new char[1 << 12];
  private int charCount;
  private int[] start = new int[1 << 10];
  private int[] end = new int[1 << 10];
  private int[] clause = new int[1 << 10];
  private int[] piece = new int[1 << 10];
  private long[] hash = new long[1 << 10];
  private int tokenCount;
  private int[] pieceStart = new int[64];
  private int[] pieceUtterance = new int[64];
  private int pieceCount;
  private int clauseCount;

  /** The first token that has no clause number yet. */
  private int clauseFrom;

  /** Forgets everything; keeps the arrays. */
  public void clear() {
    charCount = 0;
    tokenCount = 0;
    pieceCount = 0;
    clauseCount = 0;
    clauseFrom = 0;
  }

  /**
   * Appends an utterance.
   *
   * @param index its index in the conversation
   */
  public void append(Utterance utterance, int index) {
    int firstToken = tokenCount;
    append(utterance.text(), index, utterance.kind() == Utterance.Kind.SPEECH);
    if (utterance.words().size() > 1) {
      splitAtPauses(utterance.words(), firstToken);
    }
  }

  /** Appends text of one piece; {@code speech} says whether {@code [unk]} is an unknown word. */
  public void append(String text, int index, boolean speech) {
    int length = text.length();
    ensure(length);
    int from = charCount;
    text.getChars(0, length, chars, from);
    pieceStart[pieceCount] = from;
    pieceUtterance[pieceCount] = index;
    int firstToken = tokenCount;
    tokenise(from, from + length, speech);
    endClause();
    Arrays.fill(piece, firstToken, tokenCount, pieceCount++);
    chars[from + length] = ' ';
    charCount = from + length + 1;
  }

  /** Ends a turn: nothing matches across it. */
  public void endTurn() {
    ensure(0);
    clause[tokenCount] = clauseCount;
    piece[tokenCount] = pieceCount - 1;
    clauseFrom = tokenCount + 1;
    add(charCount, charCount, BOUNDARY);
    chars[charCount++] = '\n';
    Arrays.fill(hash, tokenCount, tokenCount + 4, BOUNDARY);
  }

  /** Number of tokens, boundaries included. */
  public int tokenCount() {
    return tokenCount;
  }

  /** Hashes of all tokens; valid to {@link #tokenCount()}, never to be written to. */
  public long[] hashes() {
    return hash;
  }

  /** Hash of a token. */
  public long hash(int token) {
    return hash[token];
  }

  /** The folded characters; never to be written to. */
  public char[] chars() {
    return chars;
  }

  /** Number of folded characters. */
  public int charCount() {
    return charCount;
  }

  /** Where a token begins among the folded characters. */
  public int start(int token) {
    return start[token];
  }

  /** Where a token ends among the folded characters. */
  public int end(int token) {
    return end[token];
  }

  /** The clause a token belongs to; numbers rise along the text. */
  public int clause(int token) {
    return clause[token];
  }

  /** The piece a token belongs to. */
  public int piece(int token) {
    return piece[token];
  }

  /** The piece that holds a character. */
  public int pieceAt(int position) {
    int low = 0;
    int high = pieceCount - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieceStart[middle] <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Where a piece begins among the folded characters. */
  public int pieceStart(int index) {
    return pieceStart[index];
  }

  /** The utterance a piece was made from. */
  public int pieceUtterance(int index) {
    return pieceUtterance[index];
  }

  /** The first token that begins at or after {@code position}, searched from {@code low}. */
  public int tokenAt(int position, int low) {
    int from = low;
    int to = tokenCount;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (start[middle] < position) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Whether a token's folded characters are those of {@code expected[from, to)}. */
  public boolean matches(int token, char[] expected, int from, int to) {
    int at = start[token];
    if (end[token] - at != to - from) {
      return matchesSkipping(token, expected, from, to);
    }
    return matchesCharacters(token, expected, from, to);
  }

  /** Whether the folded characters from a token's first on are {@code expected[from, to)}. */
  public boolean matchesCharacters(int token, char[] expected, int from, int to) {
    char[] c = chars;
    int at = start[token];
    for (int i = from; i < to; i++) {
      if (c[at++] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean matchesSkipping(int token, char[] expected, int from, int to) {
    int wanted = from;
    for (int at = start[token]; at < end[token]; at++) {
      char c = chars[at];
      if (wanted < to && c == expected[wanted]) {
        wanted++;
      } else if (CharTable.KIND[c] != CharTable.SKIP) {
        return false;
      }
    }
    return wanted == to;
  }

  /** Whether matching passes over the character at a position: it is zero-width. */
  public boolean isSkipped(int position) {
    return CharTable.KIND[chars[position]] == CharTable.SKIP;
  }

  /** The hash of a run of tokens, extended by one more. */
  public static long extend(long run, long token) {
    return run * 0xA24B_AED4_963E_E407L + token;
  }

  private void ensure(int length) {
    int neededChars = charCount + length + 2;
    if (neededChars > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(neededChars, 2 * chars.length));
    }
    int neededTokens = tokenCount + length + SLACK;
    if (neededTokens > hash.length) {
      growTokens(Math.max(neededTokens, 2 * hash.length));
    }
    if (pieceCount == pieceStart.length) {
      pieceStart = Arrays.copyOf(pieceStart, 2 * pieceCount);
      pieceUtterance = Arrays.copyOf(pieceUtterance, 2 * pieceCount);
    }
  }

  private void growTokens(int size) {
    start = Arrays.copyOf(start, size);
    end = Arrays.copyOf(end, size);
    clause = Arrays.copyOf(clause, size);
    piece = Arrays.copyOf(piece, size);
    hash = Arrays.copyOf(hash, size);
  }

  private void tokenise(int from, int to, boolean speech) {
    char[] c = chars;
    int i = from;
    while (i < to) {
      switch (CharTable.KIND[c[i]]) {
        case CharTable.WORD -> i = word(i, to);
        case CharTable.SINGLE -> i = singles(i, to);
        case CharTable.HIGH -> i = pair(i, to);
        default -> i = between(i, from, to, speech);
      }
    }
  }

  private int word(int from, int to) {
    char[] c = chars;
    char[] letters = CharTable.LETTER;
    long h = SEED;
    long packed = 0;
    int last = from;
    int i = from;
    while (i < to) {
      char folded = letters[c[i]];
      if (folded == 0) {
        if (CharTable.KIND[c[i]] == CharTable.SKIP) {
          i++;
          continue;
        }
        if (!isInner(i, to)) {
          break;
        }
        folded = '\'';
      }
      c[i++] = folded;
      packed = packed << Character.SIZE | folded;
      last = i;
      if (packed >>> FULL != 0) {
        h = mix(h ^ packed);
        packed = 0;
      }
    }
    add(from, last, (h ^ packed) * PRIME);
    return i;
  }

  /** Folds in four characters at a time: one multiplication each would be the longest chain. */
  private static long mix(long h) {
    long product = h * PRIME;
    return product ^ product >>> 32;
  }

  /** Whether an apostrophe stands before a letter: the rest of the word follows. */
  private boolean isInner(int at, int to) {
    return CharTable.KIND[chars[at]] == CharTable.APOSTROPHE
        && at + 1 < to
        && CharTable.KIND[chars[at + 1]] == CharTable.WORD;
  }

  /** A run of characters that are tokens by themselves. */
  private int singles(int from, int to) {
    char[] c = chars;
    int t = tokenCount;
    int i = from;
    do {
      char folded = CharTable.FOLD[c[i]];
      c[i] = folded;
      hash[t] = (SEED ^ folded) * PRIME;
      start[t] = i++;
      end[t++] = i;
    } while (i < to && CharTable.KIND[c[i]] == CharTable.SINGLE);
    tokenCount = t;
    return i;
  }

  /** A character outside the basic plane (rare ideographs, emoji) is one token of two units. */
  private int pair(int at, int to) {
    if (at + 1 >= to || !Character.isLowSurrogate(chars[at + 1])) {
      return at + 1;
    }
    add(at, at + 2, ((SEED ^ chars[at]) * PRIME ^ chars[at + 1]) * PRIME);
    return at + 2;
  }

  private int between(int at, int from, int to, boolean speech) {
    char c = chars[at];
    if (speech && c == '[' && isUnknown(at, to)) {
      add(at, at + UNKNOWN_TEXT.length(), UNKNOWN);
      return at + UNKNOWN_TEXT.length();
    }
    if (CharTable.KIND[c] == CharTable.STOP && !insideNumber(at, from, to)) {
      endClause();
    }
    chars[at] = CharTable.FOLD[c];
    return at + 1;
  }

  private boolean isUnknown(int at, int to) {
    if (at + UNKNOWN_TEXT.length() > to) {
      return false;
    }
    for (int i = 0; i < UNKNOWN_TEXT.length(); i++) {
      if (chars[at + i] != UNKNOWN_TEXT.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The stop in 3.5, 1,000 or 10:30 ends no clause. */
  private boolean insideNumber(int at, int from, int to) {
    return at > from && at + 1 < to && isDigit(chars[at - 1]) && isDigit(chars[at + 1]);
  }

  private static boolean isDigit(char c) {
    char folded = CharTable.FOLD[c];
    return folded >= '0' && folded <= '9';
  }

  private void add(int from, int to, long h) {
    int t = tokenCount++;
    start[t] = from;
    end[t] = to;
    hash[t] = h;
  }

  /** Numbers the tokens since the last clause ended, if there are any. */
  private void endClause() {
    if (clauseFrom < tokenCount) {
      Arrays.fill(clause, clauseFrom, tokenCount, ++clauseCount);
      clauseFrom = tokenCount;
    }
  }

  private void splitAtPauses(Words words, int firstToken) {
    int base = pieceStart[pieceCount - 1];
    int token = firstToken;
    int added = 0;
    for (int w = 1; w < words.size(); w++) {
      int pause = words.startMillis()[w] - words.endMillis()[w - 1];
      int position = base + words.startChar()[w];
      while (token < tokenCount && start[token] < position) {
        clause[token++] += added;
      }
      added += pause >= CLAUSE_PAUSE_MILLIS ? 1 : 0;
    }
    while (token < tokenCount) {
      clause[token++] += added;
    }
    clauseCount += added;
  }
}

package io.earshot.score;

import io.earshot.text.PreparedText;
import java.util.Arrays;

/**
 * The tokens a scan walks along: all of a prepared text, or those of a scope's turns joined. Holds
 * hashes in one array, and where joined the way back to the tokens of the text.
 */
final class TokenRun {
  private static final int SLACK = 64;

  final PreparedText text;
  long[] hash = {};
  int count;
  private int[] token = {};
  private boolean joined;

  TokenRun(PreparedText text) {
    this.text = text;
  }

  /** The whole text, boundaries between turns included. */
  void all() {
    hash = text.hashes();
    count = text.tokenCount();
    joined = false;
  }

  /** Begins an empty joined run. */
  void join() {
    count = 0;
    joined = true;
    if (token.length == 0) {
      token = new int[256];
    }
    if (hash.length < token.length + SLACK || hash == text.hashes()) {
      hash = new long[token.length + SLACK];
    }
  }

  /** Appends a token of the text to a joined run. */
  void add(int textToken) {
    if (count == token.length) {
      token = Arrays.copyOf(token, 2 * count);
      hash = Arrays.copyOf(hash, 2 * count + SLACK);
    }
    token[count] = textToken;
    hash[count++] = text.hash(textToken);
  }

  /** Closes a joined run: nothing matches past its end. */
  void close() {
    Arrays.fill(hash, count, count + SLACK, PreparedText.BOUNDARY);
  }

  /** The token of the text at a place of the run. */
  int token(int index) {
    return joined ? token[index] : index;
  }

  /** Whether {@code n} tokens stand side by side and take up {@code length} characters. */
  boolean isUnbroken(int index, int n, int length) {
    int first = token(index);
    int last = token(index + n - 1);
    return last - first == n - 1 && text.end(last) - text.start(first) == length;
  }
}

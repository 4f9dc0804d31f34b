package io.earshot.asr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A first guess at two voices: pieces of speech without a pause are joined, the two most alike
 * first, until two clusters are left (agglomerative clustering; Siu, Yu and Gish 1992). At most
 * {@value #MOST_PIECES} pieces, the longest, take part, so that the cost has a limit.
 */
final class VoiceClusters {
  /** Of a word that no piece tells about. */
  static final int UNKNOWN = -1;

  private static final int MOST_PIECES = 150;
  private static final int LEAST_FRAMES = 20;

  private final double[] common;
  private final List<Piece> pieces = new ArrayList<>();
  private double[][] distances = {};
  private double[] spreads = {};

  /**
   * Words that one voice is taken to have said, {@code from} (inclusive) to {@code to}, and what
   * was joined to them.
   */
  private record Piece(int from, int to, VoiceSum sum, List<Piece> joined) {
    void join(Piece other) {
      sum.add(other.sum);
      joined.add(other);
    }

    void label(int[] labels, int label) {
      Arrays.fill(labels, from, to, label);
      for (Piece piece : joined) {
        piece.label(labels, label);
      }
    }
  }

  private VoiceClusters(double[] common) {
    this.common = common;
  }

  /**
   * How speech is cut into pieces.
   *
   * @param pauseMillis a longer pause begins a new piece
   * @param pieceMillis no piece is longer, unless it is one word
   */
  record Cut(int pauseMillis, int pieceMillis) {}

  /**
   * 0, 1 or {@link #UNKNOWN} for each word.
   *
   * @param common the covariance of all words
   */
  static int[] of(List<VoicedWord> words, Cut cut, double[] common) {
    VoiceClusters clusters = new VoiceClusters(common);
    clusters.cut(words, cut);
    clusters.join();
    int[] labels = new int[words.size()];
    Arrays.fill(labels, UNKNOWN);
    for (int i = 0; i < clusters.pieces.size(); i++) {
      clusters.pieces.get(i).label(labels, i);
    }
    return labels;
  }

  private void cut(List<VoicedWord> words, Cut cut) {
    int from = 0;
    for (int i = 1; i <= words.size(); i++) {
      if (i == words.size() || isCut(words, from, i, cut)) {
        add(words, from, i);
        from = i;
      }
    }
    if (pieces.size() > MOST_PIECES) {
      pieces.sort(Comparator.comparingInt((Piece piece) -> -piece.sum.frames()));
      pieces.subList(MOST_PIECES, pieces.size()).clear();
    }
  }

  private static boolean isCut(List<VoicedWord> words, int from, int i, Cut cut) {
    VoicedWord next = words.get(i);
    return next.gapMillis(words.get(i - 1)) > cut.pauseMillis
        || next.word().endMillis() - words.get(from).word().startMillis() > cut.pieceMillis;
  }

  private void add(List<VoicedWord> words, int from, int to) {
    VoiceSum sum = new VoiceSum();
    for (int i = from; i < to; i++) {
      sum.add(words.get(i).sum());
    }
    if (sum.frames() >= LEAST_FRAMES) {
      pieces.add(new Piece(from, to, sum, new ArrayList<>()));
    }
  }

  private void join() {
    distances = new double[pieces.size()][pieces.size()];
    spreads = new double[pieces.size()];
    for (int i = 0; i < pieces.size(); i++) {
      measure(i, i);
    }
    while (pieces.size() > 2) {
      int[] pair = nearest();
      pieces.get(pair[1]).join(pieces.get(pair[0]));
      remove(pair[0]);
      measure(pair[1], pieces.size());
    }
  }

  /** The pair most alike, the later one first. */
  private int[] nearest() {
    int[] pair = {1, 0};
    for (int i = 1; i < pieces.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (distances[i][j] < distances[pair[0]][pair[1]]) {
          pair[0] = i;
          pair[1] = j;
        }
      }
    }
    return pair;
  }

  /** Measures piece {@code i} and how far it is from those before {@code end}. */
  private void measure(int i, int end) {
    spreads[i] = VoiceModel.spread(pieces.get(i).sum, common);
    for (int j = 0; j < end; j++) {
      if (j != i) {
        double joint = VoiceModel.joint(pieces.get(i).sum, pieces.get(j).sum, common);
        double distance = joint - spreads[i] - spreads[j];
        distances[i][j] = distance;
        distances[j][i] = distance;
      }
    }
  }

  private void remove(int gone) {
    pieces.remove(gone);
    for (int i = gone; i < pieces.size(); i++) {
      distances[i] = distances[i + 1];
      spreads[i] = spreads[i + 1];
    }
    for (double[] row : distances) {
      System.arraycopy(row, gone + 1, row, gone, row.length - gone - 1);
    }
  }
}

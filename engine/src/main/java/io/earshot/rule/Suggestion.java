package io.earshot.rule;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what somebody probably meant. */
final class Suggestion {
  private static final int LISTED = 12;
  private static final int LOOKED_AT = 2_000;
  private static final int LONGEST_COMPARED = 64;

  private Suggestion() {}

  /** "did you mean …?", else {@code otherwise} with the names there are. */
  static String among(Collection<String> names, String written, String otherwise) {
    String nearest = nearest(names, written);
    if (nearest != null) {
      return "did you mean \"" + nearest + "\"?";
    }
    return names.isEmpty() ? "" : otherwise + list(names);
  }

  /** The names in a row, shortened. */
  static String list(Collection<String> names) {
    String shown = String.join(", ", names.stream().limit(LISTED).toList());
    return names.size() > LISTED ? shown + ", …" : shown;
  }

  static @Nullable String nearest(Collection<String> names, String written) {
    String nearest = null;
    int best = Math.max(1, Math.min(3, written.length() / 3)) + 1;
    if (written.length() > LONGEST_COMPARED) {
      return null;
    }
    for (String name : names.stream().limit(LOOKED_AT).toList()) {
      int distance = distance(folded(name), folded(written));
      if (distance < best && distance < name.length()) {
        best = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "").replace(" ", "");
  }

  /** Edit distance in which swapping two neighbours counts as one step. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, new Cell(cost, i, j));
      }
    }
    return cost[a.length()][b.length()];
  }

  @SuppressWarnings("ArrayRecordComponent") // a view into the table being filled, never compared
  private record Cell(int[][] cost, int i, int j) {}

  private static int step(String a, String b, Cell cell) {
    int i = cell.i();
    int j = cell.j();
    int[][] cost = cell.cost();
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}

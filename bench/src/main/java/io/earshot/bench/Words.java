package io.earshot.bench;

import java.util.ArrayList;
import java.util.List;

/** Comparing what was said with what was heard. */
final class Words {
  private Words() {}

  /** Words between blanks; of Chinese, characters. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty() && Character.isIdeographic(word.codePointAt(0))) {
        word.codePoints().forEach(c -> words.add(Character.toString(c)));
      } else if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** Fewest insertions, deletions and replacements that lead from one to the other. */
  static int errors(List<String> said, List<String> heard) {
    int[] row = new int[heard.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= said.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[heard.size()];
  }
}

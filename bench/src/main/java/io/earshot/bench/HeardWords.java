package io.earshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words that an arm of {@link SpeechCost} has heard, by file and channel. */
final class HeardWords {
  private record Word(String text, int startMillis, int endMillis) {}

  private final Map<String, List<Word>> channels = new TreeMap<>();

  private HeardWords() {}

  /** Reads what {@link SpeechCostArm} writes. */
  static HeardWords read(Path file) throws IOException {
    HeardWords words = new HeardWords();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split("\t", -1);
      words
          .channels
          .computeIfAbsent(parts[0] + parts[1], key -> new ArrayList<>())
          .add(new Word(parts[4], Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
    }
    return words;
  }

  /** What was heard in a channel, as {@link Words#of} cuts it. */
  List<String> text(String file, int channel) {
    List<String> text = new ArrayList<>();
    for (Word word : channels.getOrDefault(file + channel, List.of())) {
      text.addAll(Words.of(word.text));
    }
    return text;
  }

  /** By how much starts and ends of the words both agree on differ, in order. */
  List<Integer> movedMillis(HeardWords other) {
    List<Integer> moved = new ArrayList<>();
    channels.forEach(
        (key, words) -> compare(words, other.channels.getOrDefault(key, List.of()), moved));
    if (moved.isEmpty()) {
      moved.add(0);
    }
    Collections.sort(moved);
    return moved;
  }

  /** Along the longest common sequence. */
  private static void compare(List<Word> a, List<Word> b, List<Integer> moved) {
    short[][] common = new short[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).text.equals(b.get(j).text)
                ? (short) (common[i + 1][j + 1] + 1)
                : (short) Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      if (a.get(i).text.equals(b.get(j).text)) {
        moved.add(Math.abs(a.get(i).startMillis - b.get(j).startMillis));
        moved.add(Math.abs(a.get(i++).endMillis - b.get(j++).endMillis));
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}

package io.earshot.cli;

import io.earshot.model.Utterance;
import io.earshot.model.Words;
import io.earshot.worker.Transcription;
import java.util.ArrayList;
import java.util.List;

/** A word of a transcription, for comparing two of them. */
record HeardWord(String text, int startMillis, int endMillis) {
  /** The words of one channel in order. */
  static List<HeardWord> of(Transcription heard, int channel) {
    List<HeardWord> out = new ArrayList<>();
    for (Utterance utterance : heard.utterances()) {
      if (utterance.party() == channel) {
        Words words = utterance.words();
        for (int i = 0; i < words.size(); i++) {
          String text = utterance.text().substring(words.startChar()[i], words.endChar()[i]);
          out.add(new HeardWord(text, words.startMillis()[i], words.endMillis()[i]));
        }
      }
    }
    return out;
  }

  /** Adds by how much the words both agree on (longest common sequence) start and end apart. */
  static void compare(List<HeardWord> a, List<HeardWord> b, List<Integer> apartMillis) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).text.equals(b.get(j).text)
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int j = 0;
    for (int i = 0; i < a.size() && j < b.size(); ) {
      if (a.get(i).text.equals(b.get(j).text)) {
        apartMillis.add(Math.abs(a.get(i).startMillis - b.get(j).startMillis));
        apartMillis.add(Math.abs(a.get(i++).endMillis - b.get(j++).endMillis));
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}

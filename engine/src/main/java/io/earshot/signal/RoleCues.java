package io.earshot.signal;

import io.earshot.text.Normaliser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The phrases of one language that tell an agent from a customer, from a resource. */
final class RoleCues {
  private static final int MOST_TIMES = 2;

  /**
   * One phrase.
   *
   * @param text as it stands in {@link #comparable} text
   * @param weight above 0 where agents say it
   * @param most how often it counts
   */
  private record Cue(String text, double weight, int most) {}

  private final boolean spaced;
  private final List<Cue> cues = new ArrayList<>();

  private RoleCues(boolean spaced) {
    this.spaced = spaced;
  }

  /** The cues of {@code zh}; those of English for any other language. */
  static RoleCues of(String language) {
    return language.equals("zh") ? Mandarin.CUES : English.CUES;
  }

  /** How much the text sounds like an agent; below 0 like a customer. */
  double weigh(String comparable) {
    double sum = 0;
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      int times = 0;
      int at = comparable.indexOf(cue.text);
      while (at >= 0 && times < cue.most) {
        times++;
        at = comparable.indexOf(cue.text, at + cue.text.length() - 1);
      }
      sum += times * cue.weight;
    }
    return sum;
  }

  /** Folded text without punctuation; English words between blanks, Chinese without any. */
  String comparable(String text) {
    String folded = Normaliser.fold(text);
    StringBuilder out = new StringBuilder(folded.length() + 2).append(spaced ? " " : "");
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '\'') {
        out.append(c);
      } else if (spaced && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
    }
    if (spaced && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
    return out.toString();
  }

  private static RoleCues load(String language) {
    RoleCues cues = new RoleCues(!language.equals("zh"));
    String name = "role-cues-" + language + ".tsv";
    try (InputStream in = RoleCues.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          cues.add(line.split("\t", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
    return cues;
  }

  private void add(String[] fields) {
    int most = fields.length > 2 ? Integer.parseInt(fields[2]) : MOST_TIMES;
    cues.add(new Cue(comparable(fields[1]), Double.parseDouble(fields[0]), most));
  }

  private static final class English {
    static final RoleCues CUES = load("en");
  }

  private static final class Mandarin {
    static final RoleCues CUES = load("zh");
  }
}

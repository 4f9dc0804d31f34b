package io.earshot.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is said and what is looked for, from a fixed seed. A turn is a stock sentence, free words,
 * or both; free words follow Zipf's law, three in ten from a tail of rare ones. A phrase is live (a
 * run out of a stock sentence), a near-miss (one to three tokens of a stock sentence and then
 * another word or two: 60 %), or free words.
 */
final class Chatter {
  private static final int TAIL_WORDS = 1_500;
  private static final int TEN = 10;
  private static final double FREE_SHARE = 0.35;
  private static final String SYLLABLES =
      "ba ter lo min ca dor ven sal ti re mon ka pla gen stu wi fro hen der mar col bin ran tex vi"
          + " so";

  private final boolean han;
  private final Random random;
  private final String[] tail;

  Chatter(boolean han, long seed) {
    this.han = han;
    random = new Random(seed);
    tail = han ? rareHan() : rareWords(SYLLABLES.split(" "));
  }

  private static String[] rareWords(String[] syllables) {
    var source = new Random(TAIL_WORDS);
    String[] words = new String[TAIL_WORDS];
    for (int i = 0; i < words.length; i++) {
      var word = new StringBuilder();
      for (int n = 2 + source.nextInt(3); n > 0; n--) {
        word.append(syllables[source.nextInt(syllables.length)]);
      }
      words[i] = word.toString();
    }
    return words;
  }

  private static String[] rareHan() {
    String common = String.join("", Sentences.words(true));
    var source = new Random(TAIL_WORDS);
    String[] words = new String[TAIL_WORDS];
    for (int i = 0; i < words.length; i++) {
      var word = new StringBuilder();
      for (int n = 2 + source.nextInt(2); n > 0; n--) {
        word.append(common.charAt(source.nextInt(common.length())));
      }
      words[i] = word.toString();
    }
    return words;
  }

  int number(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /** One turn as it is typed: a capital, commas, a full stop. */
  String turn(boolean agent) {
    var text = new StringBuilder();
    int kind = random.nextInt(TEN);
    if (kind < 2) {
      text.append(pick(Sentences.filler(han))).append(han ? "，" : ", ");
    }
    if (kind < 6) {
      text.append(pick(Sentences.of(han, agent)));
    }
    if (kind >= 5) {
      text.append(text.isEmpty() ? "" : han ? "，" : ", ");
      text.append(join(words(4 + random.nextInt(9))));
    }
    text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
    return text.append(han ? "。" : ".").toString();
  }

  /** A phrase to look for, live with the given chance. */
  String phrase(double live) {
    double u = random.nextDouble();
    return u < live ? slice(han ? 3 : 2, han ? 6 : 4) : u < 1 - FREE_SHARE ? nearMiss() : free();
  }

  private String nearMiss() {
    List<String> tokens = new ArrayList<>();
    tokens.add(slice(han ? 2 : 1, han ? 3 : 2));
    tokens.addAll(words(1 + random.nextInt(2)));
    return join(tokens);
  }

  private String free() {
    return join(words(2 + random.nextInt(3)));
  }

  /** A run of a sentence's tokens. */
  private String slice(int least, int most) {
    String[] tokens = tokens(pick(Sentences.of(han, random.nextBoolean())));
    int n = Math.min(tokens.length, number(least, most));
    int from = random.nextInt(tokens.length - n + 1);
    return join(List.of(tokens).subList(from, from + n));
  }

  private String[] tokens(String sentence) {
    return han ? sentence.replace("，", "").split("") : sentence.split(" ");
  }

  private List<String> words(int n) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      words.add(word());
    }
    return words;
  }

  private String word() {
    String[] from = random.nextInt(TEN) < 7 ? Sentences.words(han) : tail;
    double rank = Math.pow(from.length, random.nextDouble()) - 1;
    return from[Math.min(from.length - 1, (int) rank)];
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }

  private String join(List<String> tokens) {
    return String.join(han ? "" : " ", tokens);
  }
}

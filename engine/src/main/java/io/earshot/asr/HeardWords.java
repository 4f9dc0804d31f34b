package io.earshot.asr;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of one Vosk result, read from its JSON. Vosk writes {@code {"result": [{"conf": 1.0,
 * "end": 0.9, "start": 0.6, "word": "hello"}, …], "text": "…"}}; only these four fields are looked
 * at, and a result without words gives none.
 */
final class HeardWords {
  /**
   * One word.
   *
   * @param startMillis from the first sample the recogniser was given
   * @param endMillis as above
   */
  record Word(String text, int startMillis, int endMillis, float confidence) {}

  private final String json;
  private int at;

  private HeardWords(String json) {
    this.json = json;
  }

  /** Reads one result; throws {@link IllegalStateException} if it is not as Vosk writes it. */
  static List<Word> parse(String json) {
    int array = json.indexOf("\"result\"");
    if (array < 0) {
      return List.of();
    }
    HeardWords parser = new HeardWords(json);
    parser.at = array + "\"result\"".length();
    parser.expect(':');
    parser.expect('[');
    return parser.words();
  }

  private List<Word> words() {
    List<Word> words = new ArrayList<>();
    if (next() == ']') {
      return words;
    }
    do {
      words.add(word());
    } while (taken(','));
    expect(']');
    return words;
  }

  private Word word() {
    String text = "";
    double start = 0;
    double end = 0;
    double confidence = 0;
    expect('{');
    do {
      String field = string();
      expect(':');
      switch (field) {
        case "word" -> text = string();
        case "start" -> start = number();
        case "end" -> end = number();
        case "conf" -> confidence = number();
        default -> throw unexpected("a field of a word");
      }
    } while (taken(','));
    expect('}');
    int startMillis = (int) Math.round(start * 1_000);
    int endMillis = Math.max(startMillis, (int) Math.round(end * 1_000));
    return new Word(text, startMillis, endMillis, (float) Math.min(1, Math.max(0, confidence)));
  }

  private String string() {
    expect('"');
    StringBuilder text = new StringBuilder();
    for (char c = take(); c != '"'; c = take()) {
      text.append(c == '\\' ? escaped() : c);
    }
    return text.toString();
  }

  private char escaped() {
    char c = take();
    if (c != 'u') {
      return c;
    }
    if (at + 4 > json.length()) {
      throw unexpected("more");
    }
    at += 4;
    return (char) Integer.parseInt(json, at - 4, at, 16);
  }

  private char take() {
    if (at >= json.length()) {
      throw unexpected("more");
    }
    return json.charAt(at++);
  }

  private double number() {
    next();
    int start = at;
    while (at < json.length() && ",]} \n".indexOf(json.charAt(at)) < 0) {
      at++;
    }
    return Double.parseDouble(json.substring(start, at));
  }

  private boolean taken(char c) {
    if (next() != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!taken(c)) {
      throw unexpected("'" + c + "'");
    }
  }

  /** Skips blanks and looks at the next character. */
  private char next() {
    while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    if (at >= json.length()) {
      throw unexpected("more");
    }
    return json.charAt(at);
  }

  private IllegalStateException unexpected(String wanted) {
    return new IllegalStateException(
        "Vosk's result lacks " + wanted + " at character " + at + " of " + json.length());
  }
}

package io.earshot.ingest;

import java.util.Locale;
import java.util.Optional;

/** The two languages, by any of their usual names, and by script where none is declared. */
final class Languages {
  static final String ALLOWED = "en or zh (also en-US, zh-CN, cmn, English, Mandarin, 中文 …)";

  /** A Han character says about as much as three Latin letters. */
  private static final int LETTERS_PER_HAN = 3;

  private Languages() {}

  /** {@code en} or {@code zh} for a BCP-47 tag or a name; empty for any other language. */
  static Optional<String> parse(String text) {
    if (text.equals("en") || text.equals("zh")) {
      return Optional.of(text);
    }
    String plain = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    int hyphen = plain.indexOf('-');
    return switch (hyphen > 0 ? plain.substring(0, hyphen) : plain) {
      case "en", "eng", "english", "英语", "英文" -> Optional.of("en");
      case "zh", "cmn", "zho", "chi", "chinese", "mandarin", "putonghua" -> Optional.of("zh");
      case "中文", "汉语", "普通话", "国语", "华语" -> Optional.of("zh");
      default -> Optional.empty();
    };
  }

  /** Counts the scripts of a conversation's texts. */
  static final class Guess {
    private long han;
    private long latin;

    void add(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c >= '\u3400' && c <= '\u9FFF') {
          han++;
        } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
          latin++;
        }
      }
    }

    /** {@code zh} when Han characters prevail, else {@code en}. */
    String language() {
      return han > 0 && han * LETTERS_PER_HAN >= latin ? "zh" : "en";
    }
  }
}

package io.earshot.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a rule file as YAML sees it, with its place. */
sealed interface Node {
  /** Where it stands. */
  Place at();

  /**
   * A value as written.
   *
   * @param text without quotes, escapes resolved
   * @param quote {@code '"'}, {@code '\''}, {@code '|'} for block text, or 0 for plain text
   */
  record Scalar(String text, char quote, Place at) implements Node {
    /** Whether there is no value: nothing, {@code ~} or {@code null}. */
    boolean isNull() {
      return quote == 0 && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /**
     * The place of the UTF-16 units {@code from} to {@code to} of the text; the whole value where
     * it spans lines.
     */
    Place part(int from, int to) {
      int[] line = at.file().codePoints(at.line());
      int begin = at.column() - 1 + (quote == '"' || quote == '\'' ? 1 : 0);
      int a = walk(line, begin, from);
      int b = walk(line, begin, to);
      if (quote == '|' || a < 0 || b < 0) {
        return at;
      }
      return new Place(at.file(), at.line(), a + 1, Math.max(1, b - a));
    }

    /** The column (from 0) in the source line of the text's unit {@code target}, or −1. */
    private int walk(int[] line, int begin, int target) {
      int column = begin;
      for (int unit = 0; unit < target; column++) {
        if (column >= line.length) {
          return -1;
        }
        if (quote == '"' && line[column] == '\\') {
          column += escapeLength(line, column + 1);
          unit++;
        } else {
          column += quote == '\'' && line[column] == '\'' ? 1 : 0;
          unit += Character.charCount(line[column < line.length ? column : line.length - 1]);
        }
      }
      return column <= line.length ? column : -1;
    }

    private static int escapeLength(int[] line, int at) {
      int kind = at < line.length ? line[at] : 0;
      return kind == 'x' ? 3 : kind == 'u' ? 5 : kind == 'U' ? 9 : 1;
    }
  }

  /** A list. */
  record Items(List<Node> items, Place at) implements Node {}

  /** A mapping; keys may repeat. */
  record Fields(List<Entry> entries, Place at) implements Node {
    /** The value of the first entry with that key, or null. */
    @Nullable Node get(String key) {
      Entry entry = entry(key);
      return entry == null ? null : entry.value();
    }

    @Nullable Entry entry(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return entry;
        }
      }
      return null;
    }

    boolean has(String key) {
      return entry(key) != null;
    }

    /** The value's text, or null where there is none or it is not text. */
    @Nullable String text(String key) {
      Scalar scalar = scalar(key);
      return scalar == null ? null : scalar.text();
    }

    @Nullable Scalar scalar(String key) {
      return get(key) instanceof Scalar scalar && !scalar.isNull() ? scalar : null;
    }

    /** The place of the key, or of the mapping where the key is missing. */
    Place placeOf(String key) {
      Entry entry = entry(key);
      return entry == null ? at : entry.key().at();
    }

    /** The value's items; empty where it is no list. */
    List<Node> list(String key) {
      return get(key) instanceof Items items ? items.items() : List.of();
    }

    /** The value's entries; empty where it is no mapping. */
    List<Entry> table(String key) {
      return get(key) instanceof Fields fields ? fields.entries() : List.of();
    }

    /** The value as a number, or {@code otherwise} where it is none. */
    double number(String key, double otherwise) {
      Double number = Numbers.parse(text(key));
      return number == null ? otherwise : number;
    }

    boolean flag(String key) {
      return "true".equals(text(key));
    }
  }

  /** Something refused already; it is not looked at again. */
  record Broken(Place at) implements Node {}

  /** One key with its value. */
  record Entry(Scalar key, Node value) {}
}

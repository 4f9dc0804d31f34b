package io.earshot.rule;

import com.google.re2j.PatternSyntaxException;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Operator.Phrases;
import io.earshot.rule.Operator.Phrases.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the operators that look for words: phrases and patterns. */
final class WordsReader {
  /** Of the words of a script. */
  private static final double USUAL_PERCENT = 90;

  private final Faults faults;
  private final Phrasebook phrasebook;

  WordsReader(Draft draft) {
    this.faults = draft.faults();
    this.phrasebook = draft.phrasebook();
  }

  Operator phrases(Node node) {
    if (!(node instanceof Fields fields)) {
      return new Phrases(Mode.ANY, 1, 1, read(node, false), false, true);
    }
    Mode mode = mode(fields);
    boolean counted = mode == Mode.ALL || mode == Mode.AT_LEAST;
    String key = mode == Mode.AT_LEAST ? "of" : mode.name().toLowerCase(Locale.ROOT);
    List<Phrase> phrases = read(fields.get(key), counted);
    int atLeast = mode == Mode.AT_LEAST ? (int) fields.number("atLeast", 1) : 1;
    if (atLeast > phrases.size() && !phrases.isEmpty()) {
      faults.error(
          fields.placeOf("atLeast"),
          "atLeast: " + atLeast + " of " + phrases.size() + " phrases can never hold",
          "add phrases or lower the number");
    }
    return new Phrases(
        mode,
        atLeast,
        (int) fields.number("hits", 1),
        phrases,
        fields.flag("unordered"),
        !"ignore".equals(fields.text("negation")));
  }

  private Mode mode(Fields fields) {
    List<String> given = new ArrayList<>();
    for (String key : List.of("any", "all", "none", "of")) {
      if (fields.has(key)) {
        given.add(key);
      }
    }
    if (given.size() != 1) {
      faults.error(
          given.isEmpty() ? fields.at() : fields.placeOf(given.get(1)),
          given.isEmpty()
              ? "phrases without phrases"
              : "\"" + given.get(0) + "\" and \"" + given.get(1) + "\" in one phrases",
          "write one of any: [..], all: [..], none: [..] or atLeast: n with of: [..]");
    }
    Mode mode =
        fields.has("any") || given.isEmpty()
            ? Mode.ANY
            : fields.has("all") ? Mode.ALL : fields.has("none") ? Mode.NONE : Mode.AT_LEAST;
    checkCounts(fields, mode);
    return mode;
  }

  private void checkCounts(Fields fields, Mode mode) {
    if (fields.has("atLeast") && mode != Mode.AT_LEAST) {
      faults.error(
          fields.placeOf("atLeast"),
          "\"atLeast\" without \"of\"",
          "write of: [..] for the phrases; for a number of hits write hits:");
    }
    if (mode == Mode.AT_LEAST && !fields.has("atLeast")) {
      faults.error(
          fields.placeOf("of"), "\"of\" without \"atLeast\"", "add atLeast: n, or write any:");
    }
    if (fields.has("hits") && mode == Mode.NONE) {
      faults.error(fields.placeOf("hits"), "\"hits\" with \"none\"", "delete hits");
    }
  }

  private List<Phrase> read(@Nullable Node written, boolean counted) {
    List<Phrase> phrases = new ArrayList<>();
    List<Node> nodes =
        written instanceof Node.Items items
            ? items.items()
            : written == null ? List.of() : List.of(written);
    for (Node node : nodes) {
      if (node instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
        phrases.addAll(phrasebook.phrases(scalar, counted));
      }
    }
    return List.copyOf(phrases);
  }

  Operator verbatim(Fields fields) {
    Scalar script = fields.scalar("script");
    double percent = fields.number("atLeast", USUAL_PERCENT);
    if (script == null || script.text().isBlank()) {
      return new Operator.Verbatim(new Phrase("", List.of()), percent);
    }
    List<Phrase> read = phrasebook.phrases(script, false);
    for (Phrase phrase : read) {
      if (read.size() > 1 || !phrase.parts().stream().allMatch(WordsReader::isSaidAsItStands)) {
        faults.error(script.at(), "a script with a list or a gap", "write it out, word for word");
        break;
      }
    }
    return new Operator.Verbatim(
        read.isEmpty() ? new Phrase(script.text(), List.of()) : read.getFirst(), percent);
  }

  private static boolean isSaidAsItStands(Phrase.Part part) {
    return part instanceof Phrase.Part.Text || part instanceof Phrase.Part.Slot;
  }

  Operator pattern(Fields fields) {
    Scalar find = fields.scalar("find");
    Scalar except = fields.scalar("except");
    if (find != null && compiles(find) && matchesNothing(find.text())) {
      faults.error(
          find.at(),
          "the pattern matches the empty text, so it hits everywhere",
          "make a part of it obligatory: + instead of *");
    }
    if (except != null) {
      compiles(except);
    }
    return new Operator.Pattern(
        find == null ? "" : find.text(), except == null ? null : except.text());
  }

  private static boolean matchesNothing(String expression) {
    return com.google.re2j.Pattern.compile(expression).matcher("").matches();
  }

  private boolean compiles(Scalar expression) {
    try {
      com.google.re2j.Pattern.compile(expression.text());
      return true;
    } catch (PatternSyntaxException e) {
      faults.error(
          placeOf(expression, e.getPattern()),
          "not a regular expression (RE2): " + e.getDescription(),
          fixOf(e.getDescription()));
      return false;
    }
  }

  /** RE2 names the offending piece, not its place. */
  private static Place placeOf(Scalar expression, @Nullable String piece) {
    if (piece == null || piece.isEmpty() || !expression.text().contains(piece)) {
      return expression.at();
    }
    int at = expression.text().lastIndexOf(piece);
    return expression.part(at, at + piece.length());
  }

  private static String fixOf(String description) {
    String lower = description.toLowerCase(Locale.ROOT);
    if (lower.contains("perl") || lower.contains("named capture")) {
      return "RE2 has no look-ahead, look-behind and back-references; use except:";
    }
    if (lower.contains("repeat")) {
      return "1000 repetitions at most";
    }
    return lower.contains("repetition") || lower.contains("missing argument")
        ? "* + ? and { that are meant as text need a backslash"
        : "";
  }
}

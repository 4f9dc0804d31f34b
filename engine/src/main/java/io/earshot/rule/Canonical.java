package io.earshot.rule;

import io.earshot.rule.Operator.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Spells conditions so that those that ask the same are spelled the same, wherever they stand. */
final class Canonical {
  private static final String NOT = "not ";

  private final Map<String, Condition> named;

  Canonical(Map<String, Condition> named) {
    this.named = named;
  }

  String of(@Nullable Condition condition) {
    return switch (condition) {
      case null -> "always";
      case Condition.All all -> join("all", parts(all.parts()));
      case Condition.AnyOf any -> join("any", parts(any.parts()));
      case Condition.Not not -> negated(of(not.part()));
      case Condition.Named name -> of(named.get(name.name()));
      case Condition.Test test -> of(test);
    };
  }

  /** The opposite of something spelled. */
  static String negated(String canonical) {
    return canonical.startsWith(NOT) ? canonical.substring(NOT.length()) : NOT + canonical;
  }

  private static String join(String word, TreeSet<String> parts) {
    return parts.size() == 1 ? parts.first() : word + parts;
  }

  private TreeSet<String> parts(List<Condition> conditions) {
    TreeSet<String> parts = new TreeSet<>();
    conditions.forEach(part -> parts.add(of(part)));
    return parts;
  }

  private String of(Condition.Test test) {
    if (test.operator() instanceof Phrases phrases
        && phrases.mode() == Phrases.Mode.NONE
        && !test.scope().every()) {
      return NOT + spelled(any(phrases), test.scope());
    }
    return spelled(test.operator(), test.scope());
  }

  private static Phrases any(Phrases none) {
    return new Phrases(
        Phrases.Mode.ANY, 1, 1, none.phrases(), none.unordered(), none.negationGuard());
  }

  private String spelled(Operator operator, Scope scope) {
    String what =
        operator instanceof Operator.Count count
            ? "count " + count.measure() + count.limit() + of(count.of())
            : operator instanceof Phrases phrases
                ? "phrases " + head(phrases) + texts(phrases)
                : operator.toString();
    return what + " in " + scope;
  }

  /** All of a phrases operator but its phrases. */
  static String head(Phrases o) {
    return o.mode() + " " + o.atLeast() + " " + o.hits() + " " + o.unordered() + o.negationGuard();
  }

  /** The phrases, in no order. */
  static TreeSet<String> texts(Phrases phrases) {
    TreeSet<String> texts = new TreeSet<>();
    for (Phrase phrase : phrases.phrases()) {
      List<Phrase.Part> parts = phrase.parts();
      if (parts.size() == 1 && parts.getFirst() instanceof Phrase.Part.OneOf list) {
        texts.addAll(list.texts());
      } else {
        texts.add(
            parts.size() == 1 && parts.getFirst() instanceof Phrase.Part.Text text
                ? text.text()
                : new ArrayList<>(parts).toString());
      }
    }
    return texts;
  }
}

package io.earshot.cli;

import io.earshot.model.Conversation;
import io.earshot.model.Evidence;
import io.earshot.model.Plain;
import io.earshot.rule.Position;
import io.earshot.score.Explanation;
import io.earshot.score.Explanation.Flip;
import io.earshot.score.Explanation.Kind;
import io.earshot.score.Explanation.Nearest;
import io.earshot.score.Explanation.Part;
import io.earshot.score.Explanation.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints an explanation as a supervisor reads it: the outcome, the tree, what would change it. */
final class ExplainPrinter {
  private static final int QUOTES_SHOWN = 5;
  private static final int QUOTE_CHARS = 80;
  private static final int TURNS_SHOWN = 4;

  private final Terminal terminal;
  private final ExplainWords words;
  private final Conversation conversation;

  /** Whether what did not decide is told as fully as what did. */
  private final boolean all;

  private final Set<String> told = new HashSet<>();
  private String ruleFile = "";

  ExplainPrinter(Terminal terminal, ExplainWords words, Conversation conversation, boolean all) {
    this.terminal = terminal;
    this.words = words;
    this.conversation = conversation;
    this.all = all;
  }

  void print(Explanation e) {
    ruleFile = e.at().file();
    terminal.print(
        terminal.paint("1", Plain.line(e.rule()))
            + "  "
            + Plain.line(e.title())
            + terminal.paint("2", "  " + Plain.line(e.at().toString())));
    terminal.print(
        conversation.displayId()
            + "  leg "
            + (e.leg() + 1)
            + (e.agentId() == null ? "" : " (" + Plain.line(e.agentId()) + ")")
            + "  "
            + e.ruleSet()
            + " "
            + e.version());
    String points =
        e.points() == 0
            ? ""
            : String.format(Locale.ROOT, ", %+.1f %s", e.points() / 1_000.0, words.points);
    String reason = e.reason() == null ? "" : ": " + Plain.line(e.reason());
    terminal.print(terminal.paint("1", words.outcome(e.outcome())) + points + reason);
    terminal.print("");
    told.clear();
    e.parts().forEach(part -> part(part, 0, true));
    terminal.print("");
    if (e.flips().isEmpty()) {
      terminal.print(ExplainWords.of(words.noFlips, e.tried()));
      return;
    }
    terminal.print(words.flips);
    for (int i = 0; i < e.flips().size(); i++) {
      terminal.print("  " + (i + 1) + ". " + sentence(e.flips().get(i)));
    }
  }

  /** A part that decided with what it rests on, another in one line. */
  private void part(Part part, int depth, boolean decided) {
    String indent = "  ".repeat(depth);
    String place = words.place(part.role());
    terminal.print(
        indent
            + ExplainWords.mark(part.answer())
            + " "
            + (place.isEmpty() ? "" : place + ": ")
            + words.head(part)
            + (part.says().isEmpty() ? "" : "  " + Plain.line(part.says()))
            + terminal.paint("2", place(part.at())));
    String inner = indent + "    ";
    if (!(all || decided)) {
      return;
    }
    if (part.kind() == Kind.NAMED && !told.add(part.name())) {
      terminal.print(inner + words.asAbove);
      return;
    }
    if (part.lookedCount() >= 0) {
      terminal.print(inner + looked(part));
    }
    for (int i = 0; i < Math.min(QUOTES_SHOWN, part.found().size()); i++) {
      terminal.print(inner + words.found + " " + quote(part.found().get(i)));
    }
    int more = part.found().size() - QUOTES_SHOWN;
    if (more > 0) {
      terminal.print(inner + "… +" + more);
    }
    if (part.found().isEmpty() && part.lookedCount() > 0) {
      terminal.print(inner + words.foundNothing);
    }
    if (part.nearest() != null) {
      terminal.print(inner + nearest(part.nearest()));
    }
    for (Part child : part.parts()) {
      part(child, depth + 1, decides(part, child));
    }
  }

  private static boolean decides(Part part, Part child) {
    return switch (part.kind()) {
      case ALL, ANY -> part.answer() == child.answer();
      case NOT, NAMED, TEST -> true;
    };
  }

  private String looked(Part part) {
    if (part.lookedCount() == 0) {
      return words.lookedAtNothing;
    }
    StringBuilder line = new StringBuilder(ExplainWords.of(words.lookedAt, part.lookedCount()));
    List<Turn> turns = part.looked();
    if (part.lookedCount() > TURNS_SHOWN && !all) {
      turns = turns.subList(0, TURNS_SHOWN - 1);
    }
    String separator = ": ";
    for (Turn turn : turns) {
      line.append(separator).append(ShowCommand.clock(turn.startMillis())).append(' ');
      line.append(words.role(turn.role())).append(" “").append(Plain.line(turn.text())).append('”');
      separator = ", ";
    }
    return turns.size() < part.lookedCount() ? line.append(", …").toString() : line.toString();
  }

  private String nearest(Nearest nearest) {
    return ExplainWords.of(
        nearest.common() == nearest.of() ? words.negated : words.nearest,
        Plain.line(nearest.said()),
        ShowCommand.clock(nearest.startMillis()),
        Plain.line(nearest.phrase()),
        nearest.common(),
        nearest.of());
  }

  private String quote(Evidence e) {
    String who =
        e.utterance() < 0
            ? ""
            : words.role(conversation.partyOf(conversation.utterances().get(e.utterance())).role())
                + " ";
    return ShowCommand.clock(e.startMillis())
        + " "
        + who
        + "“"
        + RunPrinter.cut(e.quote(), QUOTE_CHARS)
        + "”";
  }

  /** One flip in words: {@code seconds: first 30 → first 34, then met: said at 34.0 s “hello”}. */
  String sentence(Flip flip) {
    StringBuilder line = new StringBuilder();
    if (flip.from().isEmpty() && flip.path().startsWith("phrases.")) {
      line.append(ExplainWords.of(words.add, Plain.line(flip.to()), flip.path()));
    } else if (flip.to().isEmpty()) {
      line.append(ExplainWords.of(words.take, Plain.line(flip.from()), flip.path()));
    } else {
      line.append(flip.path()).append(": ").append(flip.from()).append(" → ").append(flip.to());
    }
    line.append(", ").append(ExplainWords.of(words.then, words.outcome(flip.outcome())));
    if (!flip.found().isEmpty()) {
      Evidence first = flip.found().getFirst();
      String at = String.format(Locale.ROOT, "%.1f s", first.startMillis() / 1_000.0);
      line.append(": ");
      line.append(first.utterance() < 0 ? "" : ExplainWords.of(words.saidAt, at) + " ");
      line.append("“").append(RunPrinter.cut(first.quote(), QUOTE_CHARS)).append("”");
    }
    return line.append(place(flip.at())).toString();
  }

  /** Where something stands; the file only where it is not the rule's. */
  private String place(Position at) {
    String name = at.file().substring(at.file().lastIndexOf('/') + 1);
    String file = at.file().equals(ruleFile) ? "" : Plain.line(name) + " ";
    return "  [" + file + at.line() + ":" + at.column() + "]";
  }

  /** The explanation as JSON, with the sentences of the flips. */
  void json(JsonOut json, Explanation e) {
    json.object().field("id", conversation.displayId());
    json.field("conversation", conversation.id().toString());
    json.field("leg", e.leg()).field("agentId", e.agentId());
    json.field("ruleSet", e.ruleSet()).field("ruleSetVersion", e.version());
    json.field("rule", e.rule()).field("title", e.title()).field("at", e.at().toString());
    json.field("outcome", e.outcome().label()).points("points", e.points());
    json.field("reason", e.reason()).name("derivation").array();
    e.parts().forEach(part -> json(json, part));
    json.end().name("flips").array();
    for (Flip flip : e.flips()) {
      json.object().field("at", flip.at().toString()).field("path", flip.path());
      json.field("from", flip.from()).field("to", flip.to());
      json.field("outcome", flip.outcome().label()).field("sentence", sentence(flip));
      evidence(json, flip.found());
      json.end();
    }
    json.end().field("changesTried", e.tried()).end().line();
  }

  private static void json(JsonOut json, Part part) {
    json.object().field("kind", part.kind().name().toLowerCase(Locale.ROOT));
    json.field("role", part.role()).field("name", part.name()).field("says", part.says());
    json.field("at", part.at().toString());
    json.field("answer", part.answer().name().toLowerCase(Locale.ROOT));
    if (part.lookedCount() >= 0) {
      json.field("turnsLookedAt", part.lookedCount()).name("turns").array();
      for (Turn turn : part.looked()) {
        json.object().field("turn", turn.number()).field("role", turn.role().label());
        json.field("startMillis", turn.startMillis()).field("text", turn.text()).end();
      }
      json.end();
    }
    evidence(json, part.found());
    Nearest nearest = part.nearest();
    if (nearest != null) {
      json.name("nearest").object().field("phrase", nearest.phrase()).field("said", nearest.said());
      json.field("startMillis", nearest.startMillis()).field("common", nearest.common());
      json.field("of", nearest.of()).end();
    }
    json.name("parts").array();
    part.parts().forEach(child -> json(json, child));
    json.end().end();
  }

  private static void evidence(JsonOut json, List<Evidence> found) {
    json.name("evidence").array();
    for (Evidence e : found) {
      json.object().field("utterance", e.utterance());
      json.field("startChar", e.startChar()).field("endChar", e.endChar());
      json.field("startMillis", e.startMillis()).field("endMillis", e.endMillis());
      json.field("quote", e.quote()).end();
    }
    json.end();
  }
}

package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.model.InputException;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.Phrase;
import io.earshot.rule.Position;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns conditions of one rule set into nodes; named conditions are compiled once and shared. */
final class Compiler {
  private final RuleSet ruleSet;
  private final Map<String, Integer> ruleNumbers = new HashMap<>();
  private final Map<String, Node> named = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  final PhraseCompiler phrases = new PhraseCompiler();
  private int nodes;

  /** Whether any scope counts utterances. */
  boolean countsUtterances;

  Compiler(RuleSet ruleSet) {
    this.ruleSet = ruleSet;
    for (int i = 0; i < ruleSet.rules().size(); i++) {
      ruleNumbers.put(ruleSet.rules().get(i).id(), i);
    }
  }

  int nodeCount() {
    return nodes;
  }

  /** The number of a rule. */
  int ruleNumber(String id, Position at) {
    Integer number = ruleNumbers.get(id);
    if (number == null) {
      throw fault(at, "there is no rule \"" + id + "\"");
    }
    return number;
  }

  Node compile(Condition condition) {
    return switch (condition) {
      case Condition.All all -> new Node.Several(nodes++, parts(all.parts()), true);
      case Condition.AnyOf any -> new Node.Several(nodes++, parts(any.parts()), false);
      case Condition.Not not -> new Node.Not(nodes++, compile(not.part()));
      case Condition.Named name -> named(name.name(), name.at());
      case Condition.Test test -> test(test);
    };
  }

  Node named(String name, Position at) {
    Node known = named.get(name);
    if (known != null) {
      return known;
    }
    Condition condition = ruleSet.conditions().get(name);
    if (condition == null) {
      throw fault(at, "there is no condition \"" + name + "\"; define it under conditions:");
    }
    if (!open.add(name)) {
      throw fault(at, "condition \"" + name + "\" rests on itself; break the circle");
    }
    Node node = compile(condition);
    open.remove(name);
    named.put(name, node);
    return node;
  }

  private Node[] parts(List<Condition> conditions) {
    Node[] parts = new Node[conditions.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = compile(conditions.get(i));
    }
    return parts;
  }

  private Node test(Condition.Test test) {
    Scope scope = test.scope();
    Scope.Anchor anchor = scope.anchor();
    Node anchorNode = anchor == null ? null : named(anchor.condition(), test.at());
    Scope.Positions positions = scope.positions();
    countsUtterances |= positions != null && positions.utterances();
    int id = nodes++;
    Probe probe = probe(test, nodes++); // what it collects is kept apart from its anchor's hits
    return new Node.Test(id, probe, scope, anchorNode, test.operator().key());
  }

  private Probe probe(Condition.Test test, int id) {
    Scope scope = test.scope();
    return switch (test.operator()) {
      case Operator.Phrases wish -> phrases.compile(wish, scope, test.at());
      case Operator.Pattern wish -> pattern(wish, scope, test.at());
      case Operator.Verbatim wish -> verbatim(wish, test.at());
      case Operator.Repeated wish ->
          new RepeatedProbe(id, wish, scope.unit(), forgiving(wish.except(), test.at()));
      case Operator.Sequence wish -> sequence(wish, test.at());
      case Operator.Similar wish -> new SimilarProbe(wish, scope.unit());
      case Operator.Entity wish -> spoken(test.at(), () -> new EntityProbe(wish));
      case Operator.SoundsLike wish -> spoken(test.at(), () -> new SoundsLikeProbe(wish));
      case Operator.Commitment wish -> new CommitmentProbe(id, compile(wish.promise()), wish);
      case Operator.Fact wish -> fact(wish);
      case Operator.Ticket wish -> ticket(wish, test.at());
      case Operator.Count wish ->
          new OtherProbes.Count(id, compile(wish.of()), wish.measure(), wish.limit());
      case Operator.Silence wish ->
          new TimingProbes.Silence(id, wish, forgiving(wish.forgivenAfter(), test.at()));
      case Operator.ResponseTime wish ->
          new TimingProbes.Response(
              id, wish, forgiving(wish.forgivenAfter(), test.at()), scope.every());
      case Operator.Interruption wish -> new TimingProbes.Interruption(wish);
      case Operator.SpeakingRate wish -> new MeasureProbes.SpeakingRate(wish);
      case Operator.VoiceTest wish -> new VoiceProbe(wish, scope.every());
      case Operator.TurnLength wish -> new MeasureProbes.TurnLength(wish, scope.every());
      case Operator.TalkShare wish -> new MeasureProbes.TalkShare(wish);
      case Operator.TurnCount wish -> new MeasureProbes.TurnCount(wish.limit());
      case Operator.Duration wish ->
          new MeasureProbes.Duration(wish.limit(), scope.wholeConversation());
      case Operator.WhoSpokeLast wish -> new EndingProbes.SpokeLast(wish.is());
      case Operator.WhoHungUp wish -> new EndingProbes.HungUp(wish.is());
      case Operator.HangUpDelay wish -> new EndingProbes.HangUpDelay(wish.limit());
      case Operator.Metadata wish -> metadata(wish, test.at());
      case Operator.EventTest wish -> new OtherProbes.Happened(wish);
      case Operator.RuleOutcomeTest wish ->
          new OtherProbes.OfRule(ruleNumber(wish.rule(), test.at()), wish.is());
      case Operator.ScoreTest wish -> new OtherProbes.Score(wish.limit());
      case Operator.DecidedShareTest wish -> new OtherProbes.DecidedShare(wish.limit());
    };
  }

  private @Nullable Node forgiving(@Nullable String condition, Position at) {
    return condition == null ? null : named(condition, at);
  }

  private static Probe metadata(Operator.Metadata wish, Position at) {
    try {
      return new OtherProbes.Metadata(new Comparator(wish));
    } catch (IllegalArgumentException e) {
      throw fault(at, String.valueOf(e.getMessage()));
    }
  }

  private Probe sequence(Operator.Sequence wish, Position at) {
    SequenceProbe.Step[] steps = new SequenceProbe.Step[wish.steps().size()];
    for (int k = 0; k < steps.length; k++) {
      Operator.Sequence.Step step = wish.steps().get(k);
      steps[k] = new SequenceProbe.Step(step, named(step.condition(), at), nodes++);
    }
    return new SequenceProbe(steps);
  }

  /** What a value that cannot be read is told as. */
  private static Probe spoken(Position at, Supplier<Probe> probe) {
    try {
      return probe.get();
    } catch (IllegalArgumentException e) {
      throw fault(at, String.valueOf(e.getMessage()));
    }
  }

  private Probe fact(Operator.Fact wish) {
    FactProbe.Row[] rows = new FactProbe.Row[wish.rows().size()];
    for (int r = 0; r < rows.length; r++) {
      Operator.Fact.Row row = wish.rows().get(r);
      EntityKind kind = row.kind();
      try {
        rows[r] =
            new FactProbe.Row(
                row,
                compile(row.question()),
                nodes++,
                kind == null ? List.of() : FactProbe.read(row.allowed(), kind),
                kind == null ? List.of() : FactProbe.read(row.wrong(), kind),
                kind == null ? words(row.allowed(), row.at()) : null,
                nodes++,
                kind == null && !row.wrong().isEmpty() ? words(row.wrong(), row.at()) : null,
                nodes++);
      } catch (IllegalArgumentException e) {
        throw fault(row.at(), String.valueOf(e.getMessage()));
      }
    }
    return new FactProbe(rows, wish.askedBy(), wish.turns());
  }

  /** Words of which any is a hit wherever it is said. */
  private Node words(List<String> texts, Position at) {
    List<Phrase> phrases = new ArrayList<>();
    texts.forEach(text -> phrases.add(new Phrase(text, List.of(new Phrase.Part.Text(text)))));
    var any = new Operator.Phrases(Operator.Phrases.Mode.ANY, 1, 1, phrases, false, true);
    return compile(new Condition.Test(any, Scope.LEG, at));
  }

  private Probe ticket(Operator.Ticket wish, Position at) {
    TicketProbe.Category[] categories = new TicketProbe.Category[wish.said().size()];
    int k = 0;
    for (Map.Entry<String, String> entry : wish.said().entrySet()) {
      Node said = named(entry.getValue(), at);
      categories[k++] = new TicketProbe.Category(TicketProbe.folded(entry.getKey()), said, nodes++);
    }
    Operator.Commitment promise = wish.promise();
    return new TicketProbe(
        wish, categories, promise == null ? null : compile(promise.promise()), nodes++);
  }

  private static Probe verbatim(Operator.Verbatim wish, Position at) {
    VerbatimProbe probe = new VerbatimProbe(wish);
    if (probe.tokens() > Alignment.MOST_TOKENS) {
      throw fault(
          at,
          "a script of "
              + probe.tokens()
              + " words; "
              + Alignment.MOST_TOKENS
              + " at most: split it into several rules");
    }
    return probe;
  }

  private static Probe pattern(Operator.Pattern wish, Scope scope, Position at) {
    String except = wish.except();
    return new PatternProbe(
        regex(wish.find(), at),
        except == null ? null : regex(except, at),
        scope.unit(),
        scope.every());
  }

  private static Regex regex(String expression, Position at) {
    try {
      return Regex.compile(PatternFolding.fold(expression));
    } catch (IllegalArgumentException e) {
      throw fault(at, "pattern \"" + expression + "\": " + e.getMessage());
    }
  }

  static InputException fault(Position at, String reason) {
    return new InputException(at.toString(), reason);
  }
}

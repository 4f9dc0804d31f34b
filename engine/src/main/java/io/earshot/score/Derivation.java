package io.earshot.score;

import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.rule.Condition;
import io.earshot.rule.Operator;
import io.earshot.rule.RuleSet;
import io.earshot.rule.Scope;
import io.earshot.score.Explanation.Answer;
import io.earshot.score.Explanation.Kind;
import io.earshot.score.Explanation.Nearest;
import io.earshot.score.Explanation.Part;
import io.earshot.score.Explanation.Turn;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks a rule's conditions together with the nodes they were compiled to, and tells of each what
 * it came to on the leg that was evaluated last.
 */
final class Derivation {
  private static final Answer[] OF_TRUTH = {
    Answer.FALSE, Answer.UNDECIDABLE, Answer.TRUE, Answer.NOT_APPLICABLE
  };

  private static final int SNIPPET_CHARS = 60;

  private final RuleSet set;
  private final Scorer scorer;
  private final Workspace space;

  /** What comes nearest to the phrases of each test that found none. */
  final Map<Condition.Test, Nearest> nearest = new IdentityHashMap<>();

  Derivation(RuleSet set, Scorer scorer) {
    this.set = set;
    this.scorer = scorer;
    this.space = scorer.space;
  }

  Part part(String role, Condition condition, Node node) {
    return switch (condition) {
      case Condition.All all -> several(role, Kind.ALL, all, all.parts(), node);
      case Condition.AnyOf any -> several(role, Kind.ANY, any, any.parts(), node);
      case Condition.Not not ->
          composed(role, Kind.NOT, "", not, node, List.of(part("", not.part(), notOf(node).part)));
      case Condition.Named name -> named(role, name.name(), name, node);
      case Condition.Test test -> test(role, test, (Node.Test) node);
    };
  }

  private static Node.Not notOf(Node node) {
    return (Node.Not) node;
  }

  private Part several(
      String role, Kind kind, Condition condition, List<Condition> conditions, Node node) {
    List<Part> parts = new ArrayList<>();
    Node[] nodes = ((Node.Several) node).parts;
    for (int i = 0; i < nodes.length; i++) {
      parts.add(part("", conditions.get(i), nodes[i]));
    }
    return composed(role, kind, "", condition, node, parts);
  }

  private Part named(String role, String name, Condition at, Node node) {
    Condition meant = set.conditions().get(name);
    List<Part> parts = meant == null ? List.of() : List.of(part("", meant, node));
    return composed(role, Kind.NAMED, name, at, node, parts);
  }

  private Part composed(
      String role, Kind kind, String name, Condition at, Node node, List<Part> parts) {
    return new Part(
        kind, role, name, "", at.at(), answer(node), List.of(), -1, List.of(), null, parts);
  }

  private Answer answer(Node node) {
    return OF_TRUTH[node.evaluate(space)];
  }

  private Part test(String role, Condition.Test test, Node.Test node) {
    Answer answer = answer(node);
    List<Part> parts = new ArrayList<>();
    Scope.Anchor anchor = test.scope().anchor();
    if (anchor != null && node.anchor != null) {
      parts.add(named("anchor", anchor.condition(), test, node.anchor));
    }
    under(test.operator(), test, node, parts);
    TreeSet<Integer> turns = looksAtTurns(test.operator()) ? turns(test, node) : new TreeSet<>();
    Nearest near = near(test, node, turns);
    if (near != null) {
      nearest.put(test, near);
    }
    return new Part(
        Kind.TEST,
        role,
        test.operator().key(),
        Spelled.test(test),
        test.at(),
        answer,
        told(turns),
        looksAtTurns(test.operator()) ? turns.size() : -1,
        scorer.evidenceOf(node),
        near,
        parts);
  }

  private void under(Operator operator, Condition at, Node.Test node, List<Part> parts) {
    if (operator instanceof Operator.Count count && node.probe instanceof OtherProbes.Count probe) {
      parts.add(part("counted", count.of(), probe.of()));
    }
    if (operator instanceof Operator.Sequence steps && node.probe instanceof SequenceProbe probe) {
      for (int k = 0; k < steps.steps().size(); k++) {
        String name = steps.steps().get(k).condition();
        parts.add(named("step " + (k + 1), name, at, probe.steps()[k].condition()));
      }
    }
  }

  private static boolean looksAtTurns(Operator operator) {
    return switch (operator) {
      case Operator.Count o -> false;
      case Operator.Sequence o -> false;
      case Operator.Metadata o -> false;
      case Operator.RuleOutcomeTest o -> false;
      case Operator.Duration o -> false;
      case Operator.TalkShare o -> false;
      case Operator.WhoHungUp o -> false;
      case Operator.HangUpDelay o -> false;
      case Operator.EventTest o -> false;
      case Operator.ScoreTest o -> false;
      case Operator.DecidedShareTest o -> false;
      default -> true;
    };
  }

  /** The turns that the test's windows hold. */
  private TreeSet<Integer> turns(Condition.Test test, Node.Test node) {
    TreeSet<Integer> turns = new TreeSet<>();
    Window window = space.window;
    Scope.Anchor anchor = test.scope().anchor();
    if (anchor == null || node.anchor == null) {
      window.open(space, test.scope());
      collect(window, turns);
      return turns;
    }
    Hits anchors = space.anchors(node.id);
    for (int i = 0; i < Math.min(anchors.count, Anchored.ANCHOR_LIMIT); i++) {
      if (isPicked(anchor, i, anchors.count)) {
        window.open(space, test.scope());
        Anchored.narrow(space, window, anchor, anchors, i);
        collect(window, turns);
      }
    }
    return turns;
  }

  private static boolean isPicked(Scope.Anchor anchor, int i, int count) {
    return switch (anchor.pick()) {
      case FIRST -> i == 0;
      case LAST -> i == count - 1;
      case NTH -> i == anchor.nth() - 1;
      case ANY, EVERY -> true;
    };
  }

  private void collect(Window window, TreeSet<Integer> turns) {
    for (int t = window.turnFrom; t < window.turnTo; t++) {
      boolean any = false;
      for (int token = space.firstToken(t); !any && token < space.firstToken(t + 1); token++) {
        any = window.contains(t, token) != Window.OUT;
      }
      if (any) {
        turns.add(t);
      }
    }
  }

  private List<Turn> told(TreeSet<Integer> turns) {
    List<Turn> told = new ArrayList<>();
    for (int turn : turns) {
      if (told.size() < Part.LOOKED_LIMIT) {
        Role role = space.turns.role[turn];
        String text = text(turn);
        told.add(new Turn(turn + 1, role, space.turns.startMillis[turn], cut(text)));
      }
    }
    return told;
  }

  private String text(int turn) {
    StringBuilder text = new StringBuilder();
    for (int i = space.turns.first[turn]; i < space.turns.first[turn + 1]; i++) {
      Utterance utterance = space.utterance(space.turns.order[i]);
      text.append(text.isEmpty() ? "" : " ").append(utterance.text());
    }
    return text.toString();
  }

  private static String cut(String text) {
    return text.length() <= SNIPPET_CHARS ? text : text.substring(0, SNIPPET_CHARS) + "…";
  }

  private @Nullable Nearest near(Condition.Test test, Node.Test node, TreeSet<Integer> turns) {
    if (!(test.operator() instanceof Operator.Phrases phrases)
        || phrases.mode() == Operator.Phrases.Mode.NONE
        || space.hits(node.id).count > 0) {
      return null;
    }
    Resemblance resemblance = new Resemblance();
    for (int turn : turns) {
      resemblance.add(text(turn), space.turns.startMillis[turn]);
    }
    return resemblance.to(phrases.phrases());
  }
}

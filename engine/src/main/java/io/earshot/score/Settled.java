package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.rule.Scope;

/**
 * Tells outcomes that no continuation of the conversation can change from those it can. On the safe
 * side: a settled outcome never changes, a provisional one may already be sure.
 *
 * <p>Settled are: what was said for certain in a scope that does not count from the end; what was
 * not said in the first turns of a role once each of them is closed by a later turn of its party;
 * metadata; and what logic makes of these. Anchored windows, figures over the whole leg and scopes
 * that count from the end settle only at the close.
 */
final class Settled {
  private final Program program;
  private final Workspace space;
  private final boolean[] rules;
  private boolean allSpeakersKnown;

  Settled(Program program, Workspace space) {
    this.program = program;
    this.space = space;
    rules = new boolean[program.ruleSet().rules().size()];
  }

  /** Judges all rules on the leg that was evaluated last. */
  boolean[] judge() {
    allSpeakersKnown = allKnown(space.conversation());
    for (Program.Step step : program.steps) {
      rules[step.number()] = rule(step);
    }
    return rules;
  }

  private static boolean allKnown(Conversation conversation) {
    for (int p = 0; p < conversation.parties().size(); p++) {
      var party = conversation.parties().get(p);
      if (party.role() == Role.UNKNOWN || party.roleConfidence() < Turns.ROLE_CONFIDENCE) {
        return false;
      }
    }
    return true;
  }

  private boolean rule(Program.Step step) {
    boolean sure = true;
    for (int i = 0; i < step.needs().size(); i++) {
      int need = step.needs().get(i);
      Outcome outcome = space.outcomes[need];
      if (rules[need] && (outcome == Outcome.NOT_MET || outcome == Outcome.NOT_APPLICABLE)) {
        return true;
      }
      sure &= rules[need];
    }
    Node when = step.when();
    if (when != null) {
      boolean known = when.evaluated(space) && node(when);
      if (known && space.truth[when.id] != Truth.TRUE && space.truth[when.id] != Truth.UNDECIDED) {
        return sure;
      }
      sure &= known;
    }
    return sure && step.require().evaluated(space) && node(step.require());
  }

  private boolean node(Node node) {
    if (!node.evaluated(space)) {
      return false;
    }
    return switch (node) {
      case Node.Not not -> node(not.part);
      case Node.Several several -> several(several);
      case Node.Test test -> test(test);
    };
  }

  private boolean several(Node.Several several) {
    byte last = several.all ? Truth.FALSE : Truth.TRUE;
    boolean all = true;
    for (Node part : several.parts) {
      boolean settled = node(part);
      if (settled && space.truth[part.id] == last) {
        return true;
      }
      all &= settled;
    }
    return all;
  }

  private boolean test(Node.Test test) {
    if (test.probe instanceof OtherProbes.Metadata) {
      return true;
    }
    if (test.probe instanceof OtherProbes.OfRule other) {
      return rules[other.rule()];
    }
    if (test.anchor != null || test.scope.every()) {
      return false;
    }
    boolean local = test.probe.isLocal();
    boolean words = test.probe instanceof PhraseProbe || test.probe instanceof PatternProbe;
    if ((words || local) && closed(test.scope)) {
      return true;
    }
    if (local) {
      return space.truth[test.id] == Truth.TRUE && stays(test.scope, space.hits(test.id));
    }
    return test.probe instanceof PhraseProbe phrases
        && test.scope.unit() != Scope.Unit.JOINED
        && space.truth[test.id] == phrases.truthOnceSaid()
        && staysInside(test.scope, space.hits(test.id));
  }

  /** Whether one of the sure hits lies in a turn that is over and can no longer leave the scope. */
  private boolean stays(Scope scope, Hits hits) {
    for (int i = 0; i < hits.count; i++) {
      boolean over = hits.onWords(i) && hits.certain[i] && over(hits.turnTo[i]);
      if (over && noOpenerBefore(hits.turnTo[i]) && staysInside(scope)) {
        return true;
      }
    }
    return false;
  }

  /** Whether hits can neither leave the scope nor lose their certainty. */
  private boolean staysInside(Scope scope, Hits hits) {
    int last = hits.count == 0 ? 0 : hits.turnTo[hits.count - 1];
    return staysInside(scope) && (scope.positions() == null || noOpenerBefore(last));
  }

  private boolean staysInside(Scope scope) {
    Scope.TimeWindow time = scope.time();
    if (time != null && (time.percent() || time.from() < 0 || time.to() < 0)) {
      return false;
    }
    Scope.Positions positions = scope.positions();
    if (positions == null) {
      return true;
    }
    return positions.from() >= 0 && positions.to() >= 0 && allSpeakersKnown;
  }

  /** An opener that goes on becomes a turn that counts, and moves the positions after it. */
  private boolean noOpenerBefore(int turn) {
    for (int t = 0; t <= turn && t < space.turns.count; t++) {
      if (space.turns.opener[t]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the scope is the first turns of a role and each of them is over. */
  private boolean closed(Scope scope) {
    Scope.Positions positions = scope.positions();
    Role role = scope.role();
    if (positions == null
        || role == null
        || scope.time() != null
        || positions.utterances()
        || positions.from() < 0
        || positions.to() < 0
        || !allSpeakersKnown) {
      return false;
    }
    boolean whole = scope.wholeConversation();
    Ordinals ordinals = whole ? space.conversationOrdinals : space.legOrdinals;
    if (ordinals.roleTurns[role.ordinal()] <= positions.to()) {
      return false;
    }
    int from = whole ? 0 : space.legTurnFrom;
    int to = whole ? space.turns.count : space.legTurnTo;
    for (int t = from; t < to; t++) {
      boolean inside = space.turns.role[t] == role && ordinals.turnOfRole[t] <= positions.to();
      if (inside && !over(t)) {
        return false;
      }
    }
    return true;
  }

  /** A turn is over once its party has begun another. */
  private boolean over(int turn) {
    for (int t = space.turns.count - 1; t > turn; t--) {
      if (space.turns.party[t] == space.turns.party[turn]) {
        return true;
      }
    }
    return false;
  }
}

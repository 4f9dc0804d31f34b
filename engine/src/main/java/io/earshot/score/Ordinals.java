package io.earshot.score;

import io.earshot.model.Role;
import java.util.Arrays;

/**
 * The position of every turn (and utterance) of a stretch among those of its role and among all,
 * counted from 1. Openers alone take the position of the turn that follows; system turns have none
 * among all.
 */
final class Ordinals {
  private static final int ROLES = Role.values().length;

  int[] turnOfRole = new int[64];
  int[] turnOfAll = new int[64];
  final int[] roleTurns = new int[ROLES];
  int allTurns;

  int[] utteranceOfRole = new int[64];
  int[] utteranceOfAll = new int[64];
  final int[] roleUtterances = new int[ROLES];
  int allUtterances;

  /** Counts turns {@code [from, to)}; utterances too where a program asks for them. */
  void count(Turns turns, int from, int to, boolean utterances) {
    Arrays.fill(roleTurns, 0);
    allTurns = 0;
    if (turnOfRole.length < turns.count) {
      turnOfRole = new int[turns.role.length];
      turnOfAll = new int[turns.role.length];
    }
    for (int t = from; t < to; t++) {
      countTurn(turns, t);
    }
    if (utterances) {
      countUtterances(turns, from, to);
    }
  }

  private void countTurn(Turns turns, int t) {
    int role = turns.role[t].ordinal();
    boolean system = turns.role[t] == Role.SYSTEM;
    turnOfRole[t] = roleTurns[role] + 1;
    turnOfAll[t] = system ? 0 : allTurns + 1;
    if (!turns.opener[t]) {
      roleTurns[role]++;
      allTurns += system ? 0 : 1;
    }
  }

  private void countUtterances(Turns turns, int from, int to) {
    Arrays.fill(roleUtterances, 0);
    allUtterances = 0;
    if (utteranceOfRole.length < turns.turnOf.length) {
      utteranceOfRole = new int[turns.turnOf.length];
      utteranceOfAll = new int[turns.turnOf.length];
    }
    for (int u = turns.first[from]; u < turns.first[to]; u++) {
      int utterance = turns.order[u];
      Role role = turns.role[turns.turnOf[utterance]];
      utteranceOfRole[utterance] = ++roleUtterances[role.ordinal()];
      utteranceOfAll[utterance] = role == Role.SYSTEM ? 0 : ++allUtterances;
    }
  }
}

package io.earshot.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules come to when nothing they listen for was said: known when a program is compiled. Only
 * rules that rest on phrases alone have such an outcome; a conversation then costs what was heard
 * in it, not what could have been.
 */
final class Quiet {
  /** Truth of each rule's requirement when nothing was said; unknown where that does not settle. */
  final byte[] truth;

  /** The rules that listen to each list of events. */
  private final int[][] rulesOfList;

  /** Fewest tokens any of their phrases has. */
  final int shortest;

  Quiet(Program.Step[] steps, int lists) {
    truth = new byte[steps.length];
    Arrays.fill(truth, Truth.UNKNOWN);
    Map<Integer, List<Integer>> listeners = new HashMap<>();
    int least = Integer.MAX_VALUE;
    for (Program.Step step : steps) {
      List<PhraseProbe> probes = new ArrayList<>();
      byte quiet = step.isPlain() ? unheard(step.require(), probes) : Truth.UNKNOWN;
      if (quiet != Truth.UNKNOWN) {
        truth[step.number()] = quiet;
        for (PhraseProbe probe : probes) {
          least = Math.min(least, probe.shortest());
          probe.forEachList(
              list -> listeners.computeIfAbsent(list, l -> new ArrayList<>()).add(step.number()));
        }
      }
    }
    shortest = least;
    rulesOfList = new int[lists][];
    for (int list = 0; list < lists; list++) {
      List<Integer> rules = listeners.getOrDefault(list, List.of());
      rulesOfList[list] = new int[rules.size()];
      for (int i = 0; i < rules.size(); i++) {
        rulesOfList[list][i] = rules.get(i);
      }
    }
  }

  private static byte unheard(Node node, List<PhraseProbe> probes) {
    return switch (node) {
      case Node.Not not -> {
        byte part = unheard(not.part, probes);
        yield part == Truth.UNKNOWN ? part : Truth.not(part);
      }
      case Node.Several several -> {
        byte result = Truth.NOT_APPLICABLE;
        for (Node part : several.parts) {
          byte truth = unheard(part, probes);
          if (truth == Truth.UNKNOWN) {
            yield truth;
          }
          result = several.all ? Truth.and(result, truth) : Truth.or(result, truth);
        }
        yield result;
      }
      case Node.Test test -> {
        if (test.anchor == null
            && test.probe instanceof PhraseProbe phrases
            && phrases.isAnsweredByScan()) {
          probes.add(phrases);
          yield phrases.truthUnheard();
        }
        yield Truth.UNKNOWN;
      }
    };
  }

  /** Marks the rules for which something was said. */
  void listen(EventLists events, boolean[] heard) {
    Arrays.fill(heard, false);
    for (int i = 0; i < events.touchedCount(); i++) {
      for (int rule : rulesOfList[events.touched(i)]) {
        heard[rule] = true;
      }
    }
  }
}

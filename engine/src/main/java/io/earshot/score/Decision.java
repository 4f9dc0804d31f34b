package io.earshot.score;

import io.earshot.rule.Rule.Worth;
import java.util.Arrays;

/** The tests a rule's outcome rests on, in the order of the rule; reused. */
final class Decision {
  Node.Test[] tests = new Node.Test[8];
  int count;

  void clear() {
    count = 0;
  }

  void add(Node.Test test) {
    if (count == tests.length) {
      tests = Arrays.copyOf(tests, 2 * count);
    }
    tests[count++] = test;
  }

  /**
   * Number of certain hits of all tests; of one that lies within another only the longer counts.
   */
  int certainHits(Workspace space) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += outermost(space.hits(tests[i].id));
    }
    return sum;
  }

  /** Points, in thousandths, that levels take for the certain hits of all tests. */
  long deducted(Workspace space, Worth.Levels levels) {
    if (levels.counted()) {
      return points(levels, Math.nextUp((double) certainHits(space)));
    }
    long sum = 0;
    long worst = 0;
    for (int t = 0; t < count; t++) {
      Hits hits = space.hits(tests[t].id);
      for (int i = 0; i < hits.count; i++) {
        long points = hits.certain[i] ? points(levels, hits.figure[i] / tests[t].probe.unit()) : 0;
        sum += points;
        worst = Math.max(worst, points);
      }
    }
    return levels.cap() > 0 ? sum : worst;
  }

  /** What the worst step below a figure takes. */
  private static long points(Worth.Levels levels, double figure) {
    long points = 0;
    for (int s = 0; s < levels.steps().size(); s++) {
      if (figure > levels.steps().get(s).from()) {
        points = levels.steps().get(s).points();
      }
    }
    return points;
  }

  /** Hits come in order of their first token, those that begin together the shortest first. */
  private static int outermost(Hits hits) {
    int sum = 0;
    int end = -1;
    int begin = -1;
    for (int i = 0; i < hits.count; i++) {
      if (!hits.certain[i] || (hits.onWords(i) && hits.tokenTo[i] <= end)) {
        continue;
      }
      sum += hits.onWords(i) && hits.tokenFrom[i] == begin ? 0 : 1;
      if (hits.onWords(i)) {
        begin = hits.tokenFrom[i];
        end = hits.tokenTo[i];
      }
    }
    return sum;
  }
}

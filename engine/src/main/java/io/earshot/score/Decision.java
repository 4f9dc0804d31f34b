package io.earshot.score;

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

  /** Number of certain hits of all tests. */
  int certainHits(Workspace space) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += space.hits(tests[i].id).certainCount();
    }
    return sum;
  }
}

package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The same conversation and rules give the same evaluation, whatever came before and beside. */
class DeterminismTest {
  private static final int CONVERSATIONS = 60;

  private static List<List<Evaluation>> scored(Program program, List<Conversation> talks) {
    Scorer scorer = new Scorer(program);
    List<List<Evaluation>> evaluations = new ArrayList<>();
    talks.forEach(talk -> evaluations.add(scorer.score(talk)));
    return evaluations;
  }

  private static List<Conversation> conversations(RandomRules random) {
    List<Conversation> talks = new ArrayList<>();
    for (int i = 0; i < CONVERSATIONS; i++) {
      talks.add(random.conversation());
    }
    return talks;
  }

  @Test
  void evaluation_doesNotDependOnWhatWasScoredBefore() {
    for (long seed = 1; seed <= 5; seed++) {
      RandomRules random = new RandomRules(seed);
      Program program = Program.compile(random.ruleSet(20));
      List<Conversation> talks = conversations(random);
      List<List<Evaluation>> forwards = scored(program, talks);
      Collections.reverse(talks);
      List<List<Evaluation>> backwards = scored(program, talks);
      Collections.reverse(backwards);
      assertThat(backwards).as("seed %d", seed).isEqualTo(forwards);
    }
  }

  @Test
  void evaluation_doesNotDependOnTheThread() throws ExecutionException, InterruptedException {
    RandomRules random = new RandomRules(7);
    Program program = Program.compile(random.ruleSet(20));
    List<Conversation> talks = conversations(random);
    List<List<Evaluation>> alone = scored(program, talks);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Future<List<List<Evaluation>>> one = threads.submit(() -> scored(program, talks));
      Future<List<List<Evaluation>>> other = threads.submit(() -> scored(program, talks));
      assertThat(one.get()).isEqualTo(alone);
      assertThat(other.get()).isEqualTo(alone);
    }
  }

  @Test
  void ruleSet_compiledAgain_scoresTheSame() {
    RandomRules random = new RandomRules(11);
    var ruleSet = random.ruleSet(20);
    List<Conversation> talks = conversations(random);
    assertThat(scored(Program.compile(ruleSet), talks))
        .isEqualTo(scored(Program.compile(ruleSet), talks));
  }
}

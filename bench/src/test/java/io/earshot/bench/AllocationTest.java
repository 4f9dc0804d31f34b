package io.earshot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.earshot.model.Conversation;
import io.earshot.score.Program;
import io.earshot.score.Scorer;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes allocated per conversation: the one figure that holds still on a shared machine. */
class AllocationTest {
  private static final int ROUNDS = 20;

  @ParameterizedTest
  @CsvSource({"en,200", "zh,200", "en,1000", "zh,1000"})
  void scoringItself_allocatesNothing(String language, int rules) {
    Workload workload = Workload.of(language, rules);
    Scorer scorer = new Scorer(Program.compile(workload.ruleSet));
    assertThat(bytesPerConversation(workload, scorer::scoreOnly)).isLessThan(16);
  }

  /** The limits are what was measured, plus a fifth. */
  @ParameterizedTest
  @CsvSource({"en,200,8210", "zh,200,7525"})
  void evaluations_costTheirEvidence(String language, int rules, double limitBytes) {
    Workload workload = Workload.of(language, rules);
    Scorer scorer = new Scorer(Program.compile(workload.ruleSet));
    assertThat(bytesPerConversation(workload, scorer::score)).isLessThan(limitBytes);
  }

  /**
   * Of the leanest round: until the compiler has finished, others pay for its temporary objects.
   */
  static double bytesPerConversation(Workload workload, Consumer<Conversation> work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long leanest = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      workload.conversations.forEach(work);
      leanest = Math.min(leanest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return (double) leanest / workload.conversations.size();
  }
}

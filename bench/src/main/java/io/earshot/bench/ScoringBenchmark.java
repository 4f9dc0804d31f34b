package io.earshot.bench;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.score.Program;
import io.earshot.score.Scorer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One conversation per call, from its text to immutable evaluations with evidence, next to one
 * {@code java.util.regex} per rule.
 *
 * <p>{@code java -cp <bench and its dependencies> org.openjdk.jmh.Main ScoringBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ScoringBenchmark {
  /** Language of rules and conversations. */
  @Param({"en", "zh"})
  public String language = "en";

  /** Number of rules. */
  @Param({"50", "200", "1000"})
  public int rules = 200;

  private List<Conversation> conversations = List.of();
  private final List<RegexArm.Prepared> prepared = new ArrayList<>();
  private Scorer scorer = new Scorer(Program.compile(Workload.of("en", 1).ruleSet));
  private RegexArm regex = new RegexArm(Workload.of("en", 1).ruleSet);
  private boolean[] fired = {};
  private int next;

  /** Builds both arms. */
  @Setup
  public void setUp() {
    Workload workload = Workload.of(language, rules);
    conversations = workload.conversations;
    scorer = new Scorer(Program.compile(workload.ruleSet));
    regex = new RegexArm(workload.ruleSet);
    fired = new boolean[rules];
    prepared.clear();
    conversations.forEach(c -> prepared.add(regex.prepare(c)));
  }

  /** Text to evaluations. */
  @Benchmark
  public List<Evaluation> score() {
    return scorer.score(conversations.get(advance()));
  }

  /** Text to outcomes and score in the scorer's own memory. */
  @Benchmark
  public long scoreOnly() {
    return scorer.scoreOnly(conversations.get(advance()));
  }

  /** The reference arm. */
  @Benchmark
  public int regexPerRule() {
    return regex.run(prepared.get(advance()), fired);
  }

  private int advance() {
    next = (next + 1) % Workload.CONVERSATIONS;
    return next;
  }
}

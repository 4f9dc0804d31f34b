package io.earshot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import io.earshot.model.InputException;
import io.earshot.model.Outcome;
import io.earshot.model.RuleOutcome.AutoFail;
import io.earshot.store.Applied.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class StoreContract {
  static final long STORED_AT = 1_770_000_000_000L;
  static final StoreOptions OPTIONS =
      StoreOptions.DEFAULT.withClock(InstantSource.fixed(Instant.ofEpochMilli(STORED_AT)));

  private Store store;

  abstract Store open(StoreOptions options);

  @BeforeEach
  void openStore() {
    store = open(OPTIONS);
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void apply_newConversation_isReadBackEqual() {
    Conversation chat = Samples.chat();
    Evaluation evaluation = Samples.evaluation(chat, "v1", 90_000);

    Applied applied = put(chat, Change.NO_REVISION, evaluation);

    assertThat(applied).isEqualTo(new Applied(Result.CREATED, 1, 1));
    StoredConversation stored = store.conversation(chat.id()).orElseThrow();
    assertThat(stored.conversation()).isEqualTo(chat);
    assertThat(stored.revision()).isEqualTo(1);
    assertThat(stored.storedAtMillis()).isEqualTo(STORED_AT);
    assertThat(store.evaluations(chat.id())).containsExactly(evaluation);
    assertThat(store.sequence()).isEqualTo(1);
  }

  @Test
  void apply_sameAgain_writesNothing() {
    Conversation chat = Samples.chat();
    Evaluation evaluation = Samples.evaluation(chat, "v1", 90_000);
    put(chat, Change.NO_REVISION, evaluation);

    Applied again = put(Samples.withBatch(chat, "b2"), Change.NO_REVISION, evaluation);

    assertThat(again).isEqualTo(new Applied(Result.UNCHANGED, 1, 1));
    assertThat(idsOf(Selection.ALL.ofBatch("b2"))).isEmpty();
    assertThat(store.evaluationHistory(chat.id())).hasSize(1);
  }

  @Test
  void apply_sameMetadataInOtherOrder_isUnchanged() {
    Map<String, String> one = new LinkedHashMap<>();
    one.put("team", "east");
    one.put("customerId", "c-7");
    Map<String, String> other = new LinkedHashMap<>();
    other.put("customerId", "c-7");
    other.put("team", "east");
    put(Samples.withMetadata(Samples.chat(), one), 0);
    assertThat(put(Samples.withMetadata(Samples.chat(), other), 0).result())
        .isEqualTo(Result.UNCHANGED);
    assertThat(store.conversation(Samples.chat().id()).orElseThrow().conversation().metadata())
        .containsExactly(Map.entry("team", "east"), Map.entry("customerId", "c-7"));
  }

  @Test
  void apply_sameContentOtherScores_replacesThemAndKeepsTheEarlier() {
    Conversation chat = Samples.chat();
    put(chat, Change.NO_REVISION, Samples.evaluation(chat, "v1", 90_000));
    Evaluation next = Samples.evaluation(chat, "v2", 70_000);

    Applied applied = put(Samples.withBatch(chat, "b2"), Change.ANY_REVISION, next);

    assertThat(applied).isEqualTo(new Applied(Result.RESCORED, 2, 1));
    assertThat(store.evaluations(chat.id())).containsExactly(next);
    assertThat(store.evaluationHistory(chat.id()))
        .extracting(Evaluation::ruleSetVersion)
        .containsExactly("v1", "v2");
    assertThat(summaries(Selection.ALL.ofBatch("b1")))
        .extracting(EvaluationSummary::score)
        .containsExactly(70_000);
  }

  @Test
  void apply_otherContent_becomesARevisionAndKeepsBoth() {
    Conversation first = Samples.chat("c-1", "Good morning", "My bill is wrong");
    Conversation second = Samples.chat("c-1", "Good morning", "My bill is right");
    put(first, Change.NO_REVISION, Samples.evaluation(first, "v1", 90_000));

    Applied applied = put(second, 1, Samples.evaluation(second, "v1", 60_000));

    assertThat(applied).isEqualTo(new Applied(Result.UPDATED, 2, 2));
    assertThat(store.revisions(first.id()))
        .extracting(StoredConversation::conversation)
        .containsExactly(first, second);
    assertThat(store.conversation(first.id()).orElseThrow().conversation()).isEqualTo(second);
    assertThat(store.evaluationHistory(first.id()))
        .extracting(Evaluation::score)
        .containsExactly(90_000, 60_000);
    assertThat(summaries(Selection.ALL))
        .extracting(EvaluationSummary::revision)
        .containsExactly(2L);
  }

  @Test
  void apply_wrongExpectation_isAConflictAndChangesNothing() {
    Conversation first = Samples.chat("c-1", "Good morning");
    Conversation other = Samples.chat("c-1", "Good evening");
    put(first, Change.NO_REVISION);

    assertThat(put(other, Change.NO_REVISION)).isEqualTo(new Applied(Result.CONFLICT, 1, 1));
    assertThat(put(other, 7).result().equals(Result.CONFLICT)).isTrue();
    assertThat(store.revisions(first.id())).hasSize(1);
  }

  @Test
  void apply_putEvaluations_replacesOnlyThem() {
    Conversation chat = Samples.chat();
    put(chat, Change.NO_REVISION, Samples.evaluation(chat, "v1", 90_000));
    Evaluation next = Samples.evaluation(chat, "v2", 50_000);

    assertThat(rescore(chat, 1, next)).isEqualTo(new Applied(Result.RESCORED, 2, 1));
    assertThat(rescore(chat, 1, next).result()).isEqualTo(Result.UNCHANGED);
    assertThat(rescore(chat, 2, next).result()).isEqualTo(Result.CONFLICT);
    assertThat(store.evaluations(chat.id())).containsExactly(next);
    assertThat(store.revisions(chat.id())).hasSize(1);
  }

  @Test
  void apply_putEvaluationsOfUnknown_isMissing() {
    Conversation chat = Samples.chat();
    assertThat(rescore(chat, Change.ANY_REVISION, Samples.evaluation(chat, "v1", 1)).result())
        .isEqualTo(Result.MISSING);
  }

  @Test
  void apply_delete_leavesNoKeyBehind() {
    Conversation chat = Samples.recorded(Samples.chat(), "cd".repeat(32));
    Conversation kept = Samples.chat("c-2", "Hello there");
    put(kept, Change.NO_REVISION, Samples.evaluation(kept, "v1", 10_000));
    Map<Table, List<String>> before = keys();
    put(chat, Change.NO_REVISION, Samples.evaluation(chat, "v1", 90_000));
    Conversation amended = Samples.withMetadata(chat, Map.of("customerId", "c-8"));
    put(Samples.startedAt(amended, 5), 1, Samples.evaluation(chat, "v2", 80_000));

    assertThat(apply(new Change.DeleteConversation(chat.id())).result()).isEqualTo(Result.DELETED);

    Map<Table, List<String>> after = keys();
    after.remove(Table.META);
    before.remove(Table.META);
    assertThat(after).isEqualTo(before);
    assertThat(store.conversation(chat.id())).isEmpty();
    assertThat(apply(new Change.DeleteConversation(chat.id())).result()).isEqualTo(Result.MISSING);
    assertThat(put(chat, Change.NO_REVISION).result()).isEqualTo(Result.CREATED);
  }

  @Test
  void find_externalIdOrPrefix_namesTheConversation() {
    Conversation one = Samples.chat("c-1", "Hello");
    Conversation two = Samples.chat("c-12", "Hello");
    put(one, Change.NO_REVISION);
    put(two, Change.NO_REVISION);

    assertThat(store.find("c-1", 2)).containsExactly(one.id());
    assertThat(store.find("c-", 2)).isEmpty();
    String hex = two.id().toString();
    assertThat(store.find(hex, 2)).containsExactly(two.id());
    assertThat(store.find(hex.substring(0, 7).toUpperCase(Locale.ROOT), 2))
        .containsExactly(two.id());
    assertThat(store.find("", 2)).isEmpty();
    assertThat(store.find("no such id", 2)).isEmpty();
  }

  @Test
  void find_ambiguousPrefix_givesBothUpToTheLimit() {
    put(withId(new ConversationId(0xabcd000000000000L, 1)), Change.NO_REVISION);
    put(withId(new ConversationId(0xabcd000000000000L, 2)), Change.NO_REVISION);
    put(withId(new ConversationId(-1, -1)), Change.NO_REVISION);

    assertThat(store.find("abcd", 9)).extracting(ConversationId::low).containsExactly(1L, 2L);
    assertThat(store.find("abcd", 1)).hasSize(1);
    assertThat(store.find("ffff", 9)).containsExactly(new ConversationId(-1, -1));
  }

  @Test
  void ofRecording_knownHash_givesConversationAndTranscript() {
    Conversation call = Samples.recorded(Samples.chat(), "cd".repeat(32));
    put(call, Change.NO_REVISION);
    put(Samples.chat("c-2", "Hello"), Change.NO_REVISION);

    assertThat(store.ofRecording("cd".repeat(32))).containsExactly(call.id());
    assertThat(store.ofRecording("ab".repeat(32))).isEmpty();
  }

  @Test
  void forEachSummary_selections_takeWhatTheySay() {
    putAt("c-1", Samples.NOON, "a1", "b1");
    putAt("c-2", Samples.NOON + Samples.DAY, "a2", "b1");
    putAt("c-3", Samples.NOON + 2 * Samples.DAY, "a1", "b2");
    putAt("c-4", 0, "a3", "b2");

    assertThat(idsOf(Selection.ALL)).containsExactly("c-4", "c-1", "c-2", "c-3");
    assertThat(idsOf(Selection.ALL.from(1))).containsExactly("c-1", "c-2", "c-3");
    assertThat(idsOf(Selection.ALL.from(Samples.NOON).before(Samples.NOON + Samples.DAY)))
        .containsExactly("c-1");
    assertThat(idsOf(Selection.ALL.ofAgent("a1"))).containsExactly("c-1", "c-3");
    assertThat(idsOf(Selection.ALL.ofAgent("a1").from(Samples.NOON + 1))).containsExactly("c-3");
    assertThat(idsOf(Selection.ALL.ofAgent("a"))).isEmpty();
    assertThat(idsOf(Selection.ALL.ofBatch("b1"))).containsExactly("c-1", "c-2");
    assertThat(idsOf(Selection.ALL.ofBatch("b1").ofAgent("a2"))).containsExactly("c-2");
    assertThat(idsOf(Selection.ALL.ofCustomer("c-7").ofBatch("b2"))).containsExactly("c-4", "c-3");
    assertThat(idsOf(Selection.ALL.ofCustomer("nobody"))).isEmpty();
  }

  @Test
  void forEachSummary_ofOneEvaluation_saysWhatItSays() {
    Conversation chat = Samples.chat();
    put(chat, Change.NO_REVISION, Samples.evaluation(chat, "v1", 79_000));

    EvaluationSummary summary = summaries(Selection.ALL).getFirst();

    assertThat(summary.conversation()).isEqualTo(chat.id());
    assertThat(summary.displayId()).isEqualTo("c-1");
    assertThat(summary.team()).isEqualTo("east");
    assertThat(summary.skillGroup()).isEqualTo("billing");
    assertThat(summary.customerId()).isEqualTo("c-7");
    assertThat(summary.agentId()).isEqualTo("a1");
    assertThat(summary.score()).isEqualTo(79_000);
    assertThat(summary.scoreWithoutSuspected()).isEqualTo(84_000);
    assertThat(summary.grade()).isEqualTo("B");
    assertThat(summary.passed()).isFalse();
    assertThat(summary.autoFail()).isEqualTo(AutoFail.SUSPECTED);
    assertThat(summary.decidedShare()).isEqualTo(0.75);
    assertThat(summary.flags()).containsExactly("legal");
    assertThat(summary.startedAtMillis()).isEqualTo(Samples.NOON);
    assertThat(summary.rules().size()).isEqualTo(2);
    assertThat(summary.rules().rule(1)).isEqualTo("promise");
    assertThat(summary.rules().outcome(1)).isEqualTo(Outcome.NOT_MET);
    assertThat(summary.rules().autoFail(0)).isNull();
  }

  @Test
  void forEachSummary_visitorHasEnough_stops() {
    putAt("c-1", 1, "a1", "b1");
    putAt("c-2", 2, "a1", "b1");
    List<String> seen = new ArrayList<>();
    store.forEachSummary(Selection.ALL, summary -> !seen.add(summary.displayId()));
    assertThat(seen).containsExactly("c-1");
  }

  @Test
  void forEachConversation_withoutEvaluations_findsThem() {
    Conversation chat = Samples.chat();
    put(chat, Change.NO_REVISION);
    List<ConversationId> ids = new ArrayList<>();
    store.forEachConversation(Selection.ALL.before(Samples.NOON + 1), ids::add);
    assertThat(ids).containsExactly(chat.id());
  }

  @Test
  void apply_correctedStartAndAgent_movesTheIndexEntries() {
    putAt("c-1", Samples.NOON, "a1", "b1");
    putAt("c-1", Samples.NOON + Samples.DAY, "a2", "b2");

    assertThat(idsOf(Selection.ALL)).containsExactly("c-1");
    assertThat(idsOf(Selection.ALL.before(Samples.NOON + 1))).isEmpty();
    assertThat(idsOf(Selection.ALL.ofAgent("a2"))).containsExactly("c-1");
    assertThat(idsOf(Selection.ALL.ofBatch("b1"))).isEmpty();
  }

  @Test
  void apply_severalLegsAndRuleSets_areAllCurrent() {
    Conversation chat = Samples.chat();
    Samples samples = new Samples(5);
    List<Evaluation> evaluations = new ArrayList<>();
    for (int leg = 0; leg < 5; leg++) {
      evaluations.add(samples.strangeEvaluation(chat, leg));
    }
    put(chat, Change.NO_REVISION, evaluations.toArray(Evaluation[]::new));

    assertThat(store.evaluations(chat.id())).containsExactlyElementsOf(evaluations);
    assertThat(summaries(Selection.ALL)).hasSize(5);
  }

  @Test
  void apply_fewerLegsThanBefore_leavesNoStaleOneCurrent() {
    Conversation chat = Samples.chat();
    Samples samples = new Samples(6);
    put(chat, 0, samples.strangeEvaluation(chat, 0), samples.strangeEvaluation(chat, 1));
    Evaluation only = samples.strangeEvaluation(chat, 0);

    rescore(chat, 1, only);

    assertThat(store.evaluations(chat.id())).containsExactly(only);
    assertThat(store.evaluationHistory(chat.id())).hasSize(3);
  }

  @Test
  void apply_jobRecords_areReadBackEqual() {
    Job job =
        new Job(
            "j1",
            Job.State.RUNNING,
            List.of("ingest", "录音"),
            "b1",
            5,
            0,
            new Job.Counts(9, 1, 2, 3, 4, 5, 6, 7, 8));
    Job older = new Job("j0", Job.State.DONE, List.of(), "b0", 1, 2, Job.Counts.NONE);
    Batch batch = new Batch("b1", 5, "calls", 9, 3);
    JobFailure failure = new JobFailure("j1", "a.wav", "byte 4", "no audio", 2, true);
    Attempt attempt = new Attempt("ab".repeat(32), "a.wav", 2, 1, true, false, "");
    apply(new Change.PutJob(job));
    apply(new Change.PutJob(older));
    apply(new Change.PutBatch(batch));
    apply(new Change.PutFailure(failure));
    apply(new Change.PutFailure(new JobFailure("j10", "b.wav", "", "other job", 1, false)));
    apply(new Change.PutAttempt(attempt));

    assertThat(store.jobs()).containsExactly(older, job);
    assertThat(store.job("j1")).contains(job);
    assertThat(store.job("j")).isEmpty();
    assertThat(store.batches()).containsExactly(batch);
    assertThat(failuresOf("j1")).containsExactly(failure);
    assertThat(store.attempt("ab".repeat(32))).contains(attempt);
    apply(new Change.DeleteFailure("j1", "a.wav"));
    assertThat(failuresOf("j1")).isEmpty();
    assertThat(store.sequence()).isEqualTo(7);
  }

  @Test
  void apply_hugeNames_areFoundAgain() {
    String huge = "客".repeat(1_000_000);
    Conversation chat = Samples.withMetadata(Samples.chat(), Map.of("customerId", huge));
    put(chat, 0, Samples.evaluation(chat, "v1", 1));
    assertThat(idsOf(Selection.ALL.ofCustomer(huge))).containsExactly("c-1");
    assertThat(idsOf(Selection.ALL.ofCustomer(huge + "x"))).isEmpty();
  }

  @Test
  void apply_strangeConversations_areReadBackEqual() {
    for (long seed = 0; seed < 200; seed++) {
      Samples samples = new Samples(seed);
      Conversation strange = samples.strange();
      Evaluation evaluation = samples.strangeEvaluation(strange, 3);
      put(strange, Change.NO_REVISION, evaluation);
      assertThat(store.conversation(strange.id()).orElseThrow().conversation())
          .as("seed %d", seed)
          .isEqualTo(strange);
      assertThat(store.evaluations(strange.id())).as("seed %d", seed).containsExactly(evaluation);
    }
    assertThat(summaries(Selection.ALL)).hasSize(200);
  }

  @Test
  void apply_hugeTurn_isReadBackEqual() {
    Conversation huge = Samples.chat("c-big", "退款".repeat(5_000_000));
    put(huge, Change.NO_REVISION);
    assertThat(store.conversation(huge.id()).orElseThrow().conversation()).isEqualTo(huge);
  }

  @Test
  void apply_tooLarge_isRefusedWithTheLimit() {
    Conversation tooLarge = Samples.chat("c-big", "x".repeat(65 * 1024 * 1024));
    assertThatThrownBy(() -> put(tooLarge, Change.NO_REVISION))
        .hasCauseInstanceOf(InputException.class)
        .hasMessageContaining("at most 67108864");
    assertThat(store.conversation(tooLarge.id())).isEmpty();
  }

  @Test
  void apply_fromSeveralThreads_losesAndDoublesNothing() throws InterruptedException {
    int writers = 4;
    int perWriter = 60;
    AtomicLong conflicts = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      int writer = w;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < perWriter; i++) {
                      conflicts.addAndGet(appendOnce(writer * perWriter + i));
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    ConversationId id = Samples.chat("shared", "x").id();
    List<StoredConversation> revisions = store.revisions(id);
    assertThat(revisions).hasSize(writers * perWriter);
    assertThat(revisions)
        .extracting(r -> r.conversation().utterances().getFirst().text())
        .doesNotHaveDuplicates();
    assertThat(store.sequence()).isEqualTo(writers * perWriter);
  }

  /** Reads, then writes on condition, until it took; returns how often it did not. */
  private long appendOnce(int number) {
    Conversation next = Samples.chat("shared", "message " + number);
    long conflicts = 0;
    while (put(next, store.revisionOf(next.id())).result() == Result.CONFLICT) {
      conflicts++;
    }
    return conflicts;
  }

  @Test
  void apply_afterClose_isRefused() {
    store.close();
    assertThatThrownBy(() -> put(Samples.chat(), 0))
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.jobs()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void apply_partyThatIsNotThere_isRefused() {
    Conversation chat = Samples.chat();
    Conversation broken =
        new Conversation(
            chat.id(),
            null,
            chat.medium(),
            0,
            "UTC",
            "en",
            0,
            Map.of(),
            List.of(),
            chat.utterances(),
            List.of(),
            chat.provenance());
    assertThatThrownBy(() -> put(broken, 0)).hasCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void size_afterPuts_counts() {
    putAt("c-1", 1, "a1", "b1");
    putAt("c-2", 2, "a1", "b1");
    StoreReader.Size size = store.size();
    assertThat(size.conversations()).isEqualTo(2);
    assertThat(size.evaluations()).isEqualTo(2);
    assertThat(size.sizeBytes()).isPositive();
  }

  final Store store() {
    return store;
  }

  final Applied put(Conversation conversation, long expected, Evaluation... evaluations) {
    return apply(new Change.PutConversation(conversation, List.of(evaluations), expected));
  }

  final Applied apply(Change change) {
    return store.apply(change).toCompletableFuture().join();
  }

  private Applied rescore(Conversation conversation, long expected, Evaluation... evaluations) {
    return apply(new Change.PutEvaluations(conversation.id(), List.of(evaluations), expected));
  }

  private void putAt(String externalId, long startedAtMillis, String agent, String batch) {
    Conversation chat =
        Samples.withBatch(
            Samples.startedAt(Samples.chat(externalId, "Hello " + agent), startedAtMillis), batch);
    Evaluation e = Samples.evaluation(chat, "v1", 90_000);
    Evaluation own =
        new Evaluation(
            e.conversation(),
            0,
            agent,
            e.ruleSet(),
            e.ruleSetVersion(),
            e.engineVersion(),
            e.outcomes(),
            e.score(),
            e.scoreWithoutSuspected(),
            e.grade(),
            e.passed(),
            e.decidedShare(),
            e.notScored(),
            e.flags(),
            e.subScores());
    put(chat, Change.ANY_REVISION, own);
  }

  private static Conversation withId(ConversationId id) {
    Conversation c = Samples.chat();
    return new Conversation(
        id,
        null,
        c.medium(),
        0,
        c.zone(),
        c.language(),
        0,
        c.metadata(),
        c.parties(),
        c.utterances(),
        c.events(),
        c.provenance());
  }

  private List<EvaluationSummary> summaries(Selection selection) {
    List<EvaluationSummary> summaries = new ArrayList<>();
    store.forEachSummary(selection, summaries::add);
    return summaries;
  }

  private List<String> idsOf(Selection selection) {
    return summaries(selection).stream().map(EvaluationSummary::displayId).toList();
  }

  private List<JobFailure> failuresOf(String job) {
    List<JobFailure> failures = new ArrayList<>();
    store.forEachFailure(job, failures::add);
    return failures;
  }

  /** Every key of every table. */
  private Map<Table, List<String>> keys() {
    Map<Table, List<String>> keys = new HashMap<>();
    for (Table table : Table.values()) {
      List<String> rows = keys.computeIfAbsent(table, t -> new ArrayList<>());
      ((TableStore) store)
          .tables()
          .scan(table, new byte[0], null, (key, value) -> rows.add(Arrays.toString(key)));
    }
    return keys;
  }
}

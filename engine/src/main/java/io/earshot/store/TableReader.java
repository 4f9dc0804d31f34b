package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads from {@link Tables}. A gate keeps them open while any reading is under way. */
class TableReader implements StoreReader {
  private static final int SHORTEST_ID_PREFIX = 4;

  private final Tables tables;
  private final Layouts layouts;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  private boolean closed;

  TableReader(Tables tables) {
    this.tables = tables;
    this.layouts = Layouts.load(tables);
  }

  static long readSequence(Tables tables) {
    Long stored = Rows.get(tables, Table.META, Keys.sequence(), ByteReader::varint);
    return stored == null ? 0 : stored;
  }

  final Tables tables() {
    return tables;
  }

  final Layouts layouts() {
    return layouts;
  }

  /** Runs {@code reading} while the tables are certain to stay open. */
  final <T extends @Nullable Object> T reading(Supplier<T> reading) {
    gate.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      return reading.get();
    } finally {
      gate.readLock().unlock();
    }
  }

  @Override
  public Optional<StoredConversation> conversation(ConversationId id) {
    return reading(
        () -> {
          Head head = headOf(id);
          return head == null ? Optional.empty() : revisionAt(id, head.revision());
        });
  }

  @Override
  public List<StoredConversation> revisions(ConversationId id) {
    return reading(
        () -> {
          List<StoredConversation> revisions = new ArrayList<>();
          tables.scan(
              Table.CONVERSATION,
              Keys.revisions(id),
              Keys.endOf(id),
              (key, value) -> revisions.add(readRevision(key, value)));
          return revisions;
        });
  }

  @Override
  public long revisionOf(ConversationId id) {
    return reading(
        () -> {
          Head head = headOf(id);
          return head == null ? 0L : head.revision();
        });
  }

  @Override
  public List<ConversationId> find(String reference, int limit) {
    return reading(
        () -> {
          List<ConversationId> byExternalId =
              indexed(Keys.indexPrefix(Keys.BY_EXTERNAL_ID, reference), limit);
          return byExternalId.isEmpty() ? startingWith(reference, limit) : byExternalId;
        });
  }

  @Override
  public List<ConversationId> ofRecording(String contentHash) {
    return reading(
        () -> indexed(Keys.indexPrefix(Keys.BY_RECORDING, contentHash), Integer.MAX_VALUE));
  }

  @Override
  public List<Evaluation> evaluations(ConversationId id) {
    return reading(
        () -> {
          Head head = headOf(id);
          List<Evaluation> evaluations = new ArrayList<>();
          Map<Long, Conversation> scored = new HashMap<>();
          for (EvaluationRef ref : head == null ? List.<EvaluationRef>of() : head.evaluations()) {
            byte[] key = Keys.evaluation(id, ref);
            byte[] value = tables.get(Table.EVALUATION, key);
            if (value != null) {
              evaluations.add(readEvaluation(key, value, scored));
            }
          }
          evaluations.sort(
              Comparator.comparingInt(Evaluation::leg).thenComparing(Evaluation::ruleSet));
          return evaluations;
        });
  }

  @Override
  public List<Evaluation> evaluationHistory(ConversationId id) {
    return reading(
        () -> {
          List<Evaluation> evaluations = new ArrayList<>();
          Map<Long, Conversation> scored = new HashMap<>();
          tables.scan(
              Table.EVALUATION,
              id.bytes(),
              Keys.endOf(id),
              (key, value) -> evaluations.add(readEvaluation(key, value, scored)));
          return evaluations;
        });
  }

  @Override
  public void forEachSummary(Selection selection, Predicate<EvaluationSummary> visitor) {
    walk(
        selection,
        (id, startedAtMillis, row) ->
            visit(selection, row.summaries(id, startedAtMillis, layouts), visitor));
  }

  @Override
  public void forEachConversation(Selection selection, Predicate<ConversationId> visitor) {
    walk(selection, (id, startedAtMillis, row) -> visitor.test(id));
  }

  @Override
  public List<Batch> batches() {
    List<Batch> batches = new ArrayList<>();
    eachJobRow(new byte[] {Keys.BATCH}, JobCodec::batch, batches::add);
    batches.sort(Comparator.comparingLong(Batch::startedAtMillis));
    return batches;
  }

  @Override
  public List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    eachJobRow(new byte[] {Keys.JOB}, JobCodec::job, jobs::add);
    jobs.sort(Comparator.comparingLong(Job::startedAtMillis));
    return jobs;
  }

  @Override
  public Optional<Job> job(String id) {
    return reading(
        () ->
            Optional.ofNullable(
                Rows.get(tables, Table.JOB, Keys.named(Keys.JOB, id), JobCodec::job)));
  }

  @Override
  public void forEachFailure(String job, Predicate<JobFailure> visitor) {
    eachJobRow(Keys.named(Keys.FAILURE, job), JobCodec::failure, visitor);
  }

  @Override
  public Optional<Attempt> attempt(String recording) {
    return reading(
        () ->
            Optional.ofNullable(
                Rows.get(
                    tables, Table.JOB, Keys.named(Keys.ATTEMPT, recording), JobCodec::attempt)));
  }

  @Override
  public void forEachAttempt(Predicate<Attempt> visitor) {
    eachJobRow(new byte[] {Keys.ATTEMPT}, JobCodec::attempt, visitor);
  }

  @Override
  public long sequence() {
    return reading(() -> readSequence(tables));
  }

  @Override
  public Size size() {
    return reading(
        () ->
            new Size(
                tables.rowsAbout(Table.CONVERSATION) / 2,
                tables.rowsAbout(Table.EVALUATION),
                tables.sizeBytes()));
  }

  @Override
  public void close() {
    gate.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        tables.close();
      }
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** Is given one conversation of a walk; returns whether to go on. */
  private interface RowVisitor {
    boolean visit(ConversationId id, long startedAtMillis, SummaryRow row);
  }

  private void walk(Selection selection, RowVisitor visitor) {
    byte[] prefix = selection.indexPrefix();
    byte[] to =
        selection.toMillis() == Long.MAX_VALUE
            ? Keys.after(prefix)
            : Keys.indexFrom(prefix, selection.toMillis());
    reading(
        () -> {
          tables.scan(
              Table.INDEX,
              Keys.indexFrom(prefix, selection.fromMillis()),
              to,
              (key, value) -> visitRow(selection, key, value, visitor));
          return true;
        });
  }

  private boolean visitRow(Selection selection, byte[] key, byte[] value, RowVisitor visitor) {
    ConversationId id = Keys.idAtEnd(key);
    long startedAtMillis = Keys.startedAtOf(key);
    byte[] rowKey = Keys.time(startedAtMillis, id);
    SummaryRow row;
    if (key[0] == Keys.BY_TIME) {
      row = Rows.read(Table.INDEX, key, value, SummaryRow::decode);
    } else {
      row = Rows.get(tables, Table.INDEX, rowKey, SummaryRow::decode);
    }
    if (row == null) { // moved or deleted since the scan began
      return true;
    }
    try {
      return !selection.takes(row) || visitor.visit(id, startedAtMillis, row);
    } catch (MalformedException e) {
      throw Envelope.corrupt(Table.INDEX, rowKey, String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean visit(
      Selection selection,
      List<EvaluationSummary> summaries,
      Predicate<EvaluationSummary> visitor) {
    for (EvaluationSummary summary : summaries) {
      if (selection.takes(summary) && !visitor.test(summary)) {
        return false;
      }
    }
    return true;
  }

  private <T> void eachJobRow(
      byte[] prefix, Function<ByteReader, T> decoder, Predicate<T> visitor) {
    reading(
        () -> {
          tables.scan(
              Table.JOB,
              prefix,
              Keys.after(prefix),
              (key, value) -> visitor.test(Rows.read(Table.JOB, key, value, decoder)));
          return true;
        });
  }

  private List<ConversationId> indexed(byte[] prefix, int limit) {
    List<ConversationId> ids = new ArrayList<>();
    tables.scan(
        Table.INDEX,
        prefix,
        Keys.after(prefix),
        (key, value) -> ids.add(Keys.idAtEnd(key)) && ids.size() < limit);
    return ids;
  }

  /** Jumps from conversation to conversation, so that long revisions are not read. */
  private List<ConversationId> startingWith(String hex, int limit) {
    List<ConversationId> ids = new ArrayList<>();
    if (!isHex(hex)) {
      return ids;
    }
    String digits = hex.toLowerCase(Locale.ROOT);
    int missing = 2 * ConversationId.SIZE_BYTES - digits.length();
    byte @Nullable [] from = ConversationId.parse(digits + "0".repeat(missing)).bytes();
    byte[] to = Keys.endOf(ConversationId.parse(digits + "f".repeat(missing)));
    while (from != null && ids.size() < limit) {
      ConversationId found = firstFrom(from, to);
      if (found != null) {
        ids.add(found);
      }
      from = found == null ? null : Keys.after(found.bytes());
    }
    return ids;
  }

  private @Nullable ConversationId firstFrom(byte[] from, byte[] to) {
    List<ConversationId> first = new ArrayList<>(1);
    tables.scan(
        Table.CONVERSATION,
        from,
        to,
        (key, value) -> {
          first.add(Keys.idAtStart(key));
          return false;
        });
    return first.isEmpty() ? null : first.getFirst();
  }

  private static boolean isHex(String text) {
    int length = text.length();
    if (length < SHORTEST_ID_PREFIX || length > 2 * ConversationId.SIZE_BYTES) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }

  private @Nullable Head headOf(ConversationId id) {
    return Rows.get(tables, Table.CONVERSATION, Keys.head(id), Head::decode);
  }

  private Optional<StoredConversation> revisionAt(ConversationId id, long revision) {
    byte[] key = Keys.revision(id, revision);
    byte[] value = tables.get(Table.CONVERSATION, key);
    return value == null ? Optional.empty() : Optional.of(readRevision(key, value));
  }

  private static StoredConversation readRevision(byte[] key, byte[] value) {
    return Rows.read(
        Table.CONVERSATION,
        key,
        value,
        in -> StoredConversationCodec.decode(Keys.idAtStart(key), Keys.revisionOf(key), in));
  }

  private Evaluation readEvaluation(byte[] key, byte[] value, Map<Long, Conversation> scored) {
    return Rows.read(
        Table.EVALUATION,
        key,
        value,
        in -> {
          Conversation conversation =
              scored.computeIfAbsent(
                  in.varint(),
                  revision ->
                      revisionAt(Keys.idAtStart(key), revision)
                          .orElseThrow(
                              () -> new MalformedException("its revision " + revision + " is gone"))
                          .conversation());
          Layout layout = layouts.get(EvaluationCodec.layoutOf(in));
          return EvaluationCodec.decode(in, Keys.legOf(key), layout, conversation);
        });
  }
}

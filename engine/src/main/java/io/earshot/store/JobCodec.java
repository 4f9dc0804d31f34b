package io.earshot.store;

/** The bytes of jobs, batches, failures and attempts. */
final class JobCodec {
  private static final Job.State[] STATES = Job.State.values();

  private JobCodec() {}

  static byte[] encode(Job job) {
    ByteWriter out = new ByteWriter();
    out.text(job.id()).octet(job.state().ordinal());
    Texts.write(out, job.arguments());
    out.text(job.batch()).zigzag(job.startedAtMillis()).zigzag(job.finishedAtMillis());
    Job.Counts c = job.counts();
    out.zigzag(c.total()).zigzag(c.scored()).zigzag(c.notScored()).zigzag(c.unchanged());
    out.zigzag(c.updated()).zigzag(c.failed()).zigzag(c.skipped());
    return out.zigzag(c.speechMillis()).zigzag(c.audioMillis()).toBytes();
  }

  static Job job(ByteReader in) {
    Job job =
        new Job(
            in.text(),
            in.constant(STATES),
            Texts.read(in),
            in.text(),
            in.zigzag(),
            in.zigzag(),
            counts(in));
    in.end();
    return job;
  }

  private static Job.Counts counts(ByteReader in) {
    return new Job.Counts(
        in.zigzag(),
        in.zigzag(),
        in.zigzag(),
        in.zigzag(),
        in.zigzag(),
        in.zigzag(),
        in.zigzag(),
        in.zigzag(),
        in.zigzag());
  }

  static byte[] encode(Batch batch) {
    ByteWriter out = new ByteWriter();
    out.text(batch.id()).zigzag(batch.startedAtMillis()).text(batch.description());
    return out.zigzag(batch.items()).zigzag(batch.conversations()).toBytes();
  }

  static Batch batch(ByteReader in) {
    Batch batch = new Batch(in.text(), in.zigzag(), in.text(), in.zigzag(), in.zigzag());
    in.end();
    return batch;
  }

  static byte[] encode(JobFailure failure) {
    ByteWriter out = new ByteWriter();
    out.text(failure.job()).text(failure.source()).text(failure.where()).text(failure.reason());
    return out.zigzag(failure.attempts()).bool(failure.quarantined()).toBytes();
  }

  static JobFailure failure(ByteReader in) {
    JobFailure failure =
        new JobFailure(in.text(), in.text(), in.text(), in.text(), in.int32(), in.bool());
    in.end();
    return failure;
  }

  static byte[] encode(Attempt attempt) {
    ByteWriter out = new ByteWriter();
    out.hex(attempt.recording()).text(attempt.source()).zigzag(attempt.attempts());
    out.zigzag(attempt.crashesAlone()).bool(attempt.running()).bool(attempt.quarantined());
    return out.text(attempt.reason()).toBytes();
  }

  static Attempt attempt(ByteReader in) {
    Attempt attempt =
        new Attempt(in.hex(), in.text(), in.int32(), in.int32(), in.bool(), in.bool(), in.text());
    in.end();
    return attempt;
  }
}

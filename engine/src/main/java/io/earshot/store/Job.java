package io.earshot.store;

import java.util.List;

/**
 * One run over an archive, with what it takes to go on with it in another process.
 *
 * @param id names the job
 * @param state where it stands
 * @param arguments the command's arguments, so that it can be resumed
 * @param batch the batch its conversations carry
 * @param startedAtMillis epoch milliseconds UTC
 * @param finishedAtMillis epoch milliseconds UTC; 0 while it is not finished
 * @param counts how far it got
 */
public record Job(
    String id,
    State state,
    List<String> arguments,
    String batch,
    long startedAtMillis,
    long finishedAtMillis,
    Counts counts) {
  /** Copies the list. */
  public Job {
    arguments = List.copyOf(arguments);
  }

  /** Where a job stands. */
  public enum State {
    RUNNING,
    PAUSED,
    DONE,
    CANCELLED,
    FAILED;

    /** Whether nothing more will happen to the job by itself. */
    public boolean finished() {
      return this == DONE || this == CANCELLED || this == FAILED;
    }
  }

  /**
   * How far a job got. Once it is done, {@code total = scored + notScored + unchanged + failed +
   * skipped}; {@code updated} are those among the scored and not scored that were known before with
   * other content.
   *
   * @param total items found
   * @param scored items that got a score
   * @param notScored items stored without a score, with the reason
   * @param unchanged items that stood in the store already
   * @param updated items that became a new revision
   * @param failed items that could not be used
   * @param skipped files that are neither audio nor chat
   * @param speechMillis speech recognised
   * @param audioMillis audio read
   */
  public record Counts(
      long total,
      long scored,
      long notScored,
      long unchanged,
      long updated,
      long failed,
      long skipped,
      long speechMillis,
      long audioMillis) {
    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}

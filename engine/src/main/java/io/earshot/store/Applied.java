package io.earshot.store;

/**
 * What became of one {@link Change}.
 *
 * @param result what was done
 * @param sequence the store's change number after it; grows with every change that wrote
 * @param revision the conversation's revision now; 0 for changes that concern no conversation and
 *     for a conversation that is not there
 */
public record Applied(Result result, long sequence, long revision) {
  /** What was done with a change. */
  public enum Result {
    /** The conversation was new. */
    CREATED,
    /** New content of a known conversation: a further revision, the earlier ones are kept. */
    UPDATED,
    /** The conversation stands as it was; its evaluations were replaced. */
    RESCORED,
    /** Everything in the change was there already; nothing was written. */
    UNCHANGED,
    /** The conversation has another revision than the change expects; nothing was written. */
    CONFLICT,
    /** The conversation and everything derived from it is gone. */
    DELETED,
    /** There is no such conversation; nothing was written. */
    MISSING,
    /** A job, batch, failure or attempt was written. */
    RECORDED
  }

  /** Whether the change, or the same content before it, stands in the store now. */
  public boolean stands() {
    return result != Result.CONFLICT && result != Result.MISSING;
  }
}

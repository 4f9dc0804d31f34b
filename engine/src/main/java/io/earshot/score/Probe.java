package io.earshot.score;

/** An operator compiled: looks into a window and reports truth and hits. Immutable. */
interface Probe {
  /**
   * Evaluates the conditions this operator rests on, before its window is opened: windows do not
   * nest.
   */
  default void prepare(Workspace space) {}

  /**
   * What the operator comes to wherever it looks, without a hit, as far as the scan alone can tell;
   * {@link Truth#UNKNOWN} where it has to look.
   */
  default byte unheard(Workspace space) {
    return Truth.UNKNOWN;
  }

  /** What the operator comes to inside {@code window}; adds its hits, in order, to {@code hits}. */
  byte look(Workspace space, Window window, Hits hits);

  /**
   * Whether it holds one figure against a limit: then its hit is for the reader, not for counts.
   */
  default boolean isFigure() {
    return false;
  }

  /** Whether hit {@code i} only tells the reader what the others come to. */
  default boolean isSummary(Hits hits, int i) {
    return isFigure();
  }

  /**
   * Whether a sure hit makes it hold, and what it finds in a turn depends on that turn alone: then
   * a hit in a turn that is over stays.
   */
  default boolean isLocal() {
    return false;
  }

  /**
   * How many units of its hits' figures make one of the rule file's: 1,000 where figures are
   * milliseconds and rules say seconds.
   */
  default double unit() {
    return 1;
  }

  /** The measured value of hit {@code i} in words ("12.4 s silence"), for hits without words. */
  default String describe(Workspace space, Hits hits, int i) {
    return "";
  }
}

package io.earshot.pipeline;

import java.util.List;

/** Is told how a run goes. Calls come one at a time, from any thread. */
public interface RunObserver {
  /**
   * Items are done and on disk.
   *
   * @param results one or more, in the order they were stored; the list is reused after the call
   */
  void items(List<ItemResult> results);

  /** Where the run stands; about once a second. */
  void progress(RunProgress progress);
}

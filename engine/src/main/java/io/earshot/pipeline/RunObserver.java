package io.earshot.pipeline;

/** Is told how a run goes. Calls come one at a time, from any thread. */
public interface RunObserver {
  /** An item is done and on disk. */
  void item(ItemResult result);

  /** Where the run stands; about once a second. */
  void progress(RunProgress progress);
}

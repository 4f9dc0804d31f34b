package io.earshot.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which recordings are being tried, so that one that kills its worker is recognised even
 * after a restart. The pipeline keeps it in the store. Calls come from several threads; each must
 * be durable before it returns.
 */
public interface AttemptJournal {
  /** An attempt is about to begin. */
  void before(String contentHash);

  /**
   * The worker died or was killed during the attempt.
   *
   * @param alone whether the recording was the only one in its worker: only such a crash counts
   * @param reason what is known, one line
   */
  void crashed(String contentHash, boolean alone, String reason);

  /** The attempt ended without a crash: transcribed, refused with a reason, or cancelled. */
  void done(String contentHash);

  /** What is known of a recording; {@link Attempts#NONE} if nothing. */
  Attempts state(String contentHash);

  /**
   * The history of one recording since its last {@link #done}.
   *
   * @param unfinished whether an attempt began and neither ended nor crashed: the parent died
   * @param crashesAlone crashes with no other recording in the worker
   * @param lastReason of the last crash, empty if none
   */
  record Attempts(boolean unfinished, int crashesAlone, String lastReason) {
    /** Nothing known. */
    public static final Attempts NONE = new Attempts(false, 0, "");
  }

  /** A journal that lasts as long as this process, for work without a data folder. */
  static AttemptJournal inMemory() {
    return new InMemory();
  }

  /** Keeps the attempts in a map. */
  final class InMemory implements AttemptJournal {
    private final Map<String, Attempts> attempts = new ConcurrentHashMap<>();

    private InMemory() {}

    @Override
    public void before(String contentHash) {
      Attempts was = state(contentHash);
      attempts.put(contentHash, new Attempts(true, was.crashesAlone(), was.lastReason()));
    }

    @Override
    public void crashed(String contentHash, boolean alone, String reason) {
      int crashes = state(contentHash).crashesAlone() + (alone ? 1 : 0);
      attempts.put(contentHash, new Attempts(false, crashes, reason));
    }

    @Override
    public void done(String contentHash) {
      attempts.remove(contentHash);
    }

    @Override
    public Attempts state(String contentHash) {
      return attempts.getOrDefault(contentHash, Attempts.NONE);
    }
  }
}

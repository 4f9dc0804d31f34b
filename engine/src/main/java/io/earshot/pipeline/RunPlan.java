package io.earshot.pipeline;

import io.earshot.ingest.Archive;
import io.earshot.store.Job;
import io.earshot.store.Store;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run does and with what.
 *
 * @param store where everything goes
 * @param archive what is read
 * @param rules what scores
 * @param speech what transcribes
 * @param job the job's record; its counts go on from where they stand
 * @param only sources to take, for a retry; null for all
 * @param resumed whether the job was stopped before: then what it stored counts as it did then
 * @param roles how roles are given that a recording does not declare
 * @param scoringThreads threads that score
 * @param queueItems items that may wait between two stages
 * @param stopMillis time {@link BulkRun#stop} gives recordings in hand
 * @param clock tells when the job ended
 */
public record RunPlan(
    Store store,
    Archive archive,
    RuleBook rules,
    Speech speech,
    Job job,
    @Nullable Set<String> only,
    boolean resumed,
    SpeakerRoles roles,
    int scoringThreads,
    int queueItems,
    long stopMillis,
    InstantSource clock) {
  /** Copies the set. */
  public RunPlan {
    only = only == null ? null : Set.copyOf(only);
  }
}

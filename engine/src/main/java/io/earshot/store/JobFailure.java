package io.earshot.store;

/**
 * One item of a job that could not be used. A job has at most one per source.
 *
 * @param job the job's id
 * @param source the file or row, as given
 * @param where the place inside it: line, turn, byte; empty where the whole item is meant
 * @param reason what is wrong and what to do
 * @param attempts how often it was tried
 * @param quarantined whether it is not tried again, because it killed its worker twice
 */
public record JobFailure(
    String job, String source, String where, String reason, int attempts, boolean quarantined) {}

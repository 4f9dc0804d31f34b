package io.earshot.store;

/**
 * The journal of one recording: written before each attempt starts, so that a recording that takes
 * the whole process down is known at the next start. Two crashes alone quarantine it.
 *
 * @param recording the recording's SHA-256 in hexadecimal
 * @param source where it was last seen, for people
 * @param attempts how many attempts were started
 * @param crashesAlone how many of them ended with a dead worker that had nothing else in flight
 * @param running whether the last attempt was started and has not ended
 * @param quarantined whether it is not tried again
 * @param reason why, in words for people; empty while nothing is wrong
 */
public record Attempt(
    String recording,
    String source,
    int attempts,
    int crashesAlone,
    boolean running,
    boolean quarantined,
    String reason) {}

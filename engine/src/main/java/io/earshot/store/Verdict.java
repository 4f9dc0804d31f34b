package io.earshot.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an evaluation came to as a whole; the fields are those of the evaluation. */
record Verdict(
    @Nullable Integer score,
    @Nullable Integer scoreWithoutSuspected,
    @Nullable String grade,
    boolean passed,
    double decidedShare,
    @Nullable String notScored,
    List<String> flags,
    Map<String, Integer> subScores) {}

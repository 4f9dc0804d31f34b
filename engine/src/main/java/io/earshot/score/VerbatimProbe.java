package io.earshot.score;

import io.earshot.rule.Operator.Verbatim;
import io.earshot.rule.Phrase.Part;
import io.earshot.text.PreparedText;
import java.util.Locale;
import java.util.Map;

/**
 * A script of which so much must be said, in order, by turns of the scope joined: a disclosure, a
 * recorded consent. Words between cost little, so an "okay" of the other side does not break it.
 *
 * <p>Hits are the stretches that were said; one more tells the share and what is missing.
 */
final class VerbatimProbe implements Probe {
  /** Tokens that may stand between two stretches that are shown as one. */
  private static final int BRIDGED = 3;

  private static final int MISSING_CHARS = 120;
  private static final double PERCENT = 100;

  private final Verbatim wish;

  /** The script with fields empty; what messages quote. */
  private final PreparedText fixed = new PreparedText();

  private final String text;
  private final boolean slots;

  VerbatimProbe(Verbatim wish) {
    this.wish = wish;
    slots = wish.script().parts().stream().anyMatch(part -> part instanceof Part.Slot);
    text = written(wish, Map.of());
    fixed.append(text, 0, false);
  }

  /** Number of words of the script, fields left out. */
  int tokens() {
    return fixed.tokenCount();
  }

  private static String written(Verbatim wish, Map<String, String> metadata) {
    StringBuilder out = new StringBuilder();
    for (Part part : wish.script().parts()) {
      switch (part) {
        case Part.Text words -> out.append(words.text()).append(' ');
        case Part.Slot slot -> out.append(metadata.getOrDefault(slot.field(), "")).append(' ');
        default -> {}
      }
    }
    return out.toString();
  }

  @Override
  public boolean isSummary(Hits hits, int i) {
    return !hits.onWords(i);
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    PreparedText script = script(space);
    int n = Math.min(script.tokenCount(), Alignment.MOST_TOKENS);
    TokenRun run = space.joined;
    PhraseProbe.join(space, window, run);
    Alignment alignment = space.alignment;
    alignment.align(script.hashes(), n, run.hash, run.count);
    int sure = stretches(space, window, hits, run, n);
    int hidden = window.atCutEdge ? n : weakTokens(space, window);
    hits.hidden = hidden > 0;
    int needed = (int) Math.ceil(wish.percent() * n / PERCENT);
    int i =
        hits.addInterval(window.tokenFrom, window.turnFrom, from(space, window), to(space, window));
    hits.figure[i] = n == 0 ? PERCENT : PERCENT * alignment.count / n;
    return Truth.atLeast(sure, (long) alignment.count + hidden, needed);
  }

  private PreparedText script(Workspace space) {
    return slots ? space.slotValue(written(wish, space.conversation().metadata())) : fixed;
  }

  /** Adds the stretches that were said; returns how many tokens of them can be relied on. */
  private static int stretches(Workspace space, Window window, Hits hits, TokenRun run, int n) {
    int[] said = space.alignment.said;
    int sure = 0;
    int open = -1;
    for (int i = 0; i < n; i++) {
      if (said[i] < 0) {
        continue;
      }
      int token = run.token(said[i]);
      byte in = window.contains(space.turnOf(token), token);
      sure += space.relied(in, token, token + 1) ? 1 : 0;
      if (open >= 0
          && token - hits.tokenTo[open] <= BRIDGED
          && space.turnOf(token) == hits.turnFrom[open]) {
        hits.tokenTo[open] = token + 1;
      } else {
        open = hits.addWords(token, token + 1, space.turnOf(token));
        hits.charFrom[open] = space.text.start(token);
      }
      hits.charTo[open] = space.text.end(token);
      hits.certain[open] &= space.relied(in, token, token + 1);
    }
    return sure;
  }

  private static int weakTokens(Workspace space, Window window) {
    int sum = 0;
    for (int t = space.turnOf(window.tokenFrom); t < window.turnTo; t++) {
      sum += window.touches(t) == Window.OUT ? 0 : space.weakTokens(t);
    }
    return sum;
  }

  private static long from(Workspace space, Window window) {
    return window.turnFrom < window.turnTo ? space.turns.startMillis[window.turnFrom] : 0;
  }

  private static long to(Workspace space, Window window) {
    return window.turnFrom < window.turnTo ? space.turns.endMillis[window.turnTo - 1] : 0;
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    String share = String.format(Locale.ROOT, "%.0f %% of the script said", hits.figure[i]);
    String missing = missing(space, hits);
    return missing.isEmpty() ? share : share + ", without: " + missing;
  }

  /** What of the script is in none of the stretches, up to a limit. */
  private String missing(Workspace space, Hits hits) {
    TokenRun run = space.joined;
    run.join();
    for (int i = 0; i < hits.count; i++) {
      for (int t = hits.tokenFrom[i]; hits.onWords(i) && t < hits.tokenTo[i]; t++) {
        run.add(t);
      }
    }
    run.close();
    int n = Math.min(fixed.tokenCount(), Alignment.MOST_TOKENS);
    space.alignment.align(fixed.hashes(), n, run.hash, run.count);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < n && out.length() < MISSING_CHARS; i++) {
      if (space.alignment.said[i] >= 0) {
        continue;
      }
      boolean goesOn = i > 0 && space.alignment.said[i - 1] < 0;
      int from = goesOn ? fixed.end(i - 1) : fixed.start(i);
      out.append(goesOn || out.isEmpty() ? "" : " … ").append(text, from, fixed.end(i));
    }
    return out.toString();
  }
}

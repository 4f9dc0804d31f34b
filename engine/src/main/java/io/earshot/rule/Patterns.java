package io.earshot.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Tells which regular expressions the language takes. */
public final class Patterns {
  private Patterns() {}

  /** Why an expression is not taken; null if it is. */
  public static @Nullable String refusal(String expression) {
    try {
      return Pattern.compile(expression).matcher("").matches()
          ? "matches the empty text, so it hits everywhere"
          : null;
    } catch (PatternSyntaxException e) {
      return e.getDescription()
          + "; patterns run in linear time: no look-around, no back-reference";
    }
  }
}

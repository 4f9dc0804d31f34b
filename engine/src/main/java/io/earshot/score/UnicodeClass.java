package io.earshot.score;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Sets of code points by the names Unicode gives them: scripts and general categories. */
final class UnicodeClass {
  /** Two-letter names by {@link Character#getType(int)}. */
  private static final String[] CATEGORIES = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "", "Zs", "Zl", "Zp",
    "Cc", "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
  };

  private UnicodeClass() {}

  /** {@code Han}, {@code L}, {@code Lu}, {@code Any}; null for an unknown name. */
  static @Nullable CodePoints of(String name) {
    if (name.equals("Any")) {
      return CodePoints.ALL;
    }
    if (!name.isEmpty() && name.length() <= 2) {
      CodePoints members = where(c -> CATEGORIES[Character.getType(c)].startsWith(name));
      return members.bounds().length == 0 ? null : members;
    }
    try {
      UnicodeScript script = UnicodeScript.forName(name);
      return where(c -> UnicodeScript.of(c) == script);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static CodePoints where(IntPredicate isMember) {
    int[] bounds = new int[64];
    int n = 0;
    for (int c = 0; c <= CodePoints.LAST; c++) {
      if (!isMember.test(c)) {
        continue;
      }
      if (n > 0 && bounds[n - 1] == c - 1) {
        bounds[n - 1] = c;
        continue;
      }
      bounds = n + 2 > bounds.length ? Arrays.copyOf(bounds, 2 * n) : bounds;
      bounds[n++] = c;
      bounds[n++] = c;
    }
    return CodePoints.of(Arrays.copyOf(bounds, n));
  }
}

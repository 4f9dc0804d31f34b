package io.earshot.rule;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keys the language will have one day: refused with a sentence instead of a riddle. */
final class Later {
  /** Key → what to use until then; may be empty. */
  static final Map<String, String> SENTENCES = sentences();

  private Later() {}

  private static Map<String, String> sentences() {
    Map<String, String> later = new LinkedHashMap<>();
    for (String key : new String[] {"tone", "empathy", "act", "topic", "history", "calendar"}) {
      later.put(key, "leave it out, or keep it in a branch until that version");
    }
    later.put("hold", "use event: { kind: hold, above: 60 }");
    return Map.copyOf(later);
  }
}

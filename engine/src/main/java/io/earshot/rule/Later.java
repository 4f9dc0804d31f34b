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
    for (String key :
        new String[] {
          "tone", "empathy", "act", "topic", "similar", "ticket", "history", "calendar"
        }) {
      later.put(key, "leave it out, or keep it in a branch until that version");
    }
    later.put("soundsLike", "list the spellings under phrases");
    later.put("entity", "use pattern");
    later.put("commitment", "use phrases for the promise and metadata for the date");
    later.put("fact", "use phrases after the question: after: { hit: .. }");
    later.put("hold", "use event: { kind: hold, above: 60 }");
    return Map.copyOf(later);
  }
}

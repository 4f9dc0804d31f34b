package io.earshot.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The operators of the foreign model as those of rule files.
 *
 * <p>What has no counterpart, or a parameter that would mean something else, is refused by name: a
 * rule that rests on it is left out rather than changed.
 */
final class ScaOperators {
  private static final Set<String> ALL = Set.of("role", "utterances", "anchor", "unit", "every");

  /** Operators without a counterpart, with what they would need. */
  private static final Map<String, String> NONE =
      Map.of(
          "ASR_EMOTION",
              "loudness in steps of ten decibels, which its documents define in two ways; write loudness by hand",
          "EMOTION_MODEL", "a trained classifier",
          "CUSTOMER_CHECK_MODEL", "a trained classifier",
          "ABUSE_MODEL", "a trained classifier",
          "NER_MODEL", "entities");

  private final JsonNode range;
  private final ScaRules.PatternCheck patterns;
  private final List<String> notes;

  /**
   * Reads the operators of one condition.
   *
   * @param range the condition's {@code check_range}
   * @param patterns tells which regular expressions are taken
   * @param notes is told what is taken with a change of meaning
   */
  ScaOperators(JsonNode range, ScaRules.PatternCheck patterns, List<String> notes) {
    this.range = range;
    this.patterns = patterns;
    this.notes = notes;
  }

  /**
   * The condition one operator stands for.
   *
   * @throws IllegalArgumentException telling what has no counterpart
   */
  String condition(JsonNode operator) {
    String type = ScaRules.text(operator, "type");
    JsonNode param = ScaRules.field(operator, "param");
    JsonNode data = ScaRules.field(param, "customerParam");
    if (data.isObject() && !type.equals("NER_MODEL")) {
      return metadata(data);
    }
    return switch (type) {
      case "HIT_ANY_KEYWORDS" -> keywords(param, 1);
      case "INCLUDE_KEYWORDS" -> keywords(param, -1);
      case "REGULAR_EXPRESSION" -> regex(param);
      case "SIMILAR_MATCH" -> similar(param);
      case "ADVANCED_REPEAT_DETECT" -> repeated(param);
      case "INTERVAL_GREATER" -> interval(param);
      case "SPEECH_SPEED_CHECK" -> speed(param);
      case "GRAB_WORDS" -> interruption(param);
      case "ROLE_CHECK" -> lastSpeaker(param);
      case "DURATION" -> duration(param);
      default ->
          throw new IllegalArgumentException(
              NONE.containsKey(type)
                  ? type + " needs " + NONE.get(type)
                  : "operator \"" + type + "\" is not known");
    };
  }

  private String keywords(JsonNode param, int usual) {
    List<String> keywords = ScaRules.texts(ScaRules.field(param, "keywords"));
    if (keywords.isEmpty()) {
      throw new IllegalArgumentException("keywords are missing");
    }
    List<String> quoted = new ArrayList<>();
    for (String keyword : keywords) {
      quoted.add(ScaRules.phrase(keyword));
    }
    int size = ScaRules.number(param, "keywordMatchSize", usual);
    String list = "[" + String.join(", ", quoted) + "]";
    String what =
        size == 0
            ? "none: " + list
            : size < 0 || (size == keywords.size() && size > 1)
                ? "all: " + list
                : size == 1 ? "any: " + list : "atLeast: " + size + ", of: " + list;
    int hits = ScaRules.number(param, "threshold", 1);
    note(param, "keywordExtension", "synonyms are not added: list them under phrases");
    note(param, "case_sensitive", "case never matters here");
    String operator =
        "phrases: { "
            + what
            + (hits > 1 && size != 0 ? ", hits: " + hits : "")
            + ", negation: ignore }";
    return new ScaScope(range, ALL).around(operator, unit(param));
  }

  private void note(JsonNode param, String key, String says) {
    JsonNode value = ScaRules.field(param, key);
    if (value.asBoolean() || value.asInt() > 0) {
      notes.add(key + ": " + says);
    }
  }

  private static List<String> unit(JsonNode param) {
    if (ScaRules.flag(param, "contextChatMatch")) {
      return List.of("unit: joined");
    }
    return ScaRules.flag(param, "in_sentence") ? List.of("unit: clause") : List.of();
  }

  private String regex(JsonNode param) {
    String find = ScaRules.text(param, "regex");
    String except = ScaRules.text(param, "notRegex");
    if (find.isEmpty()) {
      throw new IllegalArgumentException("regex is missing");
    }
    refuse(find);
    if (!except.isEmpty()) {
      refuse(except);
    }
    String operator =
        "pattern: { find: "
            + ScaRules.quoted(find)
            + (except.isEmpty() ? "" : ", except: " + ScaRules.quoted(except))
            + " }";
    return new ScaScope(range, ALL).around(operator, unit(param));
  }

  private void refuse(String expression) {
    String refusal = patterns.refusal(expression);
    if (refusal != null) {
      throw new IllegalArgumentException("regex \"" + expression + "\": " + refusal);
    }
  }

  private String similar(JsonNode param) {
    List<String> quoted = new ArrayList<>();
    for (String sentence : ScaRules.texts(ScaRules.field(param, "similarlySentences"))) {
      quoted.add(ScaRules.quoted(sentence));
    }
    if (quoted.isEmpty()) {
      throw new IllegalArgumentException("similarlySentences are missing");
    }
    notes.add("score of SIMILAR_MATCH: likeness is measured otherwise here; try the rule's limit");
    String operator =
        "similar: { to: ["
            + String.join(", ", quoted)
            + "], atLeast: "
            + plain(ScaRules.figure(param, "score", 80))
            + " }";
    return new ScaScope(range, Set.of("role", "utterances", "anchor")).around(operator, List.of());
  }

  private String repeated(JsonNode param) {
    if (!ScaRules.texts(ScaRules.field(param, "excludes")).isEmpty()) {
      throw new IllegalArgumentException("excludes: name a condition under except: by hand");
    }
    int within = ScaRules.number(param, "from", 2);
    double similarity = ScaRules.figure(param, "similarity_threshold", 100);
    String operator =
        "repeated: { times: "
            + (ScaRules.number(param, "hit_time", 1) + 1)
            + ", withinTurns: "
            + (within == 0 ? 1_000 : within)
            + ", similarity: "
            + plain(similarity <= 1 ? 100 * similarity : similarity)
            + ", minimumWords: "
            + ScaRules.number(param, "threshold", 4)
            + " }";
    return new ScaScope(range, Set.of("role", "utterances", "anchor", "unit"))
        .around(operator, List.of());
  }

  private String interval(JsonNode param) {
    String limit = limit(param, "interval");
    int target = ScaRules.number(param, "target", 1);
    if (ScaRules.flag(param, "from_end") || ScaRules.flag(param, "near_dialogue") || target > 1) {
      throw new IllegalArgumentException(
          "an interval over several sentences, between ends or between first sentences");
    }
    if (target == 0) {
      return new ScaScope(range, Set.of("role", "utterances", "anchor", "every"))
          .around("turnLength: { " + limit + ", in: seconds }", List.of());
    }
    String role = ScaScope.roleOf(ScaRules.text(range, "role"));
    String other = role == null ? null : role.equals("agent") ? "customer" : "agent";
    boolean different = ScaRules.flag(param, "different_role");
    if (different && role == null) {
      ScaScope scope = new ScaScope(range, Set.of("utterances", "anchor"));
      return "{ any: ["
          + scope.around("silence: { " + limit + ", after: agent, before: customer }", List.of())
          + ", "
          + scope.around("silence: { " + limit + ", after: customer, before: agent }", List.of())
          + "] }";
    }
    String sides =
        (role == null ? "" : ", before: " + role)
            + (different && other != null ? ", after: " + other : "");
    return new ScaScope(range, Set.of("utterances", "anchor"))
        .around("silence: { " + limit + sides + " }", List.of());
  }

  private String speed(JsonNode param) {
    boolean mean = ScaRules.flag(param, "average");
    String operator =
        "speakingRate: { per: "
            + (mean ? "leg" : "turn")
            + ", above: "
            + plain(ScaRules.figure(param, "velocityInMint", 0))
            + (param.has("minWordSize")
                ? ", minimumWords: " + ScaRules.number(param, "minWordSize", 10)
                : "")
            + " }";
    Set<String> allowed =
        mean
            ? Set.of("role", "utterances", "anchor")
            : Set.of("role", "utterances", "anchor", "every");
    return new ScaScope(range, allowed).around(operator, List.of());
  }

  private String interruption(JsonNode param) {
    String role = ScaScope.roleOf(ScaRules.text(range, "role"));
    String operator =
        "interruption: { "
            + (role == null ? "" : "by: " + role + ", ")
            + limit(param, "interval")
            + ", minimumWords: "
            + Math.max(1, ScaRules.number(param, "threshold", 1))
            + ", delay: "
            + plain(ScaRules.figure(param, "delayTime", 0) / 1_000)
            + " }";
    return new ScaScope(range, Set.of("utterances", "anchor")).around(operator, List.of());
  }

  private String lastSpeaker(JsonNode param) {
    JsonNode wanted = ScaRules.field(range, "range");
    boolean last =
        ScaRules.number(wanted, "from", 0) == -1 && ScaRules.number(wanted, "to", 0) == -1;
    String role = ScaScope.roleOf(ScaRules.text(param, "target_role"));
    if (!last || role == null) {
      throw new IllegalArgumentException("who speaks a sentence other than the last");
    }
    return "{ whoSpokeLast: { is: " + role + " } }";
  }

  private String duration(JsonNode param) {
    String begin = ScaRules.text(param, "beginType");
    if (begin.equals("DIALOGUE")) {
      return "{ hangUpDelay: { " + limit(param, "interval") + " } }";
    }
    if (!begin.isEmpty() || !ScaRules.text(param, "endType").isEmpty()) {
      throw new IllegalArgumentException("a duration from " + begin);
    }
    return "{ duration: { " + limit(param, "interval") + " }, scope: conversation }";
  }

  private static String limit(JsonNode param, String key) {
    if (!ScaRules.field(param, key).isValueNode()) {
      throw new IllegalArgumentException(key + " is missing");
    }
    String compare = ScaRules.text(param, "compareOperator");
    String bound =
        switch (compare.toLowerCase(Locale.ROOT)) {
          case "", "gt" -> "above";
          case "lt" -> "below";
          default ->
              throw new IllegalArgumentException(
                  "compareOperator \"" + compare + "\" is not known");
        };
    return bound + ": " + plain(ScaRules.figure(param, key, 0) / 1_000);
  }

  private static String metadata(JsonNode data) {
    String field = ScaRules.text(data, "field");
    if (field.isEmpty() || ScaRules.field(data, "expression").isObject()) {
      throw new IllegalArgumentException("an expression over call data: write it by hand");
    }
    String value = ScaRules.text(data, "value");
    String test =
        switch (ScaRules.number(data, "symbol", 0)) {
          case 1 -> "equals: " + ScaRules.quoted(value);
          case 2 -> "above: " + figureOf(value);
          case 3 -> "below: " + figureOf(value);
          case 5 -> "atLeast: " + figureOf(value);
          case 6 -> "atMost: " + figureOf(value);
          case 7 -> "notEquals: " + ScaRules.quoted(value);
          case 8 -> "missing: true";
          case 9 -> "present: true";
          case 10 -> "contains: " + ScaRules.quoted(value);
          case 11 -> "";
          default ->
              throw new IllegalArgumentException(
                  "symbol " + ScaRules.text(data, "symbol") + " of call data");
        };
    String name = "metadata: { field: " + ScaRules.quoted(field) + ", ";
    return test.isEmpty()
        ? "{ not: { " + name + "contains: " + ScaRules.quoted(value) + " } } }"
        : "{ " + name + test + " } }";
  }

  private static String figureOf(String value) {
    try {
      return plain(Double.parseDouble(value));
    } catch (NumberFormatException e) {
      return ScaRules.quoted(value); // a date
    }
  }

  static String plain(double figure) {
    return figure == Math.rint(figure)
        ? Long.toString(Math.round(figure))
        : Double.toString(figure);
  }
}

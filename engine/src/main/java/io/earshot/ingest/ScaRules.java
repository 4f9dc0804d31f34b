package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.earshot.model.InputException;
import io.earshot.model.Plain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules written for Alibaba Cloud SCA (the JSON of {@code UploadRule}: {@code conditions} and
 * {@code rules}) and writes them as a rule set of this program.
 *
 * <p>There a rule <em>hits</em>, which deducts or awards; here it is met or not: a deducting rule
 * becomes one that requires that it does not hit. What cannot be said here is left out rule by
 * rule, with the reason.
 */
public final class ScaRules {
  private static final int LIMIT_BYTES = 32 << 20;
  private static final int ADDS = 1;
  private static final int NO_SCORE = 1;
  private static final int FLOW = 11;

  private final Map<String, JsonNode> conditions = new LinkedHashMap<>();
  private final Map<String, JsonNode> rules = new LinkedHashMap<>();
  private final List<String> taken = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Set<String> used = new LinkedHashSet<>();

  private final PatternCheck patterns;

  private ScaRules(PatternCheck patterns) {
    this.patterns = patterns;
  }

  /** Tells which regular expressions the rule language takes. */
  public interface PatternCheck {
    /** Why an expression is not taken; null if it is. */
    @Nullable String refusal(String expression);
  }

  /**
   * What came of an import.
   *
   * @param yaml the rule set
   * @param taken the rules taken over, by name
   * @param left the rules left out, each with the reason
   * @param notes what was taken over with another meaning
   */
  public record Imported(String yaml, List<String> taken, List<String> left, List<String> notes) {}

  /**
   * Reads a file of rules.
   *
   * @param file the JSON; at most 32 MB
   * @param id the rule set's id
   * @param patterns tells which regular expressions are taken
   * @throws InputException if the file is no such JSON, or not one of its rules can be taken over
   */
  public static Imported read(Path file, String id, PatternCheck patterns) {
    JsonNode root = parse(file);
    ScaRules reader = new ScaRules(patterns);
    for (String wrapper : List.of("data", "jsonStrForRule", "jsonStr")) {
      JsonNode inner = field(root, wrapper);
      root = inner.isObject() ? inner : inner.isTextual() ? parse(file, inner.asText()) : root;
    }
    for (JsonNode condition : field(root, "conditions")) {
      reader.conditions.put(text(condition, "cid"), condition);
    }
    for (JsonNode rule : field(root, "rules")) {
      reader.rules.put(text(rule, "rid"), rule);
    }
    if (reader.rules.isEmpty() || reader.conditions.isEmpty()) {
      throw new InputException(
          file.toString(),
          "holds no \"rules\" and \"conditions\"; give the JSON that UploadRule takes");
    }
    String yaml = reader.write(id);
    if (reader.taken.isEmpty()) {
      throw new InputException(
          file.toString(), "no rule can be taken over: " + String.join("; ", reader.left));
    }
    return new Imported(yaml, reader.taken, reader.left, reader.notes);
  }

  private static JsonNode parse(Path file) {
    try {
      if (Files.size(file) > LIMIT_BYTES) {
        throw new InputException(file.toString(), "is larger than 32 MB; split it");
      }
      return parse(file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new InputException(file.toString(), "does not exist");
    } catch (IOException e) {
      throw new InputException(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static JsonNode parse(Path file, String json) {
    try {
      JsonMapper mapper = new JsonMapper();
      mapper
          .getFactory()
          .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(100).build());
      JsonNode root = mapper.readTree(json);
      return root.isObject() ? root : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      throw new InputException(
          file.toString(),
          "is no JSON: line " + e.getLocation().getLineNr() + ", " + e.getOriginalMessage());
    }
  }

  private String write(String id) {
    StringBuilder written = new StringBuilder();
    for (JsonNode rule : rules.values()) {
      String name = name(rule);
      int noted = notes.size();
      Set<String> before = new LinkedHashSet<>(used);
      try {
        written.append(rule(rule));
        taken.add(name);
      } catch (IllegalArgumentException e) {
        left.add(name + ": " + Plain.line(String.valueOf(e.getMessage())));
        used.retainAll(before);
        notes.subList(noted, notes.size()).clear();
      }
    }
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        "# Taken over from rules of Alibaba Cloud SCA. Check pass marks, sections and examples.\n");
    yaml.append("ruleSet: ").append(id).append("\nversion: 1.0.0\ntitle: ").append(quoted(id));
    yaml.append("\nlanguages: [zh, en]\nconditions:\n");
    for (String cid : used) {
      yaml.append("  ").append(conditionName(cid)).append(": ").append(condition(cid)).append('\n');
    }
    yaml.append("scorecard:\n  pass: 60\n  minimumDecidedShare: 80\n");
    yaml.append("  sections: [{ id: imported, title: Imported, weight: 1 }]\n");
    yaml.append("  grades: [{ name: A, from: 90 }, { name: B, from: 60 }, { name: C, from: 0 }]\n");
    return yaml.append("rules:\n").append(written).toString();
  }

  private static String name(JsonNode rule) {
    String name = text(rule, "name").isEmpty() ? text(rule, "ruleName") : text(rule, "name");
    return text(rule, "rid") + (name.isEmpty() ? "" : " " + name);
  }

  private String rule(JsonNode rule) {
    if (number(rule, "targetType", 0) == FLOW || field(rule, "graphFlow").isObject()) {
      throw new IllegalArgumentException("a flow: write it as a sequence");
    }
    String lambda =
        text(rule, "lambda").isEmpty() ? text(rule, "ruleLambda") : text(rule, "lambda");
    for (String cid : ScaLambda.ids(lambda)) {
      use(cid);
    }
    String hit = ScaLambda.condition(lambda, cid -> "{ hit: " + conditionName(cid) + " }");
    boolean awards = number(rule, "scoreType", 3) == ADDS;
    boolean scores = number(rule, "ruleScoreType", 3) != NO_SCORE;
    int points = number(rule, "scoreNum", 0);
    StringBuilder yaml = new StringBuilder();
    yaml.append("  - id: ").append(ruleName(text(rule, "rid"))).append('\n');
    yaml.append("    title: ").append(quoted(name(rule))).append('\n');
    if (!text(rule, "comments").isEmpty()) {
      yaml.append("    why: ").append(quoted(text(rule, "comments"))).append('\n');
    }
    yaml.append("    section: imported\n");
    String needed = text(rule, "preqRule");
    if (!needed.isEmpty() && !needed.equals("0")) {
      yaml.append("    when: ").append(prerequisite(needed)).append('\n');
    }
    yaml.append("    require: ").append(awards ? hit : opposite(hit)).append('\n');
    if (scores && points > 0) {
      yaml.append("    worth: { ")
          .append(awards ? "award: " : "deduct: ")
          .append(points)
          .append(" }\n");
    } else {
      yaml.append("    stage: suggest\n");
    }
    if (!field(rule, "dialogues").isEmpty()) {
      notes.add("rule " + name(rule) + ": its test dialogues are not taken over; write examples");
    }
    return yaml.toString();
  }

  private static String opposite(String condition) {
    boolean not = condition.startsWith("{ not: ") && condition.endsWith(" }");
    return not
        ? condition.substring("{ not: ".length(), condition.length() - " }".length())
        : "{ not: " + condition + " }";
  }

  /** A rule is asked only if another hit: one that deducts was then not met. */
  private String prerequisite(String rid) {
    JsonNode other = rules.get(rid);
    if (other == null) {
      throw new IllegalArgumentException("preqRule " + rid + " is not in the file");
    }
    if (left.stream().anyMatch(line -> line.startsWith(name(other) + ":"))) {
      throw new IllegalArgumentException("preqRule " + rid + " is left out");
    }
    boolean awards = number(other, "scoreType", 3) == ADDS;
    return "{ rule: { id: " + ruleName(rid) + ", is: " + (awards ? "met" : "not met") + " } }";
  }

  /** Notes a condition and those it hangs on; each must be sayable. */
  private void use(String cid) {
    if (!used.contains(cid)) {
      condition(cid);
      JsonNode said = conditions.getOrDefault(cid, MissingNode.getInstance());
      JsonNode anchor = field(field(said, "check_range"), "anchor");
      used.add(cid);
      if (anchor.isObject()) {
        use(text(anchor, "cid"));
      }
    }
  }

  private String condition(String cid) {
    JsonNode condition = conditions.get(cid);
    if (condition == null) {
      throw new IllegalArgumentException("condition " + cid + " is not in the file");
    }
    List<String> told = new ArrayList<>();
    ScaOperators operators = new ScaOperators(field(condition, "check_range"), patterns, told);
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    field(condition, "operators").forEach(operator -> byId.put(text(operator, "oid"), operator));
    String lambda = text(condition, "lambda");
    if (lambda.isEmpty()) {
      lambda = String.join("&&", byId.keySet());
    }
    try {
      String spelled =
          ScaLambda.condition(
              lambda,
              oid -> {
                JsonNode operator = byId.get(oid);
                if (operator == null) {
                  throw new IllegalArgumentException("there is no operator " + oid);
                }
                return operators.condition(operator);
              });
      told.forEach(this::note);
      return spelled;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("condition " + cid + ": " + e.getMessage(), e);
    }
  }

  private void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  static String conditionName(String cid) {
    return "c-" + idOf(cid);
  }

  private static String ruleName(String rid) {
    return "r-" + idOf(rid);
  }

  private static String idOf(String id) {
    if (!id.matches("[\\p{L}\\p{N}_-]{1,60}")) {
      throw new IllegalArgumentException("id \"" + id + "\" is no id here");
    }
    return id;
  }

  /** A keyword as a phrase: braces and dots stand for themselves. */
  static String phrase(String keyword) {
    if (keyword.contains("...") || keyword.isBlank()) {
      throw new IllegalArgumentException("keyword \"" + keyword + "\" would be a gap");
    }
    return quoted(keyword.replace("{", "{{").replace("}", "}}"));
  }

  /** A text in double quotes; what JSON escapes, YAML reads. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == '\u007f' || c == '\u0085' || c == '\u2028' || c == '\u2029') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /** A field whatever its spelling: {@code check_range}, {@code checkRange}, {@code CheckRange}. */
  static JsonNode field(JsonNode node, String name) {
    JsonNode exact = node.get(name);
    if (exact != null) {
      return exact;
    }
    String wanted = plain(name);
    var fields = node.fields();
    while (fields.hasNext()) {
      var entry = fields.next();
      if (plain(entry.getKey()).equals(wanted)) {
        return entry.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  static String text(JsonNode node, String name) {
    JsonNode value = field(node, name);
    return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
  }

  static boolean flag(JsonNode node, String name) {
    return field(node, name).asBoolean();
  }

  static int number(JsonNode node, String name, int usual) {
    JsonNode value = field(node, name);
    return value.isValueNode() && !value.isNull() ? value.asInt(usual) : usual;
  }

  static double figure(JsonNode node, String name, double usual) {
    JsonNode value = field(node, name);
    return value.isValueNode() && !value.isNull() ? value.asDouble(usual) : usual;
  }

  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText().strip()));
    return texts;
  }
}

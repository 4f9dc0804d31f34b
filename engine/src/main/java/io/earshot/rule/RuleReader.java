package io.earshot.rule;

import io.earshot.model.RuleOutcome.Stage;
import io.earshot.rule.Names.Kind;
import io.earshot.rule.Names.Name;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class RuleReader {
  /** Most spellings the phrases of one rule or condition may stand for. */
  static final int LIMIT_SPELLINGS = 10_000;

  private final Draft draft;
  private final Faults faults;
  private final ConditionReader conditions;
  private final ExampleReader examples;

  RuleReader(Draft draft, ConditionReader conditions, ExampleReader examples) {
    this.draft = draft;
    this.faults = draft.faults();
    this.conditions = conditions;
    this.examples = examples;
  }

  Rule read(Fields fields) {
    String id = orEmpty(fields.text("id"));
    draft.enter(Draft.Part.RULES, new Name(Kind.RULE, id));
    Scalar section = fields.scalar("section");
    if (section != null) {
      draft.names().use(Kind.SECTION, section.text(), section.at());
    }
    LocalDate from = date(fields, "from");
    LocalDate to = date(fields, "to");
    if (from != null && to != null && from.isAfter(to)) {
      faults.error(
          fields.placeOf("effective"), "effective ends before it begins", "swap the dates");
    }
    Rule rule =
        new Rule(
            id,
            fields.text("standard"),
            orEmpty(fields.text("title")),
            orEmpty(fields.text("why")),
            orEmpty(fields.text("advice")),
            section == null ? "" : section.text(),
            Spelling.find(
                Rule.ErrorClass.values(), fields.text("errorClass"), Rule.ErrorClass.NON_CRITICAL),
            fields.text("group"),
            Spelling.find(Stage.values(), fields.text("stage"), Stage.SCORE),
            Spelling.find(
                Rule.AnsweredBy.values(), fields.text("answeredBy"), Rule.AnsweredBy.MACHINE),
            from,
            to,
            needs(fields),
            fields.has("when") ? conditions.read(fields.get("when")) : null,
            conditions.read(fields.get("require")),
            worth(fields),
            examples.read(id, fields),
            fields.at().position());
    check(rule, fields);
    checkGroup(rule, fields);
    return rule;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private List<String> needs(Fields fields) {
    List<String> needs = new ArrayList<>();
    for (Node node : fields.list("needs")) {
      if (node instanceof Scalar id && !id.isNull()) {
        draft.names().use(Kind.RULE, id.text(), id.at());
        needs.add(id.text());
      }
    }
    return needs;
  }

  private @Nullable LocalDate date(Fields fields, String key) {
    Scalar text = fields.get("effective") instanceof Fields days ? days.scalar(key) : null;
    if (text == null || !text.text().matches("\\d{4}-\\d{2}-\\d{2}")) {
      return null;
    }
    try {
      return LocalDate.parse(text.text());
    } catch (DateTimeException e) {
      faults.error(text.at(), "there is no day " + text.text(), "write a date such as 2026-01-31");
      return null;
    }
  }

  private Rule.Worth worth(Fields rule) {
    if (rule.get("worth") instanceof Fields fields) {
      return new WorthReader(draft).read(fields);
    }
    String stage = rule.text("stage");
    if (!rule.has("worth") && (stage == null || stage.equals("score"))) {
      faults.error(
          rule.placeOf("id"),
          "the rule scores, but has no \"worth\"",
          "add worth: { award: 5 }, or stage: suggest");
    }
    return new Rule.Worth.Award(0);
  }

  private void checkGroup(Rule rule, Fields fields) {
    boolean deducts =
        switch (rule.worth()) {
          case Rule.Worth.Deduct once -> true;
          case Rule.Worth.DeductPerHit each -> true;
          case Rule.Worth.Levels levels -> true;
          case Rule.Worth.Award award -> false;
          case Rule.Worth.Bonus bonus -> false;
          case Rule.Worth.AutoFail fail -> false;
        };
    if (rule.group() != null && rule.stage() == Stage.SCORE && !deducts) {
      faults.error(
          fields.placeOf("group"),
          "a rule that does not deduct is in a group: of a group only the worst deduction counts",
          "delete group, or write worth: { deduct: 5 }");
    }
  }

  private void check(Rule rule, Fields fields) {
    Place at = fields.get("id") instanceof Scalar id ? id.at() : fields.at();
    int spellings = draft.phrasebook().takeSpellings();
    if (spellings > LIMIT_SPELLINGS) {
      faults.error(
          at,
          "the rule's phrases stand for " + spellings + " spellings",
          LIMIT_SPELLINGS + " at most: shorten the lists");
    }
    if (rule.examples().isEmpty() && !fields.has("examples")) {
      faults.warn(
          at,
          "the rule has no examples",
          "add one that is met and one that is not: they are tested");
    }
    if (rule.errorClass() != Rule.ErrorClass.NON_CRITICAL
        && rule.stage() == Stage.SCORE
        && WorthReader.isNothing(rule.worth())) {
      faults.warn(
          fields.placeOf("worth"),
          Spelling.of(rule.errorClass()) + ", yet worth nothing",
          "give it points, or another error class");
    }
  }
}

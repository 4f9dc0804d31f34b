package io.earshot.rule;

import io.earshot.rule.Names.Kind;
import io.earshot.rule.Names.Name;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the files of one rule set. */
final class RuleSetReader {
  private final Draft draft = new Draft();
  private final Faults faults = draft.faults();
  private final ConditionReader conditions = new ConditionReader(draft);
  private final List<SourceFile> files;
  private @Nullable Fields header;

  private RuleSetReader(List<SourceFile> files) {
    this.files = new ArrayList<>(files);
  }

  /**
   * A rule set, or what is wrong with it.
   *
   * @param ruleSet null if there are errors
   * @param faults errors and warnings
   * @param header the file that begins it, with what it took over; null if there is none
   * @param files all files it was read from
   */
  record Result(
      @Nullable RuleSet ruleSet,
      List<RuleFault> faults,
      @Nullable Fields header,
      List<SourceFile> files) {}

  /** Reads the files, in that order, as one rule set. */
  static Result read(List<SourceFile> files) {
    RuleSetReader reader = new RuleSetReader(files);
    RuleSet ruleSet = reader.read();
    boolean refused = reader.faults.hasErrors();
    return new Result(
        refused ? null : ruleSet, reader.faults.sorted(), reader.header, reader.files);
  }

  /** What files hold: the header (null: there is none), and all parts, the header among them. */
  private record Parsed(@Nullable Fields header, List<Fields> parts) {}

  private @Nullable RuleSet read() {
    Parsed parsed = parse(files, 1);
    header = parsed.header();
    return header == null ? null : read(header, parsed.parts());
  }

  private Parsed parse(List<SourceFile> sources, int depth) {
    List<Fields> parts = new ArrayList<>();
    Fields header = null;
    for (SourceFile file : sources) {
      Node root = new YamlReader(file, faults).read();
      if (root instanceof Fields fields) {
        boolean begins = fields.has("ruleSet");
        new ShapeCheck(faults).check(fields, shapeOf(fields, begins));
        if (begins && header != null) {
          faults.error(
              fields.placeOf("ruleSet"),
              "a second rule set in one folder",
              "the first is in " + header.at().file().name() + "; load one of the files alone");
        }
        header = begins && header == null ? fields : header;
        parts.add(fields);
      } else if (root != null) {
        faults.error(
            root.at(), "this is no rule set: a mapping is expected", "begin with ruleSet:");
      }
    }
    if (header == null && !faults.hasErrors()) {
      faults.error(
          sources.getFirst().start(), "there is no rule set here", "begin with ruleSet: id");
    }
    Scalar other = header == null ? null : header.scalar("extends");
    return header == null || other == null
        ? new Parsed(header, parts)
        : extended(header, other, parts, depth);
  }

  private static Shape.Fields shapeOf(Fields fields, boolean begins) {
    if (!begins) {
      return Grammar.PART;
    }
    return fields.has("extends") ? Grammar.EXTENSION : Grammar.RULE_SET;
  }

  /** What a path leads to, seen from a file's folder; null if it is none. */
  private static @Nullable Path beside(SourceFile file, String path) {
    try {
      return Path.of(file.name()).resolveSibling(path).normalize();
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Together with the rule set it extends, whose files count as its own from here on. */
  private Parsed extended(Fields header, Scalar other, List<Fields> parts, int depth) {
    if (depth == Extension.DEEPEST) {
      faults.error(
          other.at(),
          Extension.DEEPEST + " rule sets in a line that extend each other",
          "look for a circle, or extend the first of them");
      return new Parsed(header, parts);
    }
    Path path = beside(header.at().file(), other.text());
    if (path == null || !Files.exists(path)) {
      faults.error(
          other.at(),
          "no rule set at \"" + other.text() + "\"",
          "name its folder or file, seen from the folder of this file");
      return new Parsed(header, parts);
    }
    List<SourceFile> sources = new RuleFiles(faults).one(path);
    if (sources.isEmpty()) {
      return new Parsed(header, parts); // why is told
    }
    Parsed base = parse(sources, depth + 1);
    files.addAll(sources);
    draft.names().takeOver(sources);
    if (base.header() == null) {
      return new Parsed(header, parts);
    }
    Extension extension = new Extension(faults, header, parts);
    List<Fields> all = new ArrayList<>(extension.taken(base.parts()));
    all.addAll(parts);
    return new Parsed(extension.header(base.header()), all);
  }

  private RuleSet read(Fields header, List<Fields> parts) {
    Phrasebook phrasebook = draft.phrasebook();
    parts.forEach(phrasebook::define);
    phrasebook.spellOut();
    Scorecard scorecard = new ScorecardReader(draft).read(header.get("scorecard"));
    Map<String, Condition> named = named(parts);
    Condition appliesTo = appliesTo(header, named);
    List<RuleSet.Exclusion> exclusions = exclusions(parts);
    List<Rule> rules = rules(parts, header);
    List<RuleSet.Flag> flags = flags(parts);
    if (rules.isEmpty() && !faults.hasErrors()) {
      faults.error(header.placeOf("ruleSet"), "a rule set without rules", "add rules:");
    }
    draft.names().check();
    if (!faults.hasErrors()) {
      checkHooks(named);
    }
    return new RuleSet(
        text(header, "ruleSet"),
        text(header, "version"),
        ContentHash.of(withTables()),
        text(header, "title"),
        languages(header),
        phrasebook.parameters(),
        named,
        appliesTo,
        exclusions,
        scorecard,
        flags,
        rules);
  }

  /** The rule files and the tables they refer to. */
  private List<SourceFile> withTables() {
    List<SourceFile> all = new ArrayList<>(files);
    all.addAll(draft.tables().files());
    return all;
  }

  private static String text(Fields fields, String key) {
    String text = fields.text(key);
    return text == null ? "" : text;
  }

  private static List<String> languages(Fields header) {
    List<String> languages = new ArrayList<>();
    for (Node node : header.list("languages")) {
      if (node instanceof Scalar scalar && !languages.contains(scalar.text())) {
        languages.add(scalar.text());
      }
    }
    return languages;
  }

  private Map<String, Condition> named(List<Fields> parts) {
    Map<String, Condition> named = new LinkedHashMap<>();
    for (Fields part : parts) {
      for (Entry entry : part.table("conditions")) {
        Scalar name = entry.key();
        boolean first = draft.names().define(Kind.CONDITION, name);
        draft.enter(Draft.Part.CONDITIONS, new Name(Kind.CONDITION, name.text()));
        Condition condition = conditions.read(entry.value());
        if (first) {
          named.put(name.text(), condition);
        }
        limitSpellings(name);
      }
    }
    return named;
  }

  private void limitSpellings(Scalar name) {
    int spellings = draft.phrasebook().takeSpellings();
    if (spellings > RuleReader.LIMIT_SPELLINGS) {
      faults.error(
          name.at(),
          "the condition's phrases stand for " + spellings + " spellings",
          RuleReader.LIMIT_SPELLINGS + " at most: shorten the lists");
    }
  }

  private List<RuleSet.Exclusion> exclusions(List<Fields> parts) {
    List<RuleSet.Exclusion> exclusions = new ArrayList<>();
    for (Fields fields : all(parts, "notScored")) {
      draft.enter(Draft.Part.NOT_SCORED, null);
      exclusions.add(
          new RuleSet.Exclusion(text(fields, "reason"), conditions.read(fields.get("when"))));
    }
    return exclusions;
  }

  private List<Rule> rules(List<Fields> parts, Fields header) {
    List<String> languages = languages(header);
    String language = languages.isEmpty() ? "en" : languages.getFirst();
    RuleReader reader = new RuleReader(draft, conditions, new ExampleReader(faults, language));
    List<Rule> rules = new ArrayList<>();
    for (Fields fields : all(parts, "rules")) {
      Scalar id = fields.scalar("id");
      if (id != null) {
        draft.names().define(Kind.RULE, id);
      }
      rules.add(reader.read(fields));
    }
    return rules;
  }

  private List<RuleSet.Flag> flags(List<Fields> parts) {
    List<RuleSet.Flag> flags = new ArrayList<>();
    for (Fields fields : all(parts, "flags")) {
      Scalar id = fields.scalar("id");
      if (id != null) {
        draft.names().define(Kind.FLAG, id);
      }
      draft.enter(Draft.Part.FLAGS, null);
      flags.add(
          new RuleSet.Flag(
              text(fields, "id"),
              text(fields, "title"),
              (int) fields.number("priority", 3),
              fields.text("route"),
              dueMillis(fields.text("due")),
              conditions.read(fields.get("when"))));
    }
    return flags;
  }

  /** A time such as {@code 4h} in milliseconds; 0 where there is none. */
  private static long dueMillis(@Nullable String due) {
    if (due == null || !due.matches("[1-9][0-9]{0,3}\\s?[mhd]")) {
      return 0; // what is wrong with it is told
    }
    TimeUnit unit =
        switch (due.charAt(due.length() - 1)) {
          case 'm' -> TimeUnit.MINUTES;
          case 'h' -> TimeUnit.HOURS;
          default -> TimeUnit.DAYS;
        };
    return unit.toMillis(Long.parseLong(due.substring(0, due.length() - 1).trim()));
  }

  private @Nullable Condition appliesTo(Fields header, Map<String, Condition> named) {
    Entry entry = header.entry("appliesTo");
    if (entry == null) {
      return null;
    }
    draft.enter(Draft.Part.APPLIES_TO, null);
    Condition condition = conditions.read(entry.value());
    if (asksRules(condition, named, new HashSet<>())) {
      faults.error(
          entry.key().at(),
          "appliesTo rests on a named condition that asks for a rule's outcome",
          "it is decided before the rules are: use the rule's condition");
    }
    return condition;
  }

  private static boolean asksRules(
      Condition condition, Map<String, Condition> named, Set<String> seen) {
    return switch (condition) {
      case Condition.All all -> all.parts().stream().anyMatch(p -> asksRules(p, named, seen));
      case Condition.AnyOf any -> any.parts().stream().anyMatch(p -> asksRules(p, named, seen));
      case Condition.Not not -> asksRules(not.part(), named, seen);
      case Condition.Named name ->
          named.get(name.name()) instanceof Condition found
              && seen.add(name.name())
              && asksRules(found, named, seen);
      case Condition.Test test ->
          test.operator() instanceof Operator.RuleOutcomeTest
              ? !seen.isEmpty() // beside appliesTo itself it is told where it stands
              : test.operator() instanceof Operator.Count count
                  && asksRules(count.of(), named, seen);
    };
  }

  private static List<Fields> all(List<Fields> parts, String key) {
    List<Fields> all = new ArrayList<>();
    for (Fields part : parts) {
      if (part.get(key) instanceof Node.Items items) {
        for (Node item : items.items()) {
          if (item instanceof Fields fields) {
            all.add(fields);
          }
        }
      }
    }
    return all;
  }

  private void checkHooks(Map<String, Condition> named) {
    Located located = new Located(named);
    for (Draft.Hook hook : draft.hooks()) {
      if (!located.hasHits(hook.condition())) {
        faults.error(
            hook.at(),
            "\"" + hook.condition() + "\" has no hits to hang on",
            Located.NEEDS + "; a negation or a figure has none");
      }
    }
  }
}

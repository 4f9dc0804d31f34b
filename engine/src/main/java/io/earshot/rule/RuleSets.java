package io.earshot.rule;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads rule sets. Everything that is wrong with a file is told in one run, each fault at its
 * character. Limits: {@value RuleFiles#LIMIT_BYTES} bytes a file, {@value RuleFiles#LIMIT_FILES}
 * files, {@value Phrasebook#LIMIT_SPELLINGS} spellings a phrase or list, {@value
 * RuleReader#LIMIT_SPELLINGS} a rule.
 */
public final class RuleSets {
  private RuleSets() {}

  /**
   * Loads one rule set.
   *
   * @param path a YAML file, or a folder whose YAML files are read in name order as one; one of
   *     them begins with {@code ruleSet:}
   * @throws RuleFaults if anything is wrong with it
   */
  public static RuleSet load(Path path) {
    Faults faults = new Faults();
    List<SourceFile> files = new RuleFiles(faults).one(path);
    List<RuleSet> loaded = new ArrayList<>();
    List<RuleFault> told = readAll(files.isEmpty() ? List.of() : List.of(files), faults, loaded);
    return refuseErrors(told, loaded).getFirst();
  }

  /**
   * Loads every rule set at or below a path: a folder with one file that begins with {@code
   * ruleSet:} is one rule set; in a folder with several, each file is one; folders in it are looked
   * at in the same way.
   *
   * @throws RuleFaults if anything is wrong with any of them
   */
  public static List<RuleSet> loadAll(Path path) {
    return loadAll(List.of(path));
  }

  /**
   * Loads every rule set at or below several paths, in their order.
   *
   * @throws RuleFaults if anything is wrong with any of them
   */
  public static List<RuleSet> loadAll(List<Path> paths) {
    Faults faults = new Faults();
    List<RuleSet> loaded = new ArrayList<>();
    List<RuleFault> told = readAll(files(paths, faults), faults, loaded);
    return List.copyOf(refuseErrors(told, loaded));
  }

  /**
   * Everything wrong or doubtful in the rule sets at or below a path, found as by {@link
   * #loadAll(Path)}: errors and warnings by file and line; empty if all is well.
   */
  public static List<RuleFault> check(Path path) {
    return check(List.of(path));
  }

  /** Everything wrong or doubtful in the rule sets at or below several paths. */
  public static List<RuleFault> check(List<Path> paths) {
    Faults faults = new Faults();
    return readAll(files(paths, faults), faults, new ArrayList<>());
  }

  /**
   * What is doubtful about the rule sets at or below several paths: rules that never ask anything,
   * contradict or repeat each other, windows and limits that can never hold, marks that cannot be
   * reached.
   *
   * @param today rules that ended before are told
   * @throws RuleFaults if anything is wrong with any of them
   */
  public static List<LintFinding> lint(List<Path> paths, LocalDate today) {
    Faults faults = new Faults();
    List<List<SourceFile>> sets = files(paths, faults);
    if (faults.hasErrors()) {
      throw new RuleFaults(faults.sorted());
    }
    List<LintFinding> findings = new ArrayList<>();
    for (List<SourceFile> files : sets) {
      RuleSetReader.Result result = RuleSetReader.read(files);
      RuleSet ruleSet = result.ruleSet();
      Node.Fields header = result.header();
      if (ruleSet == null || header == null) {
        throw new RuleFaults(result.faults());
      }
      findings.addAll(new Lint(ruleSet, header, result.files(), today).findings());
    }
    return List.copyOf(findings);
  }

  private static List<List<SourceFile>> files(List<Path> paths, Faults faults) {
    RuleFiles reader = new RuleFiles(faults);
    List<List<SourceFile>> sets = new ArrayList<>();
    for (Path path : paths) {
      sets.addAll(reader.all(path));
    }
    return sets;
  }

  private static List<RuleFault> readAll(
      List<List<SourceFile>> sets, Faults faults, List<RuleSet> loaded) {
    List<RuleFault> told = new ArrayList<>(faults.sorted());
    for (List<SourceFile> files : sets) {
      RuleSetReader.Result result = RuleSetReader.read(files);
      told.addAll(result.faults());
      if (result.ruleSet() != null) {
        tellTwins(files.getFirst(), result.ruleSet(), loaded, told);
        loaded.add(result.ruleSet());
      }
    }
    return List.copyOf(told);
  }

  private static void tellTwins(
      SourceFile file, RuleSet ruleSet, List<RuleSet> loaded, List<RuleFault> told) {
    for (RuleSet other : loaded) {
      if (other.id().equals(ruleSet.id())) {
        Faults twins = new Faults();
        twins.error(
            file.start(), "a second rule set \"" + ruleSet.id() + "\"", "give it another id");
        told.addAll(twins.sorted());
      }
    }
  }

  private static List<RuleSet> refuseErrors(List<RuleFault> told, List<RuleSet> loaded) {
    if (told.stream().anyMatch(RuleFault::isError)) {
      throw new RuleFaults(told);
    }
    return loaded;
  }
}

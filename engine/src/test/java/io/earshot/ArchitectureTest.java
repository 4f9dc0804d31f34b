package io.earshot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms, the doors between them, and the one home of every library. */
class ArchitectureTest {
  private static final String ROOT = "io.earshot";

  /** Room → rooms it may use, beside {@code model}. */
  private static final Map<String, Set<String>> DOORS =
      Map.ofEntries(
          Map.entry("model", Set.of()),
          Map.entry("config", Set.of()),
          Map.entry("text", Set.of()),
          Map.entry("rule", Set.of("text")),
          Map.entry("signal", Set.of("text")),
          Map.entry("score", Set.of("rule", "signal", "text")),
          Map.entry("store", Set.of()),
          Map.entry("ingest", Set.of("text")),
          Map.entry("audio", Set.of()),
          Map.entry("asr", Set.of("audio")),
          Map.entry("worker", Set.of()),
          Map.entry(
              "pipeline", Set.of("ingest", "worker", "signal", "score", "rule", "store", "config")),
          Map.entry(
              "cli",
              Set.of(
                  "config",
                  "text",
                  "signal",
                  "rule",
                  "score",
                  "store",
                  "ingest",
                  "worker",
                  "pipeline")));

  /** The worker process's main, the only class of the command line that may load native code. */
  private static final String WORKER_MAIN = ROOT + ".cli.WorkerMain";

  /** Library → the rooms it lives in. */
  private static final Map<String, Set<String>> HOMES =
      Map.ofEntries(
          Map.entry("org.bytedeco..", Set.of("audio")),
          Map.entry("org.vosk..", Set.of("asr")),
          Map.entry("com.sun.jna..", Set.of("asr")),
          Map.entry("org.rocksdb..", Set.of("store")),
          Map.entry("io.vertx..", Set.of("pipeline", "cli")),
          Map.entry("picocli..", Set.of("cli")),
          Map.entry("org.yaml.snakeyaml..", Set.of("rule", "config")),
          Map.entry("com.google.re2j..", Set.of("score", "rule")),
          Map.entry("com.fasterxml.jackson..", Set.of("ingest", "cli")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void rooms_haveNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void rooms_areAllListed() {
    var seen = new TreeSet<String>();
    CLASSES.forEach(c -> seen.add(c.getPackageName().substring(ROOT.length() + 1).split("\\.")[0]));
    assertThat(DOORS.keySet()).containsAll(seen);
  }

  @Test
  void rooms_useOnlyTheirDoors() {
    DOORS.forEach(
        (room, allowed) ->
            noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .and()
                .doNotHaveFullyQualifiedName(WORKER_MAIN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(closedTo(room, allowed))
                .allowEmptyShould(true)
                .check(CLASSES));
  }

  @Test
  void workerMain_usesOnlyTheWorkerRooms() {
    noClasses()
        .that()
        .haveFullyQualifiedName(WORKER_MAIN)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(closedTo("cli", Set.of("worker", "audio", "asr", "config")))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void libraries_stayAtHome() {
    HOMES.forEach(
        (library, homes) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(
                    homes.stream().map(home -> ROOT + "." + home + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CLASSES));
  }

  private static String[] closedTo(String room, Set<String> allowed) {
    return DOORS.keySet().stream()
        .filter(other -> !other.equals(room) && !other.equals("model") && !allowed.contains(other))
        .map(other -> ROOT + "." + other + "..")
        .toArray(String[]::new);
  }
}

package io.earshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that users unpack: on a path with spaces, read-only, without Maven. */
class DistributionIT {
  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  @TempDir Path folder;
  private Path home = Path.of("");

  @BeforeEach
  void unpack() throws Exception {
    Path place = Files.createDirectories(folder.resolve("a path with spaces"));
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive().toString(), "-C", place.toString()).start();
    assertThat(tar.waitFor()).isZero();
    try (Stream<Path> children = Files.list(place)) {
      home = children.findFirst().orElseThrow();
    }
    permit(false);
  }

  @AfterEach
  void makeRemovable() throws IOException {
    permit(true);
  }

  @Test
  void archive_isSmallAndHoldsOnlyLinuxNatives() throws Exception {
    assertThat(Files.size(archive())).isLessThan(80L << 20);
    assertThat(home)
        .isDirectoryContaining("glob:**/{README.md,LICENSE,NOTICE,earshot,lib,models,rules,demo}");
    Process list = new ProcessBuilder("tar", "-tzf", archive().toString()).start();
    assertThat(new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .doesNotContain("recipe/")
        .contains("models/demo-zh/am/final.mdl");
  }

  @Test
  void help_worksFromThere() throws Exception {
    assertThat(run("--help")).contains("Usage: earshot");
  }

  @Test
  void demo_worksFromThereAndLeavesTheInstallationAlone() throws Exception {
    TreeMap<String, Long> before = files();
    String out = run("demo", "--format", "json", "--data", folder.resolve("data").toString());
    assertThat(out).contains("\"type\":\"summary\"").contains("\"failed\":0");
    assertThat(files()).isEqualTo(before);
  }

  private String run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("earshot").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("HOME", Files.createDirectories(folder.resolve("home")).toString());
    builder.environment().put("EARSHOT_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("EARSHOT_AOT", "off");
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isZero();
    return Files.readString(out);
  }

  private static Path archive() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.toString().endsWith("-linux-x86_64.tar.gz"))
          .findFirst()
          .orElseThrow();
    }
  }

  private TreeMap<String, Long> files() throws IOException {
    TreeMap<String, Long> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        found.put(file.toString(), Files.isRegularFile(file) ? Files.size(file) : -1);
      }
    }
    return found;
  }

  private void permit(boolean write) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        permissions.removeAll(WRITE);
        if (write) {
          permissions.add(PosixFilePermission.OWNER_WRITE);
        }
        Files.setPosixFilePermissions(file, permissions);
      }
    }
  }
}

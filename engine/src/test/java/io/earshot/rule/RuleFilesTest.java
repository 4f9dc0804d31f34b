package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
  private static final String SET = Sample.requiring("{ phrases: [hello] }");

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private List<String> messages() {
    return RuleSets.check(folder).stream().map(RuleFault::message).toList();
  }

  @Test
  void file_isLoaded() throws IOException {
    assertThat(RuleSets.load(write("a.yaml", SET)).id()).isEqualTo("sample");
  }

  @Test
  void folder_isLoadedInNameOrder() throws IOException {
    write("10-more.yaml", SET.substring(SET.indexOf("rules:")));
    write("20-most.yml", SET.substring(SET.indexOf("rules:")).replace("greet", "thank"));
    write("00-head.yaml", SET.substring(0, SET.indexOf("rules:")));
    write("README.md", "not a rule");
    assertThat(RuleSets.load(folder).rules())
        .extracting(Rule::id)
        .containsExactly("greet", "thank");
  }

  @Test
  void foldersOfPacks_areLoadedEach() throws IOException {
    write("zh/a.yaml", SET.replace("sample", "zh"));
    write("en/a.yaml", SET.replace("sample", "en"));
    write(".hidden/a.yaml", "nonsense");
    assertThat(RuleSets.loadAll(folder)).extracting(RuleSet::id).containsExactly("en", "zh");
    assertThat(RuleSets.check(folder)).isEmpty();
  }

  @Test
  void filesWithTheirOwnHeaders_areSetsOfTheirOwn() throws IOException {
    write("one.yaml", SET.replace("sample", "one"));
    write("two.yaml", SET.replace("sample", "two"));
    assertThat(RuleSets.loadAll(folder)).extracting(RuleSet::id).containsExactly("one", "two");
  }

  @Test
  void sameIdTwice_isRefused() throws IOException {
    write("en/a.yaml", SET);
    write("zh/a.yaml", SET);
    assertThat(messages()).containsExactly("a second rule set \"sample\"");
  }

  @Test
  void contentHash_doesNotDependOnTheFolder() throws IOException {
    String one = RuleSets.load(write("one/a.yaml", SET)).contentHash();
    assertThat(RuleSets.load(write("two/a.yaml", SET)).contentHash()).isEqualTo(one);
  }

  @Test
  void faults_areThrownWithEverythingRendered() throws IOException {
    Path file = write("a.yaml", SET.replace("phrases", "phrase").replace("weight", "weihgt"));
    assertThatThrownBy(() -> RuleSets.load(file))
        .isInstanceOf(RuleFaults.class)
        .hasMessageContaining(file + ":15:16: unknown key \"phrase\"")
        .hasMessageContaining("did you mean \"weight\"?")
        .satisfies(e -> assertThat(((RuleFaults) e).faults()).hasSize(3));
  }

  @Test
  void invalidUtf8_isToldWithItsByteAndLine() throws IOException {
    byte[] bytes = "ruleSet: a\ntitle: b?\n".getBytes(StandardCharsets.UTF_8);
    bytes[19] = (byte) 0xC3;
    Files.write(folder.resolve("a.yaml"), bytes);
    RuleFault fault = RuleSets.check(folder).getFirst();
    assertThat(fault.message()).isEqualTo("not UTF-8: byte 19 is 0xC3");
    assertThat(fault.at().line()).isEqualTo(2);
    assertThat(fault.at().column()).isEqualTo(9);
  }

  @Test
  void hugeFile_isRefused() throws IOException {
    write("a.yaml", "# " + "x".repeat(RuleFiles.LIMIT_BYTES));
    assertThat(messages()).containsExactly("larger than 4 MB");
  }

  @Test
  void missingPath_isTold() {
    assertThatThrownBy(() -> RuleSets.load(folder.resolve("gone.yaml")))
        .isInstanceOf(RuleFaults.class)
        .hasMessageContaining("gone.yaml:1:1: no such file or folder");
  }

  @Test
  void emptyFolder_isTold() {
    assertThat(messages()).containsExactly("no YAML file in or below this folder");
    assertThatThrownBy(() -> RuleSets.load(folder))
        .hasMessageContaining("no YAML file in this folder");
  }

  @Test
  void emptyFile_isTold() throws IOException {
    write("a.yaml", "");
    assertThat(messages()).containsExactly("there is no rule set here");
  }

  @Test
  void binaryFile_isTold() throws IOException {
    Files.write(folder.resolve("a.yaml"), new byte[] {0, 1, 2, 3, 4});
    assertThat(messages()).containsExactly("the character U+0000 is not allowed in YAML");
  }

  @Test
  void oneVeryLongLine_isReadInTime() throws IOException {
    StringBuilder list = new StringBuilder("lists: { l: [a0");
    for (int i = 1; list.length() < 1_500_000; i++) {
      list.append(", \"{x} a").append(i).append('"');
    }
    write("a.yaml", SET + list + "] }\n");
    assertThat(RuleSets.check(folder)).hasSizeBetween(1, 1_000);
  }
}

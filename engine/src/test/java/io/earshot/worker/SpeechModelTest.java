package io.earshot.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.SharedFolder;
import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechModelTest {
  private static final Path MODELS = SharedFolder.checkout().resolve("models");

  @TempDir Path folder;

  @Test
  void catalogue_knowsEveryModelThatComesAlong() {
    ModelCatalogue catalogue = ModelCatalogue.of(MODELS, folder);

    assertThat(catalogue.installed()).hasSize(2);
    for (Path folder : catalogue.installed()) {
      SpeechModel model = SpeechModel.open(folder);
      assertThat(model.sampleRate()).isEqualTo(8_000);
      assertThat(catalogue.known(model.name()).orElseThrow())
          .extracting(ModelCatalogue.Known::language, ModelCatalogue.Known::sha256)
          .containsExactly(model.language(), model.hash());
    }
  }

  @Test
  void language_isToldByTheWordsWhereTheNameDoesNot() throws IOException {
    copy(MODELS.resolve("demo-zh"), folder.resolve("ours"));

    assertThat(SpeechModel.open(folder.resolve("ours")).language()).isEqualTo("zh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "am/final.mdl",
        "conf/mfcc.conf",
        "conf/model.conf",
        "graph/Gr.fst",
        "graph/HCLr.fst",
        "graph/words.txt",
        "graph/phones/word_boundary.int"
      })
  void missingFile_isNamed(String name) throws IOException {
    copy(MODELS.resolve("demo-en"), folder.resolve("m"));
    Files.delete(folder.resolve("m").resolve(name));

    assertThatThrownBy(() -> SpeechModel.open(folder.resolve("m")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(folder.resolve("m").toString())
        .hasMessageContaining("lacks " + name);
  }

  @Test
  void hash_changesWithAnyByteAndNotWithThePlace() throws IOException {
    SpeechModel original = SpeechModel.open(MODELS.resolve("demo-en"));
    copy(MODELS.resolve("demo-en"), folder.resolve("m-en"));
    SpeechModel copied = SpeechModel.open(folder.resolve("m-en"));
    assertThat(copied.hash()).isEqualTo(original.hash()).hasSize(64);
    Files.writeString(folder.resolve("m-en/conf/model.conf"), "--beam=9\n");
    SpeechModel changed = SpeechModel.open(folder.resolve("m-en"));
    assertThat(changed.hash()).isNotEqualTo(original.hash());
  }

  @Test
  void cutOffGraph_isNamed() throws IOException {
    copy(MODELS.resolve("demo-en"), folder.resolve("m"));
    Files.write(folder.resolve("m/graph/Gr.fst"), new byte[3]);

    assertThatThrownBy(() -> SpeechModel.open(folder.resolve("m")))
        .hasMessageContaining("graph/Gr.fst is cut off");
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }
}

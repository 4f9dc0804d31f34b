package io.earshot.worker;

import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of speech models: what its {@value #FILE} knows, and what lies there.
 *
 * @param known the models that the catalogue lists, in its order
 * @param installed each folder that looks like a model, usable or not, in order of name
 */
public record ModelCatalogue(List<Known> known, List<Path> installed) {
  private static final String FILE = "catalogue.tsv";
  private static final int CELLS = 4;

  /** Copies the lists. */
  public ModelCatalogue {
    known = List.copyOf(known);
    installed = List.copyOf(installed);
  }

  /**
   * A model as it was published.
   *
   * @param name of its folder
   * @param language two-letter code
   * @param licence as SPDX names it
   * @param sha256 the {@link SpeechModel#hash} of what was published
   */
  public record Known(String name, String language, String licence, String sha256) {}

  /**
   * Reads the catalogue, and looks at each folder directly below {@code models}.
   *
   * @throws InputException if either cannot be read
   */
  public static ModelCatalogue of(Path models) {
    Path file = models.resolve(FILE);
    try (Stream<Path> list = Files.list(models)) {
      List<Known> known = new ArrayList<>();
      List<String> lines = Files.readAllLines(file);
      for (int i = 1; i < lines.size(); i++) {
        known.add(known(file, i + 1, lines.get(i).split("\t", -1)));
      }
      List<Path> installed = list.filter(ModelCatalogue::looksLikeModel).sorted().toList();
      return new ModelCatalogue(known, installed);
    } catch (IOException e) {
      throw new InputException(
          models.toString(), "the speech models cannot be listed: " + e.getMessage());
    }
  }

  /** What the catalogue knows about the model of that name. */
  public Optional<Known> known(String name) {
    return known.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static Known known(Path file, int line, String[] cells) {
    if (cells.length != CELLS) {
      throw new InputException(
          file + ":" + line, "has " + cells.length + " cells, not name, language, licence, sha256");
    }
    return new Known(cells[0], cells[1], cells[2], cells[3]);
  }

  /** Also one in the layout Vosk used before {@code am} and {@code conf}: told, not passed over. */
  private static boolean looksLikeModel(Path folder) {
    return Files.isDirectory(folder.resolve("am"))
        || Files.isDirectory(folder.resolve("conf"))
        || Files.isRegularFile(folder.resolve("final.mdl"));
  }
}

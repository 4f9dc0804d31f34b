package io.earshot.worker;

import io.earshot.model.InputException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of speech models: what its {@value #FILE} knows, and what lies there.
 *
 * @param known the models that the catalogue lists, in its order
 * @param installed each folder that looks like a model, usable or not, in order of name
 */
public record ModelCatalogue(List<Known> known, List<Path> installed) {
  private static final String FILE = "catalogue.tsv";
  private static final int CELLS = 7;

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
   * @param sha256 the {@link SpeechModel#hash} of what was published; null where nobody computed it
   * @param archive where it can be fetched; null for one that comes along
   */
  public record Known(
      String name,
      String language,
      String licence,
      @Nullable String sha256,
      @Nullable Archive archive) {}

  /**
   * A zip file on the network that holds a model.
   *
   * @param address http or https
   * @param sizeBytes its length; 0 where that is not known
   * @param sha256 of the file, in hexadecimal; null where that is not known
   */
  public record Archive(URI address, long sizeBytes, @Nullable String sha256) {}

  /**
   * Reads the catalogue, and looks at each folder directly below {@code models} and {@code
   * fetched}.
   *
   * @param models where the catalogue lies, and what comes along
   * @param fetched where models are fetched to; need not exist
   * @throws InputException if either cannot be read
   */
  public static ModelCatalogue of(Path models, Path fetched) {
    Path file = models.resolve(FILE);
    try (Stream<Path> list = Files.list(models)) {
      List<Known> known = new ArrayList<>();
      List<String> lines = Files.readAllLines(file);
      for (int i = 1; i < lines.size(); i++) {
        known.add(known(file, i + 1, lines.get(i).split("\t", -1)));
      }
      List<Path> installed = new ArrayList<>(modelsIn(list));
      if (Files.isDirectory(fetched)) {
        try (Stream<Path> more = Files.list(fetched)) {
          installed.addAll(modelsIn(more));
        }
      }
      return new ModelCatalogue(known, installed);
    } catch (IOException e) {
      throw new InputException(
          models.toString(), "the speech models cannot be listed: " + e.getMessage());
    }
  }

  private static List<Path> modelsIn(Stream<Path> folders) {
    return folders.filter(ModelCatalogue::looksLikeModel).sorted().toList();
  }

  /** What the catalogue knows about the model of that name. */
  public Optional<Known> known(String name) {
    return known.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private static Known known(Path file, int line, String[] cells) {
    if (cells.length != CELLS) {
      throw new InputException(
          file + ":" + line,
          "has "
              + cells.length
              + " cells, not name, language, licence, sha256, archive, archiveBytes, archiveSha256");
    }
    try {
      Archive archive =
          cells[4].isEmpty()
              ? null
              : new Archive(
                  URI.create(cells[4]),
                  cells[5].isEmpty() ? 0 : Long.parseLong(cells[5]),
                  emptyToNull(cells[6]));
      return new Known(cells[0], cells[1], cells[2], emptyToNull(cells[3]), archive);
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ":" + line, "is no model: " + e.getMessage());
    }
  }

  private static @Nullable String emptyToNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  /** Also one in the layout Vosk used before {@code am} and {@code conf}: told, not passed over. */
  private static boolean looksLikeModel(Path folder) {
    if (String.valueOf(folder.getFileName()).startsWith(".")) {
      return false; // half unpacked
    }
    return Files.isDirectory(folder.resolve("am"))
        || Files.isDirectory(folder.resolve("conf"))
        || Files.isRegularFile(folder.resolve("final.mdl"));
  }
}

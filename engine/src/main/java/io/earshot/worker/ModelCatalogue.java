package io.earshot.worker;

import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The speech models below one folder, such as {@code models} of the installation, which holds the
 * embedded defaults {@code demo-en} and {@code demo-zh}.
 *
 * @param folder that was looked through
 * @param models the usable ones, in order of folder name
 * @param faults one sentence for each folder that looks like a model but is not usable
 */
public record ModelCatalogue(Path folder, List<SpeechModel> models, List<String> faults) {
  private static final String EMBEDDED_PREFIX = "demo-";

  /** Copies the lists. */
  public ModelCatalogue {
    models = List.copyOf(models);
    faults = List.copyOf(faults);
  }

  /**
   * Looks at each folder directly below {@code folder}; reads every file of every model once.
   *
   * @throws InputException if {@code folder} cannot be listed
   */
  public static ModelCatalogue scan(Path folder) {
    List<SpeechModel> models = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (Path child : children(folder)) {
      try {
        models.add(SpeechModel.open(child));
      } catch (InputException e) {
        faults.add(e.getMessage());
      }
    }
    return new ModelCatalogue(folder.toAbsolutePath(), models, faults);
  }

  /**
   * The model for a language such as {@code en} or {@code zh-CN}; any other before a demo model.
   */
  public Optional<SpeechModel> forLanguage(String language) {
    String wanted = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    SpeechModel found = null;
    for (SpeechModel model : models) {
      if (model.language().equals(wanted) && (found == null || embedded(found))) {
        found = model;
      }
    }
    return Optional.ofNullable(found);
  }

  private static boolean embedded(SpeechModel model) {
    return model.name().startsWith(EMBEDDED_PREFIX);
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(child -> Files.isDirectory(child.resolve("am")) || looksOld(child))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InputException(
          folder.toString(), "the folder of speech models cannot be read: " + e.getMessage());
    }
  }

  /** A model in the layout Vosk used before {@code am} and {@code conf}: told, not passed over. */
  private static boolean looksOld(Path child) {
    return Files.isRegularFile(child.resolve("final.mdl"))
        || Files.isDirectory(child.resolve("conf"));
  }
}

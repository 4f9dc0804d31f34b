package io.earshot.cli;

import io.earshot.config.Configuration;
import io.earshot.model.InputException;
import io.earshot.pipeline.Speech;
import io.earshot.worker.ModelCatalogue;
import io.earshot.worker.ModelDownload;
import io.earshot.worker.SpeechModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lists the speech models: in use, installed, known; verifies those that are there; fetches one.
 */
final class ModelsCommand extends Command {
  private static final String NOT_IN_USE = "";

  /** What can be done with models. */
  enum Action {
    LIST,
    VERIFY,
    FETCH
  }

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = "list",
      paramLabel = "ACTION",
      description =
          "list (default); verify: layout, and content where the catalogue knows it; or fetch: load"
              + " a model of the catalogue from the network")
  Action action = Action.LIST;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "the model to fetch, as \"models list\" names it")
  @Nullable String name;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "fetch into this folder (default: models in the data folder)")
  @Nullable Path into;

  @Option(
      names = "--from",
      paramLabel = "URL",
      description = "fetch from a copy of the archive, not from the address in the catalogue")
  @Nullable URI from;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "the archive's checksum, where the catalogue has none")
  @Nullable String sha256;

  @Override
  public Integer call() {
    Path fetched = into == null ? dataFolder().resolve("models") : into;
    ModelCatalogue catalogue = ModelCatalogue.of(installation().models(), fetched);
    if (action == Action.FETCH) {
      return fetch(catalogue, absolute(fetched));
    }
    if (name != null) {
      throw new InputException("NAME", "only fetch takes the name of a model");
    }
    int faulty = 0;
    try (Rows rows = rows()) {
      Set<Path> shown = new HashSet<>();
      for (String language : Speech.LANGUAGES) {
        Path folder = absolute(installation().model(configuration(), language));
        faulty += row(rows, folder, language, catalogue) ? 0 : 1;
        shown.add(folder);
      }
      for (Path folder : catalogue.installed()) {
        if (shown.add(absolute(folder))) {
          faulty += row(rows, absolute(folder), NOT_IN_USE, catalogue) ? 0 : 1;
        }
      }
      for (ModelCatalogue.Known known : catalogue.known()) {
        if (shown.stream().noneMatch(folder -> folder.endsWith(known.name()))) {
          absent(rows, known);
        }
      }
    }
    return faulty > 0 ? Main.SOME_FAILED : Main.DONE;
  }

  private Rows rows() {
    return new Rows(
        terminal,
        format,
        "model",
        "language",
        "rate",
        "size bytes",
        "licence",
        "state",
        "sha256",
        "folder");
  }

  private int fetch(ModelCatalogue catalogue, Path folder) {
    ModelCatalogue.Known known = wanted(catalogue);
    Path place = folder.resolve(known.name());
    if (Files.exists(place)) {
      throw new InputException(
          place.toString(), "is there already; delete it to fetch the model again");
    }
    SpeechModel model =
        ModelDownload.fetch(known.name(), archive(known), folder, new FetchProgress(terminal));
    try (Rows rows = rows()) {
      rows.row(
          model.name(),
          model.language(),
          model.sampleRate(),
          model.sizeBytes(),
          known.licence(),
          "fetched",
          model.hash(),
          model.folder());
    }
    terminal.say(
        "to use it, write into "
            + dataFolder().resolve(Configuration.FILE_NAME)
            + ":  model."
            + model.language()
            + ": "
            + model.folder());
    return Main.DONE;
  }

  private ModelCatalogue.Known wanted(ModelCatalogue catalogue) {
    List<String> names =
        catalogue.known().stream()
            .filter(known -> known.archive() != null)
            .map(ModelCatalogue.Known::name)
            .toList();
    if (name == null || !names.contains(name)) {
      throw new InputException(
          "models fetch",
          (name == null ? "say which model" : "there is no model \"" + name + "\" to fetch")
              + ": "
              + String.join(", ", names));
    }
    return catalogue.known(name).orElseThrow();
  }

  private ModelCatalogue.Archive archive(ModelCatalogue.Known known) {
    ModelCatalogue.Archive listed = Objects.requireNonNull(known.archive());
    String checksum = sha256 == null ? listed.sha256() : sha256.toLowerCase(Locale.ROOT);
    if (checksum == null || !checksum.matches("[0-9a-f]{64}")) {
      throw new InputException(
          "--sha256",
          checksum == null
              ? "the catalogue has no checksum of "
                  + known.name()
                  + ": give the one you trust, 64 hexadecimal digits"
              : "\"" + checksum + "\" is not 64 hexadecimal digits");
    }
    URI address = from == null ? listed.address() : from;
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null) {
      throw new InputException("--from", "\"" + address + "\" is no http or https address");
    }
    return new ModelCatalogue.Archive(
        address, checksum.equals(listed.sha256()) ? listed.sizeBytes() : 0, checksum);
  }

  private static void absent(Rows rows, ModelCatalogue.Known known) {
    rows.row(
        known.name(),
        known.language(),
        null,
        null,
        known.licence(),
        fetchable(known.archive()),
        known.sha256(),
        null);
  }

  private static String fetchable(ModelCatalogue.@Nullable Archive archive) {
    if (archive == null) {
      return "not installed";
    }
    return archive.sizeBytes() == 0
        ? "can be fetched"
        : "can be fetched, " + Math.round(archive.sizeBytes() / 1e6) + " MB";
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  private boolean row(Rows rows, Path folder, String language, ModelCatalogue catalogue) {
    ModelCatalogue.Known known = catalogue.known(String.valueOf(folder.getFileName())).orElse(null);
    String licence = known == null ? null : known.licence();
    String wanted = known == null ? null : known.sha256();
    try {
      SpeechModel model = SpeechModel.open(folder);
      boolean otherLanguage = !language.isEmpty() && !model.language().equals(language);
      boolean changed = wanted != null && !wanted.equals(model.hash());
      String state =
          otherLanguage
              ? "is configured for " + language + ": name another in model." + language
              : changed ? "differs from the catalogue: copy it again" : state(language, wanted);
      rows.row(
          model.name(),
          model.language(),
          model.sampleRate(),
          model.sizeBytes(),
          licence,
          state,
          model.hash(),
          folder);
      return !otherLanguage && !changed;
    } catch (InputException e) {
      rows.row(folder.getFileName(), language, null, null, licence, e.reason(), null, folder);
      return false;
    }
  }

  private String state(String language, @Nullable String wanted) {
    String use = language.isEmpty() ? "installed" : "in use";
    if (action == Action.LIST) {
      return use;
    }
    return use + (wanted == null ? ", not in the catalogue" : ", verified");
  }
}

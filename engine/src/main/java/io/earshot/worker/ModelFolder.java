package io.earshot.worker;

import io.earshot.model.InputException;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of one model in Vosk's layout: {@code am}, {@code conf}, {@code graph}, and {@code
 * ivector} where the model was trained with it. Vosk itself stops with an error that does not name
 * the file, so they are looked at before.
 */
final class ModelFolder {
  private static final List<String> ALWAYS =
      List.of(
          "am/final.mdl", "conf/model.conf", "conf/mfcc.conf", "graph/phones/word_boundary.int");
  private static final List<String> WITH_IVECTOR =
      List.of(
          "ivector/final.dubm",
          "ivector/final.ie",
          "ivector/final.mat",
          "ivector/global_cmvn.stats",
          "ivector/online_cmvn.conf",
          "ivector/splice.conf");
  private static final Map<String, String> LANGUAGE_TOKENS =
      Map.of(
          "en", "en", "zh", "zh", "cn", "zh", "english", "en", "chinese", "zh", "mandarin", "zh");
  private static final int MAX_LINES_READ = 5_000;
  private static final int FST_MAGIC = 2_125_659_606;
  private static final int FST_HAS_OUTPUT_SYMBOLS = 2;
  private static final int MAX_TYPE_NAME_BYTES = 256;

  private final Path folder;

  ModelFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Refuses a folder in which a file is missing, naming it. */
  void check() {
    if (!Files.isDirectory(folder)) {
      throw fault("is not a folder; a speech model is a folder with am, conf and graph in it");
    }
    ALWAYS.forEach(this::require);
    if (Files.isDirectory(folder.resolve("ivector"))) {
      WITH_IVECTOR.forEach(this::require);
    }
    boolean composed = Files.isRegularFile(folder.resolve("graph/HCLG.fst"));
    if (!composed) {
      require("graph/HCLr.fst");
      require("graph/Gr.fst");
      require("graph/disambig_tid.int");
    }
    if (!holdsItsWords(folder.resolve(composed ? "graph/HCLG.fst" : "graph/Gr.fst"))) {
      require("graph/words.txt");
    }
  }

  /** The rate in {@code conf/mfcc.conf}; Kaldi's default is 16 kHz. */
  int sampleRate() throws IOException {
    String key = "--sample-frequency=";
    int rate = 16_000;
    for (String line : Files.readAllLines(folder.resolve("conf/mfcc.conf"))) {
      if (line.strip().startsWith(key)) {
        rate = parseRate(line.strip().substring(key.length()).split("[\\s#]", 2)[0]);
      }
    }
    return rate;
  }

  private int parseRate(String value) {
    try {
      double rate = Double.parseDouble(value);
      if (rate >= 8_000 && rate <= 48_000) {
        return (int) rate;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw fault("conf/mfcc.conf has sample-frequency \"" + value + "\", not 8000 to 48000");
  }

  /** By the folder's name where that says it, else by the script of the model's words. */
  String language() throws IOException {
    Path name = folder.getFileName();
    for (String token : String.valueOf(name).toLowerCase(Locale.ROOT).split("[-_.]")) {
      String language = LANGUAGE_TOKENS.get(token);
      if (language != null) {
        return language;
      }
    }
    return languageByWords();
  }

  private String languageByWords() throws IOException {
    Path words = folder.resolve("graph/words.txt");
    if (!Files.isRegularFile(words)) {
      throw fault("its language is unknown; put en or zh in the folder's name");
    }
    int han = 0;
    int lines = 0;
    try (BufferedReader reader = Files.newBufferedReader(words)) {
      for (String line = reader.readLine();
          line != null && lines < MAX_LINES_READ;
          line = reader.readLine()) {
        lines++;
        han += line.codePoints().anyMatch(Character::isIdeographic) ? 1 : 0;
      }
    }
    return han > lines / 2 ? "zh" : "en";
  }

  /** SHA-256 over each file's relative name, length and bytes, in order of name. */
  String hash() throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    for (Path file : files()) {
      String name = folder.relativize(file).toString();
      digest.update((name + '\0' + Files.size(file) + '\0').getBytes(StandardCharsets.UTF_8));
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  long sizeBytes() throws IOException {
    long sum = 0;
    for (Path file : files()) {
      sum += Files.size(file);
    }
    return sum;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private void require(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw fault("the speech model lacks " + name + "; unpack or copy the model again");
    }
    if (!Files.isReadable(file)) {
      throw fault("the speech model's " + name + " cannot be read; check its permissions");
    }
  }

  /** Whether an OpenFst file carries its output words, by the flags in its header. */
  private boolean holdsItsWords(Path fst) {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(fst))) {
      if (Integer.reverseBytes(in.readInt()) != FST_MAGIC) {
        throw fault(folder.relativize(fst) + " is not an OpenFst file; copy the model again");
      }
      skipTypeName(in);
      skipTypeName(in);
      in.readInt();
      return (Integer.reverseBytes(in.readInt()) & FST_HAS_OUTPUT_SYMBOLS) != 0;
    } catch (IOException e) {
      throw fault(folder.relativize(fst) + " is cut off or unreadable; copy the model again");
    }
  }

  private static void skipTypeName(DataInputStream in) throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    if (length < 0 || length > MAX_TYPE_NAME_BYTES) {
      throw new IOException("type name of " + length + " bytes");
    }
    in.readFully(new byte[length]);
  }

  private InputException fault(String reason) {
    return new InputException(folder.toString(), reason);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}

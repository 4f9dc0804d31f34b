package io.earshot.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files of rule sets and reads their bytes. */
final class RuleFiles {
  /** Largest rule file. */
  static final int LIMIT_BYTES = 4 << 20;

  /** Most files below one folder. */
  static final int LIMIT_FILES = 1_000;

  private static final int DEEPEST_FOLDER = 4;
  private static final Pattern HEADER =
      Pattern.compile("^\uFEFF?['\"]?ruleSet['\"]?\\s*:", Pattern.MULTILINE);

  private final Faults faults;
  private int filesRead;

  RuleFiles(Faults faults) {
    this.faults = faults;
  }

  /** The files of the one rule set at a path: the file itself, or the YAML files of the folder. */
  List<SourceFile> one(Path path) {
    if (!Files.isDirectory(path)) {
      SourceFile file = read(path);
      return file == null ? List.of() : List.of(file);
    }
    List<SourceFile> files = directly(path);
    if (files.isEmpty() && !faults.hasErrors()) {
      faults.error(path.toString(), "no YAML file in this folder", "name the folder of a rule set");
    }
    return files;
  }

  /** The files of every rule set at or below a path, one list for each. */
  List<List<SourceFile>> all(Path path) {
    List<List<SourceFile>> sets = new ArrayList<>();
    if (Files.isDirectory(path)) {
      collect(path, 0, sets);
      if (sets.isEmpty() && !faults.hasErrors()) {
        faults.error(
            path.toString(), "no YAML file in or below this folder", "name another folder");
      }
    } else {
      SourceFile file = read(path);
      if (file != null) {
        sets.add(List.of(file));
      }
    }
    return sets;
  }

  private void collect(Path folder, int depth, List<List<SourceFile>> sets) {
    List<SourceFile> files = directly(folder);
    long headers = files.stream().filter(RuleFiles::begins).count();
    if (headers > 1) {
      files.forEach(file -> sets.add(List.of(file)));
    } else if (!files.isEmpty()) {
      sets.add(files);
    }
    if (depth < DEEPEST_FOLDER) {
      for (Path path : listed(folder)) {
        if (Files.isDirectory(path)) {
          collect(path, depth + 1, sets);
        }
      }
    }
  }

  private static boolean begins(SourceFile file) {
    return HEADER.matcher(file.text()).find();
  }

  private List<SourceFile> directly(Path folder) {
    List<SourceFile> files = new ArrayList<>();
    for (Path path : listed(folder)) {
      String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
      if ((name.endsWith(".yaml") || name.endsWith(".yml")) && !Files.isDirectory(path)) {
        SourceFile file = read(path);
        if (file != null) {
          files.add(file);
        }
      }
    }
    return files;
  }

  /** What lies in a folder, by name, without hidden things. */
  private List<Path> listed(Path folder) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      faults.error(folder.toString(), "the folder cannot be read: " + reason(e), "");
      return List.of();
    }
  }

  /** A file with its text; null if it cannot be read, which is told. */
  @Nullable SourceFile read(Path path) {
    String name = path.toString();
    if (++filesRead > LIMIT_FILES) {
      if (filesRead == LIMIT_FILES + 1) {
        faults.error(name, "more than " + LIMIT_FILES + " rule files", "name a smaller folder");
      }
      return null;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LIMIT_BYTES + 1);
      if (bytes.length > LIMIT_BYTES) {
        faults.error(
            name, "larger than " + (LIMIT_BYTES >> 20) + " MB", "split it into several files");
        return null;
      }
      return decode(name, bytes, faults);
    } catch (NoSuchFileException e) {
      faults.error(name, "no such file or folder", "check the path");
    } catch (IOException e) {
      faults.error(name, "the file cannot be read: " + reason(e), "");
    }
    return null;
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** The file with its text; null if the bytes are no UTF-8, which is told. */
  static @Nullable SourceFile decode(String name, byte[] bytes, Faults faults) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    if (!result.isError()) {
      return new SourceFile(name, bytes, out.toString());
    }
    SourceFile readable = new SourceFile(name, bytes, out.toString());
    faults.error(
        readable.placeOf(out.length()),
        "not UTF-8: byte "
            + in.position()
            + String.format(Locale.ROOT, " is 0x%02X", bytes[in.position()]),
        "save the file as UTF-8");
    return null;
  }
}

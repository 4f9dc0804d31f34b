package io.earshot.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a worker process. */
final class WorkerCommand {
  private static final String MAIN = "io.earshot.cli.WorkerMain";

  /** Little heap: audio goes through a few buffers, the models live outside it. */
  private static final String HEAP = "-Xmx96m";

  private WorkerCommand() {}

  /** The same JVM and class path as this process, started cheaply. */
  static List<String> ofThisJvm(Path cacheFolder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djna.encoding=UTF-8",
            "-Djava.awt.headless=true",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-Dearshot.cache=" + cacheFolder,
            "-Djna.tmpdir=" + cacheFolder,
            "-Djna.nosys=true",
            "-Dorg.bytedeco.javacpp.cachedir=" + cacheFolder,
            "-cp",
            System.getProperty("java.class.path"),
            MAIN));
    return command;
  }

  /**
   * {@code earshot} in the user's cache folder, or in the temporary folder if that is read-only.
   */
  static Path defaultCacheFolder() {
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path cache =
        xdg != null && xdg.startsWith("/")
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".cache");
    try {
      Path folder = Files.createDirectories(cache.resolve("earshot"));
      if (Files.isWritable(folder)) {
        return folder;
      }
    } catch (IOException e) {
      // the temporary folder, then
    }
    return Path.of(
        System.getProperty("java.io.tmpdir"), "earshot-" + System.getProperty("user.name"));
  }
}

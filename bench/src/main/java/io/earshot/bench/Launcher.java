package io.earshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The launcher of the built distribution, as a user finds it after its first start.
 *
 * @param home the distribution
 * @param cacheFolder of the start cache, its own
 * @param javaOptions for every start, for example {@code -Xmx512m}; may be empty
 */
record Launcher(Path home, Path cacheFolder, String javaOptions) {
  private static final int SECONDS_ALLOWED = 300;

  /** Starts it once and waits until the start cache is made, which it does in the background. */
  static Launcher warm(Path home, Path folder, String javaOptions)
      throws IOException, InterruptedException {
    Path cache = Files.createDirectories(folder.resolve("cache"));
    Launcher launcher = new Launcher(home, cache, javaOptions);
    new Arm("first start", launcher.command("--version")).run(folder);
    for (int waited = 0; !launcher.isWarm(); waited++) {
      if (waited == SECONDS_ALLOWED) {
        throw new IOException("the start cache is not made after " + waited + " s");
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return launcher;
  }

  /** A command of it. */
  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("env", "EARSHOT_CACHE=" + cacheFolder, "EARSHOT_JAVA_OPTS=" + javaOptions));
    command.add(home.resolve("earshot").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private boolean isWarm() throws IOException {
    try (var files = Files.list(cacheFolder)) {
      return files.anyMatch(f -> f.toString().endsWith(".aot"));
    }
  }
}

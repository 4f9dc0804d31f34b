package io.earshot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A command that is measured as a whole: CPU seconds of it and of every process it started and
 * waited for, and wall time, as the shell's {@code time} tells them.
 *
 * @param name shown in the table
 * @param command program and arguments
 */
record Arm(String name, List<String> command) {
  private static final String TIMED = "TIMEFORMAT='%U %S %R'; time \"$@\" >/dev/null 2>\"$0\"";

  /**
   * What one run took.
   *
   * @param cpuSeconds user and system, all processes
   * @param wallSeconds elapsed
   */
  record Taken(double cpuSeconds, double wallSeconds) {}

  /** Runs it once. */
  Taken run(Path folder) throws IOException, InterruptedException {
    Path messages = folder.resolve("messages.txt");
    Path times = folder.resolve("times.txt");
    List<String> all = new ArrayList<>(List.of("bash", "-c", TIMED, messages.toString()));
    all.addAll(command);
    Process process = new ProcessBuilder(all).redirectError(times.toFile()).start();
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(name + " ended with " + code + ": " + Files.readString(messages));
    }
    String[] figures = Files.readString(times).strip().split(" ", -1);
    return new Taken(
        Double.parseDouble(figures[0]) + Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]));
  }

  /** A Java program from this process's own class path. */
  static List<String> java(String heap, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + heap,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djna.encoding=UTF-8",
            "-Dfile.encoding=UTF-8",
            "-Djava.library.path=" + System.getProperty("java.library.path"),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** Median with range, and the ratio of the medians, of interleaved rounds. */
  static String table(String first, List<Taken> a, String reference, List<Taken> b) {
    return String.format(
        Locale.ROOT,
        "| arm | CPU s (median, range) | wall s (median, range) |%n|---|---|---|%n%s%s| ratio |"
            + " %.2f | %.2f |%n",
        row(first, a),
        row(reference, b),
        median(a, true) / median(b, true),
        median(a, false) / median(b, false));
  }

  private static String row(String name, List<Taken> taken) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f (%.2f–%.2f) | %.2f (%.2f–%.2f) |%n",
        name,
        median(taken, true),
        figures(taken, true)[0],
        figures(taken, true)[taken.size() - 1],
        median(taken, false),
        figures(taken, false)[0],
        figures(taken, false)[taken.size() - 1]);
  }

  private static double median(List<Taken> taken, boolean cpu) {
    return figures(taken, cpu)[taken.size() / 2];
  }

  private static double[] figures(List<Taken> taken, boolean cpu) {
    double[] figures = new double[taken.size()];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = cpu ? taken.get(i).cpuSeconds() : taken.get(i).wallSeconds();
    }
    Arrays.sort(figures);
    return figures;
  }
}

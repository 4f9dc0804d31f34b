package io.earshot.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What hearing costs when silence, tones and music are left out: the worker, the worker with {@code
 * voiceActivity: off}, and whole channels fed to Vosk as its Java examples do, on made calls of
 * known speech share ({@link MadeCall}) and on recordings named on the command line. Counted is CPU
 * time after a first recording, so neither start nor loading of models. Goals: at 37 % speech at
 * least 1.8 times the plain loop, at least 0.85 of the ideal (the plain loop on the speech alone),
 * errors at most 0.3 points up, words moved by at most 30 ms (median) and 100 ms (95 of 100).
 *
 * <pre>
 * bench/run SpeechCost [rounds] [stereo.flac…]
 * </pre>
 */
public final class SpeechCost {
  private static final double[] SHARES = {0.37, 0.70, 1.0};
  private static final String[] ARMS = {"plain", "all", "earshot"};
  private static final int WARM_SECONDS = 30;
  private static final int BYTES_PER_SECOND = 2 * DemoAudio.RATE;

  /** Calls of one kind: their folder and how long all channels and all speech in them are. */
  private record Calls(
      String name, Path folder, double seconds, double speechSeconds, List<MadeCall> made) {}

  private SpeechCost() {}

  /** Arguments: rounds, recordings. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 1;
    Path home = Path.of(System.getProperty("earshot.home"));
    Path folder = Files.createTempDirectory("earshot-cost-");
    List<Calls> kinds = new ArrayList<>();
    for (double share : SHARES) {
      kinds.add(made(home.resolve("demo"), share, folder));
    }
    if (args.length > 1) {
      kinds.add(real(Arrays.asList(args).subList(1, args.length), folder));
    }
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(
        "| calls | channel minutes | plain loop CPU s | voiceActivity off | earshot | hours per core"
            + " hour | × plain | of ideal | errors off | errors on | moved median, 95 % |");
    out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    for (Calls kind : kinds) {
      double[][] cpu = new double[ARMS.length][rounds];
      for (int round = 0; round < rounds; round++) {
        for (int arm = 0; arm < ARMS.length; arm++) {
          cpu[arm][round] = run(ARMS[arm], kind, home, folder);
        }
      }
      out.println(row(kind, cpu));
    }
  }

  private static double run(String arm, Calls kind, Path home, Path folder) throws Exception {
    Path result = result(kind, arm);
    new Arm(
            arm,
            Arm.java(
                "512m",
                SpeechCostArm.class,
                arm,
                home.resolve("models").toString(),
                kind.folder.toString(),
                result.toString()))
        .run(folder);
    return Double.parseDouble(Files.readString(result).lines().findFirst().orElseThrow());
  }

  private static Path result(Calls kind, String arm) {
    return kind.folder.resolve("result-" + arm + ".txt");
  }

  private static String row(Calls kind, double[][] cpu) throws IOException {
    for (double[] each : cpu) {
      Arrays.sort(each);
    }
    double plain = cpu[0][cpu[0].length / 2];
    double earshot = cpu[2][cpu[2].length / 2];
    double faster = plain / earshot;
    double ideal = kind.seconds / kind.speechSeconds;
    HeardWords off = HeardWords.read(result(kind, "all"));
    HeardWords on = HeardWords.read(result(kind, "earshot"));
    List<Integer> moved = on.movedMillis(off);
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %s | %s | %s | %.0f | %.2f | %s | %s | %s | %d ms, %d ms of %d |",
        kind.name,
        kind.seconds / 60,
        figures(cpu[0]),
        figures(cpu[1]),
        figures(cpu[2]),
        kind.seconds / earshot,
        faster,
        kind.made.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2f", faster / ideal),
        errors(kind, off),
        errors(kind, on),
        moved.get(moved.size() / 2),
        moved.get(moved.size() * 95 / 100),
        moved.size() / 2);
  }

  private static String figures(double[] sorted) {
    double median = sorted[sorted.length / 2];
    return sorted.length == 1
        ? String.format(Locale.ROOT, "%.1f", median)
        : String.format(
            Locale.ROOT, "%.1f (%.1f–%.1f)", median, sorted[0], sorted[sorted.length - 1]);
  }

  private static String errors(Calls kind, HeardWords heard) {
    StringBuilder out = new StringBuilder();
    for (MadeCall call : kind.made) {
      int errors = 0;
      int said = 0;
      for (int c = 0; c < call.said().size(); c++) {
        said += call.said().get(c).size();
        errors +=
            Words.errors(call.said().get(c), heard.text("call-" + call.language() + ".wav", c));
      }
      out.append(out.isEmpty() ? "" : ", ").append(call.language());
      out.append(String.format(Locale.ROOT, " %.2f %%", 100.0 * errors / said));
    }
    return out.isEmpty() ? "–" : out.toString();
  }

  private static Calls made(Path demo, double share, Path top)
      throws IOException, InterruptedException {
    String name = String.format(Locale.ROOT, "%.0f %% speech", 100 * share);
    Path folder = Files.createDirectories(top.resolve("share-" + Math.round(100 * share)));
    List<MadeCall> made = new ArrayList<>();
    double seconds = 0;
    double speech = 0;
    for (String language : List.of("en", "zh")) {
      MadeCall call = MadeCall.of(demo, language, share);
      write(folder, "call-" + language, call.stereo());
      write(folder, "warm-" + language, head(call.stereo()));
      seconds += 2.0 * call.channels()[0].length / BYTES_PER_SECOND;
      speech += call.speechSeconds();
      made.add(call);
    }
    return new Calls(name, folder, seconds, speech, made);
  }

  /** Recordings of 8 kHz in two channels; those with {@code zh} in their name are Mandarin. */
  private static Calls real(List<String> files, Path top) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(top.resolve("real"));
    double seconds = 0;
    for (String file : files) {
      byte[] pcm = DemoAudio.decode(Path.of(file));
      String name = String.valueOf(Path.of(file).getFileName()).replace(".flac", "");
      write(folder, "call-" + name, pcm);
      write(folder, "warm-" + name, head(pcm));
      seconds += pcm.length / (double) BYTES_PER_SECOND;
    }
    return new Calls("recordings", folder, seconds, seconds, List.of());
  }

  private static byte[] head(byte[] stereo) {
    return Arrays.copyOf(stereo, Math.min(stereo.length, 2 * WARM_SECONDS * BYTES_PER_SECOND));
  }

  private static void write(Path folder, String name, byte[] stereo) throws IOException {
    Files.write(folder.resolve(name + ".wav"), DemoAudio.wav(stereo, 2));
    for (int c = 0; c < 2; c++) {
      Files.write(folder.resolve(name + "-" + c + ".pcm"), DemoAudio.channel(stereo, 2, c));
    }
  }
}

package io.earshot.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code earshot ingest} of recordings, as the launcher starts it once its start cache is made,
 * against {@link BareVoskLoop} on the same audio, already decoded: CPU of all processes. Goal: at
 * most 1.10. The recordings are the sample archive's, repeated with a few samples less each time
 * (so that every file is another recording) until there is at least an hour; a line of the table
 * says how much.
 *
 * <pre>
 * bench/run AudioIngestDuel [rounds] [repeats]
 * </pre>
 */
public final class AudioIngestDuel {
  private static final int ROUNDS = 7;
  private static final int REPEATS = 5;

  private AudioIngestDuel() {}

  /** Arguments: rounds, repeats. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    int repeats = args.length > 1 ? Integer.parseInt(args[1]) : REPEATS;
    Path home = Path.of(System.getProperty("earshot.home"));
    Path folder = Files.createTempDirectory("earshot-duel-");
    Path wavs = Files.createDirectories(folder.resolve("wav"));
    Path samples = Files.createDirectories(folder.resolve("pcm"));
    double seconds = prepare(home.resolve("demo/recordings"), wavs, samples, repeats);
    String threads = Integer.toString(Runtime.getRuntime().availableProcessors());
    List<Arm.Taken> ours = new ArrayList<>();
    List<Arm.Taken> bare = new ArrayList<>();
    Launcher launcher = Launcher.warm(home, folder, "");
    for (int round = 0; round < rounds; round++) {
      ours.add(
          new Arm("earshot ingest", ingest(launcher, wavs, folder.resolve("data-" + round)))
              .run(folder));
      bare.add(
          new Arm(
                  "bare Vosk loop",
                  Arm.java(
                      "512m",
                      BareVoskLoop.class,
                      threads,
                      home.resolve("models/demo-en").toString(),
                      home.resolve("models/demo-zh").toString(),
                      samples.toString()))
              .run(folder));
    }
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(Arm.table("earshot ingest", ours, "bare Vosk loop", bare));
    out.println(
        String.format(
            Locale.ROOT,
            "%.2f h of audio, channels counted apart %.2f h",
            seconds / 3_600,
            channelSeconds(samples) / 3_600));
  }

  private static List<String> ingest(Launcher launcher, Path wavs, Path data) {
    return launcher.command(
        "ingest",
        "--manifest",
        wavs.resolve("manifest.csv").toString(),
        "--data",
        data.toString(),
        "--format",
        "json");
  }

  /** Decodes each recording once, and writes it as WAV for one arm and as samples for the other. */
  private static double prepare(Path recordings, Path wavs, Path samples, int repeats)
      throws IOException, InterruptedException {
    StringBuilder manifest = new StringBuilder("file,callId,language\n");
    double seconds = 0;
    for (Path file : DemoAudio.recordings(recordings)) {
      byte[] pcm = DemoAudio.decode(file);
      String name = String.valueOf(file.getFileName()).replace(".flac", "");
      int channels = DemoAudio.channels(file);
      for (int k = 0; k < repeats; k++) {
        int skip = k * 2 * channels * 37;
        byte[] part = java.util.Arrays.copyOfRange(pcm, skip, pcm.length);
        Files.write(wavs.resolve(name + "-" + k + ".wav"), DemoAudio.wav(part, channels));
        manifest.append(
            name + "-" + k + ".wav," + name + "-" + k + "," + name.substring(0, 2) + "\n");
        for (int c = 0; c < channels; c++) {
          Files.write(
              samples.resolve(name + "-" + k + "-" + c + ".pcm"),
              DemoAudio.channel(part, channels, c));
        }
        seconds += part.length / 2.0 / channels / DemoAudio.RATE;
      }
    }
    Files.writeString(wavs.resolve("manifest.csv"), manifest);
    return seconds;
  }

  private static double channelSeconds(Path samples) throws IOException {
    double seconds = 0;
    try (Stream<Path> files = Files.list(samples)) {
      for (Path file : files.toList()) {
        seconds += Files.size(file) / 2.0 / DemoAudio.RATE;
      }
    }
    return seconds;
  }
}

package io.earshot.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./earshot --help} against a bare {@code java -version}, interleaved, the start cache warm.
 * Goal: at most 4 × its wall time.
 *
 * <pre>
 * bench/run StartDuel [rounds]
 * </pre>
 */
public final class StartDuel {
  private static final int ROUNDS = 41;
  private static final int WARM_UP = 5;

  private StartDuel() {}

  /** Arguments: rounds. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : ROUNDS;
    Path folder = Files.createTempDirectory("earshot-duel-");
    Path home = Path.of(System.getProperty("earshot.home"));
    Arm help = new Arm("earshot --help", List.of(home.resolve("earshot").toString(), "--help"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Arm bare = new Arm("java -version", List.of(java, "-version"));
    List<Arm.Taken> ours = new ArrayList<>();
    List<Arm.Taken> reference = new ArrayList<>();
    for (int round = -WARM_UP; round < rounds; round++) {
      Arm.Taken a = help.run(folder);
      Arm.Taken b = bare.run(folder);
      if (round >= 0) {
        ours.add(a);
        reference.add(b);
      }
    }
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(Arm.table(help.name(), ours, bare.name(), reference));
  }
}

package io.earshot.store;

import io.earshot.model.InputException;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A second process that works on a data folder: {@code hold} opens it and waits for its input's
 * end, {@code die} puts chats, says which were acknowledged, and halts in the middle.
 */
public final class StoreProcess {
  private static final int CHATS = 300;
  private static final int ACKNOWLEDGED_BEFORE_DEATH = 200;

  private StoreProcess() {}

  public static void main(String[] args) throws IOException {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Path folder = Path.of(args[1]);
    StoreOptions options = StoreOptions.DEFAULT.withCommand("earshot " + args[0]);
    try (Store store = Stores.openForWriting(folder, options)) {
      if (args[0].equals("die")) {
        die(store, out);
      }
      out.println("open");
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (InputException e) {
      out.println("refused " + e.getMessage());
    }
  }

  private static void die(Store store, PrintWriter out) {
    List<CompletableFuture<?>> all = new ArrayList<>();
    int[] acknowledged = new int[1];
    for (int i = 0; i < CHATS; i++) {
      String id = "c-" + i;
      all.add(
          store
              .apply(chat(id))
              .thenAccept(
                  applied -> {
                    out.println("stored " + id);
                    if (++acknowledged[0] == ACKNOWLEDGED_BEFORE_DEATH) {
                      Runtime.getRuntime().halt(9);
                    }
                  })
              .toCompletableFuture());
    }
    all.forEach(CompletableFuture::join);
  }

  static Change.PutConversation chat(String id) {
    var chat = Samples.chat(id, "Hello from " + id);
    return new Change.PutConversation(
        chat, List.of(Samples.evaluation(chat, "v1", 90_000)), Change.NO_REVISION);
  }

  /** Starts one; its output's lines are read from the process. */
  static Process start(String mode, Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx128m",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            StoreProcess.class.getName(),
            mode,
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static BufferedReader linesOf(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}

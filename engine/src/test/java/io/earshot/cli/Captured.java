package io.earshot.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One command run in this process. */
record Captured(int code, String out, String err) {
  /** Runs {@code arguments} with nothing in the environment. */
  static Captured run(String... arguments) {
    return run(Map.of(), arguments);
  }

  static Captured run(Map<String, String> environment, String... arguments) {
    System.setProperty("earshot.home", Checkout.home().toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            arguments);
    return new Captured(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

package io.earshot.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Writes generated chats. */
final class Chats {
  private static final String[] AGENT = {
    "Good morning, thank you for contacting us. How can I help you?",
    "I am sorry to hear that, let me look into it.",
    "That is not my problem.",
    "Could you give me your order number please?",
    "Is there anything else I can help you with?"
  };
  private static final String[] CUSTOMER = {
    "My parcel has not arrived yet",
    "this is unacceptable, I have been waiting for a week",
    "order 4711",
    "ok thanks",
    "no that is all"
  };

  private Chats() {}

  /** {@code count} chats with the ids {@code c-0}, {@code c-1}, … */
  static Path write(Path file, int count, long seed) throws IOException {
    Random random = new Random(seed);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        out.write(
            "{\"id\":\"c-"
                + i
                + "\",\"channel\":\"chat\",\"language\":\"en\",\"agent\":{\"id\":\"a"
                + i % 7);
        out.write("\"},\"startedAt\":\"2026-11-" + (10 + i % 10) + "T10:00:00+01:00\",\"turns\":[");
        int turns = 4 + random.nextInt(10);
        for (int t = 0; t < turns; t++) {
          boolean agent = t % 2 == 0;
          String[] lines = agent ? AGENT : CUSTOMER;
          out.write((t == 0 ? "" : ",") + "{\"role\":\"" + (agent ? "agent" : "customer"));
          out.write("\",\"text\":\"" + lines[random.nextInt(lines.length)] + "\",\"startMillis\":");
          out.write(Integer.toString(t * 15_000));
          out.write("}");
        }
        out.write("]}\n");
      }
    }
    return file;
  }
}

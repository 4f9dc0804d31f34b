package io.earshot.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small rule set for tests of the pipeline. */
final class TestRules {
  private TestRules() {}

  /** Writes it into {@code folder}; the file. */
  static Path write(Path folder) {
    try {
      return Files.writeString(
          folder.resolve("test-rules.yaml"),
          """
          ruleSet: test-en
          version: 1.0.0
          title: Test
          languages: [en]
          scorecard:
            start: 100
            pass: 80
            minimumDecidedShare: 80
            sections:
              - { id: opening, title: Opening, weight: 20 }
            grades: [{ name: A, from: 90 }, { name: C, from: 0 }]
          rules:
            - id: greeting
              title: Greets
              why: It opens the conversation.
              advice: Say hello.
              section: opening
              require: { phrases: { any: [hello, good morning] }, role: agent, turns: first 2 }
              worth: { award: 10 }
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.earshot.bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * The reference of {@link AudioIngestDuel}: feeds decoded samples to Vosk as its own examples do,
 * with words, and takes the results.
 */
public final class BareVoskLoop {
  private static final int BLOCK_BYTES = 4_000;
  private static final float RATE = 8_000;

  private BareVoskLoop() {}

  /**
   * Arguments: threads, English model, Mandarin model, folder of {@code en-*.pcm}, {@code
   * zh-*.pcm}.
   */
  public static void main(String[] args) throws Exception {
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    ConcurrentLinkedQueue<Path> files = new ConcurrentLinkedQueue<>();
    try (var list = Files.list(Path.of(args[3]))) {
      list.sorted().forEach(files::add);
    }
    try (Model english = new Model(args[1]);
        Model mandarin = new Model(args[2])) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < Integer.parseInt(args[0]); i++) {
        threads.add(Thread.ofPlatform().start(() -> recognise(files, english, mandarin)));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void recognise(ConcurrentLinkedQueue<Path> files, Model english, Model mandarin) {
    for (Path file = files.poll(); file != null; file = files.poll()) {
      recognise(List.of(file), english, mandarin);
    }
  }

  /** One file after the other; those with {@code zh} in their name are Mandarin. */
  static void recognise(List<Path> files, Model english, Model mandarin) {
    for (Path file : files) {
      boolean chinese = String.valueOf(file.getFileName()).contains("zh");
      try (Recognizer recognizer = new Recognizer(chinese ? mandarin : english, RATE);
          InputStream in = Files.newInputStream(file)) {
        recognizer.setWords(true);
        long characters = 0;
        byte[] block = new byte[BLOCK_BYTES];
        for (int n = in.readNBytes(block, 0, block.length);
            n > 0;
            n = in.readNBytes(block, 0, block.length)) {
          if (recognizer.acceptWaveForm(block, n)) {
            characters += recognizer.getResult().length();
          }
        }
        if (characters + recognizer.getFinalResult().length() == 0) {
          throw new IllegalStateException("no result for " + file);
        }
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}

package io.earshot.asr;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The native functions of libvosk that are used here, with their true signatures. */
final class Vosk {
  private static final String RESOURCE = "linux-x86-64/libvosk.so";
  private static final String UNPACKED = "libvosk-0.3.45.so";
  private static final int ERRORS_ONLY = -1;

  private Vosk() {}

  static native Pointer vosk_model_new(byte[] path);

  static native void vosk_model_free(Pointer model);

  static native Pointer vosk_recognizer_new(Pointer model, float sampleRate);

  static native void vosk_recognizer_set_words(Pointer recognizer, int words);

  /** 1 at the end of an utterance, 0 within one, −1 on an error. */
  static native int vosk_recognizer_accept_waveform_s(Pointer recognizer, short[] samples, int n);

  /** JSON in UTF-8, owned by the recogniser. */
  static native Pointer vosk_recognizer_result(Pointer recognizer);

  /** As {@link #vosk_recognizer_result}, after all samples were given. */
  static native Pointer vosk_recognizer_final_result(Pointer recognizer);

  static native void vosk_recognizer_free(Pointer recognizer);

  static native void vosk_set_log_level(int level);

  /**
   * Loads the library, unpacked once into {@code cacheFolder}: every worker then maps the same
   * file.
   */
  static synchronized void load(Path cacheFolder) {
    if (Loaded.done) {
      return;
    }
    try {
      Path library = unpack(cacheFolder);
      Native.register(Vosk.class, NativeLibrary.getInstance(library.toString()));
      vosk_set_log_level(ERRORS_ONLY);
      Loaded.done = true;
    } catch (IOException e) {
      throw new UncheckedIOException("libvosk cannot be unpacked to " + cacheFolder, e);
    }
  }

  /** A path as C takes it. */
  static byte[] cString(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  /** Writes beside and renames, so that workers that start together never see half a file. */
  private static Path unpack(Path cacheFolder) throws IOException {
    Path library = cacheFolder.resolve(UNPACKED);
    if (Files.isRegularFile(library)) {
      return library;
    }
    Files.createDirectories(cacheFolder);
    Path partial = Files.createTempFile(cacheFolder, UNPACKED, ".partial");
    try (InputStream in = Vosk.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is not on the class path");
      }
      Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
      Files.move(partial, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
    return library;
  }

  private static final class Loaded {
    static boolean done;
  }
}

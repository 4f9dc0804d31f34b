package io.earshot.asr;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One native recogniser for one channel. Used by one thread; closing twice frees once. */
final class VoskRecognizer implements AutoCloseable {
  private @Nullable Pointer pointer;

  VoskRecognizer(Pointer pointer) {
    this.pointer = pointer;
    Vosk.vosk_recognizer_set_words(pointer, 1);
  }

  /** Feeds samples; true when an utterance ended, whose {@link #result()} is then due. */
  boolean accept(short[] samples, int n) {
    int code = Vosk.vosk_recognizer_accept_waveform_s(open(), samples, n);
    if (code < 0) {
      throw new IllegalStateException(
          "Vosk refused " + n + " samples: the model's sample rate does not fit");
    }
    return code == 1;
  }

  String result() {
    return text(Vosk.vosk_recognizer_result(open()));
  }

  String finalResult() {
    return text(Vosk.vosk_recognizer_final_result(open()));
  }

  @Override
  public void close() {
    if (pointer != null) {
      Vosk.vosk_recognizer_free(pointer);
      pointer = null;
    }
  }

  private Pointer open() {
    if (pointer == null) {
      throw new IllegalStateException("the recogniser is closed");
    }
    return pointer;
  }

  private static String text(Pointer json) {
    return json.getString(0, StandardCharsets.UTF_8.name());
  }
}

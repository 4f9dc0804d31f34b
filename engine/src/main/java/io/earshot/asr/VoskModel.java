package io.earshot.asr;

import com.sun.jna.Pointer;
import io.earshot.model.InputException;
import java.nio.file.Path;

/** One loaded model, shared by all threads of the process; never freed before it ends. */
final class VoskModel {
  private final Path folder;
  private final int sampleRate;
  private final Pointer pointer;

  private VoskModel(Path folder, int sampleRate, Pointer pointer) {
    this.folder = folder;
    this.sampleRate = sampleRate;
    this.pointer = pointer;
  }

  static VoskModel load(Path folder, int sampleRate) {
    Pointer pointer = Vosk.vosk_model_new(Vosk.cString(folder.toString()));
    if (pointer == null) {
      throw new InputException(
          folder.toString(), "Vosk cannot load this speech model; copy or unpack it again");
    }
    return new VoskModel(folder, sampleRate, pointer);
  }

  Path folder() {
    return folder;
  }

  int sampleRate() {
    return sampleRate;
  }

  VoskRecognizer newRecognizer() {
    Pointer recognizer = Vosk.vosk_recognizer_new(pointer, sampleRate);
    if (recognizer == null) {
      throw new IllegalStateException("Vosk cannot make a recogniser for " + folder);
    }
    return new VoskRecognizer(recognizer);
  }
}

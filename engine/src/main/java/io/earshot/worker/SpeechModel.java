package io.earshot.worker;

import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A speech model folder whose layout was checked.
 *
 * @param folder absolute path
 * @param language {@code en}, {@code zh} or another two-letter code
 * @param sampleRate the model's, in hertz: audio is resampled to it
 * @param hash SHA-256 over the names and bytes of its files, in hexadecimal
 * @param sizeBytes of all its files
 */
public record SpeechModel(
    Path folder, String language, int sampleRate, String hash, long sizeBytes) {
  /** Makes the path absolute, since a worker may run in another folder. */
  public SpeechModel {
    folder = folder.toAbsolutePath().normalize();
  }

  /**
   * Checks the folder's layout and reads all its files once for the hash.
   *
   * @throws InputException naming the file that is missing or wrong
   */
  public static SpeechModel open(Path folder) {
    ModelFolder files = new ModelFolder(folder);
    files.check();
    try {
      return new SpeechModel(
          folder, files.language(), files.sampleRate(), files.hash(), files.sizeBytes());
    } catch (IOException e) {
      throw new InputException(
          folder.toString(), "the speech model cannot be read (" + e.getMessage() + ")");
    }
  }

  /** The folder's name, for people. */
  public String name() {
    Path name = folder.getFileName();
    return name == null ? folder.toString() : name.toString();
  }
}

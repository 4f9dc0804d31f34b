package io.earshot.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** What a failing file system says, in words for people. */
final class Faults {
  static final String MISSING = "there is no such file";

  private Faults() {}

  /** Why reading failed, and what to do. */
  static String reading(@Nullable Throwable fault) {
    if (fault instanceof DirectoryIteratorException e) {
      return reading(e.getCause());
    }
    if (fault instanceof AccessDeniedException) {
      return Classifier.UNREADABLE_REASON;
    }
    if (fault instanceof NoSuchFileException || fault instanceof FileNotFoundException) {
      return MISSING;
    }
    if (fault instanceof FileSystemLoopException || says(fault, "symbolic links")) {
      return "a link that leads back to itself";
    }
    return "cannot be read: " + (fault == null ? "unknown cause" : fault.getMessage());
  }

  private static boolean says(@Nullable Throwable fault, String words) {
    @Nullable String message = fault instanceof IOException ? fault.getMessage() : null;
    return message != null && message.contains(words);
  }
}

package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Locale;

/** The words for what is wrong with a chat file, the same for lines and documents. */
final class ChatReading {
  private ChatReading() {}

  /** What the JSON parser objects to, in a sentence that says what to do. */
  static String reason(JsonProcessingException fault) {
    String message = fault.getOriginalMessage();
    if (fault instanceof StreamConstraintsException) {
      return limit(message);
    }
    if (fault instanceof JsonEOFException) {
      return "the JSON ends too early: a brace, bracket or quote is not closed";
    }
    return "not valid JSON: " + message;
  }

  /** The reason, with the turn it concerns. */
  static String inTurn(int turnNumber, String reason) {
    return turnNumber == 0 ? reason : "turn " + turnNumber + ": " + reason;
  }

  private static String limit(String message) {
    if (message.startsWith("String")) {
      return String.format(
          Locale.ROOT,
          "a text has more than %d characters: split the turn, or leave out what is no text",
          ChatLimits.TEXT_CHARS);
    }
    if (message.startsWith("Name")) {
      return "a key has more than " + ChatLimits.KEY_CHARS + " characters: shorten it";
    }
    if (message.contains("nesting")) {
      return "nested deeper than " + ChatLimits.NESTING + " levels: flatten it";
    }
    return "beyond a limit of the JSON reader: " + message;
  }
}

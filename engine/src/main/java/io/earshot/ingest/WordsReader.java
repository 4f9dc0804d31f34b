package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.earshot.model.Words;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code words} of a turn. A word says where it stands in the text by {@code startChar},
 * or by its own {@code text}, which is then looked for behind the word before.
 */
final class WordsReader {
  private static final int MISSING = -1;

  private int size;
  private @Nullable String[] texts = new String[64];
  private int[] startChar = new int[64];
  private int[] endChar = new int[64];
  private int[] startMillis = new int[64];
  private int[] endMillis = new int[64];
  private float[] confidence = new float[64];

  /** Forgets the words read so far. */
  void clear() {
    size = 0;
  }

  /** Reads the list; the parser stands on its start. */
  void read(JsonParser json) throws IOException, DocumentFault {
    clear();
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new DocumentFault("\"words\" must be a list of objects");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new DocumentFault("each of \"words\" must be an object with its times");
      }
      word(json);
    }
  }

  /**
   * The words with their places in {@code text}; {@link Words#NONE} and a line in {@code draft}'s
   * faults when they do not fit it.
   */
  Words placedIn(String text, ChatDraft draft) {
    if (size == 0) {
      return Words.NONE;
    }
    for (int i = 0; i < size; i++) {
      if (!place(text, i)) {
        draft.faults.add(
            String.format(
                Locale.ROOT,
                "turn %d: word %d does not fit the text: word times left out",
                draft.turns,
                i + 1));
        return Words.NONE;
      }
    }
    return new Words(
        Arrays.copyOf(startChar, size),
        Arrays.copyOf(endChar, size),
        Arrays.copyOf(startMillis, size),
        Arrays.copyOf(endMillis, size),
        Arrays.copyOf(confidence, size));
  }

  private boolean place(String text, int i) {
    String word = texts[i];
    int from = i == 0 ? 0 : endChar[i - 1];
    if (startChar[i] == MISSING) {
      startChar[i] = word == null ? MISSING : text.indexOf(word, from);
    }
    if (endChar[i] == MISSING) {
      endChar[i] = word == null ? nextBlank(text, startChar[i]) : startChar[i] + word.length();
    }
    return startChar[i] >= from
        && endChar[i] >= startChar[i]
        && endChar[i] <= text.length()
        && (i == 0 || startMillis[i] >= startMillis[i - 1]);
  }

  private static int nextBlank(String text, int from) {
    int blank = text.indexOf(' ', Math.max(0, from));
    return blank < 0 ? text.length() : blank;
  }

  private void word(JsonParser json) throws IOException, DocumentFault {
    int i = add();
    int seen = 0;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      Keys.Word key = Keys.WORD.find(name);
      if (key == null) {
        json.skipChildren();
      } else if ((seen & 1 << key.ordinal()) != 0) {
        throw JsonValues.twice(name);
      } else {
        seen |= 1 << key.ordinal();
        field(json, key, i);
      }
    }
    complete(seen, i);
  }

  private void field(JsonParser json, Keys.Word key, int i) throws IOException, DocumentFault {
    switch (key) {
      case TEXT -> texts[i] = JsonValues.string(json, "text");
      case START_CHAR -> startChar[i] = JsonValues.count(json, "startChar", Integer.MAX_VALUE);
      case END_CHAR -> endChar[i] = JsonValues.count(json, "endChar", Integer.MAX_VALUE);
      case START_MILLIS ->
          startMillis[i] = JsonValues.count(json, "startMillis", Integer.MAX_VALUE);
      case END_MILLIS -> endMillis[i] = JsonValues.count(json, "endMillis", Integer.MAX_VALUE);
      case CONFIDENCE -> confidence[i] = (float) unit(json);
    }
  }

  private static double unit(JsonParser json) throws IOException, DocumentFault {
    double value = JsonValues.number(json, "confidence");
    if (value < 0 || value > 1) {
      throw new DocumentFault("\"confidence\" must lie between 0 and 1, not " + value);
    }
    return value;
  }

  private void complete(int seen, int i) throws DocumentFault {
    boolean placed =
        (seen & (1 << Keys.Word.TEXT.ordinal() | 1 << Keys.Word.START_CHAR.ordinal())) != 0;
    if (!placed || startMillis[i] == MISSING) {
      throw new DocumentFault(
          "word " + (i + 1) + " needs \"startMillis\" and either \"text\" or \"startChar\"");
    }
    endMillis[i] = Math.max(endMillis[i], startMillis[i]);
  }

  private int add() throws DocumentFault {
    if (size == ChatLimits.WORDS) {
      throw new DocumentFault("more than " + ChatLimits.WORDS + " words in a turn: split the turn");
    }
    if (size == startChar.length) {
      grow(size * 2);
    }
    texts[size] = null;
    startChar[size] = MISSING;
    endChar[size] = MISSING;
    startMillis[size] = MISSING;
    endMillis[size] = MISSING;
    confidence[size] = 1f;
    return size++;
  }

  private void grow(int length) {
    texts = Arrays.copyOf(texts, length);
    startChar = Arrays.copyOf(startChar, length);
    endChar = Arrays.copyOf(endChar, length);
    startMillis = Arrays.copyOf(startMillis, length);
    endMillis = Arrays.copyOf(endMillis, length);
    confidence = Arrays.copyOf(confidence, length);
  }
}

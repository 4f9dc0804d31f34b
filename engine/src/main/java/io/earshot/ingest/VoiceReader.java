package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.earshot.model.Voice;
import java.io.IOException;
import java.util.Arrays;

/** Reads the {@code voice} of a turn: how it sounded, as the export writes it. */
final class VoiceReader {
  private static final Keys.Sound[] FIGURES = Keys.Sound.values();

  private VoiceReader() {}

  /** The voice on whose start the parser stands; other keys in it are passed over. */
  static Voice read(JsonParser json) throws IOException, DocumentFault {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Voice.NONE;
    }
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new DocumentFault("\"voice\" must be an object with its figures");
    }
    float[] figures = new float[FIGURES.length];
    Arrays.fill(figures, Float.NaN);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      Keys.Sound key = Keys.SOUND.find(name);
      if (key == null) {
        json.skipChildren();
      } else {
        figures[key.ordinal()] = (float) JsonValues.number(json, name);
      }
    }
    try {
      return new Voice(figures[0], figures[1], figures[2], figures[3]);
    } catch (IllegalArgumentException e) {
      throw new DocumentFault("\"voice\": " + e.getMessage());
    }
  }
}

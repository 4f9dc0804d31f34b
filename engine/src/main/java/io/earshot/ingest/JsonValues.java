package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single JSON values, read with their limits, and the factory that sets the parser's own. */
final class JsonValues {
  /** Shared: keys are hashed but not interned, so hostile keys leave nothing behind. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(ChatLimits.NESTING)
                  .maxStringLength(ChatLimits.TEXT_CHARS)
                  .maxNameLength(ChatLimits.KEY_CHARS)
                  .build())
          .build();

  private static final int SHOWN_CHARS = 40;

  private JsonValues() {}

  /** A string, or a number or truth value as it is spelt; null for JSON null. */
  static @Nullable String scalar(JsonParser json, String key) throws IOException, DocumentFault {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (!token.isScalarValue()) {
      throw new DocumentFault("\"" + key + "\" must be a text, not " + kind(token));
    }
    return json.getText();
  }

  /** A string or null; anything else is a fault. */
  static @Nullable String string(JsonParser json, String key) throws IOException, DocumentFault {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    throw new DocumentFault("\"" + key + "\" must be a text in quotes, not " + kind(token));
  }

  /** An id or a name: a scalar of at most {@link ChatLimits#NAME_CHARS} without control chars. */
  static @Nullable String name(JsonParser json, String key) throws IOException, DocumentFault {
    String value = scalar(json, key);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > ChatLimits.NAME_CHARS || hasControls(value)) {
      throw new DocumentFault(
          String.format(
              Locale.ROOT,
              "\"%s\" must have at most %d characters and no control characters, not %d: %s",
              key,
              ChatLimits.NAME_CHARS,
              value.length(),
              shown(value)));
    }
    return wellFormed(value);
  }

  /** The customer's own id, checked; null when absent. */
  static @Nullable String externalId(@Nullable String value) throws DocumentFault {
    if (value == null || value.isEmpty()) {
      return null;
    }
    int limit = io.earshot.model.Conversation.EXTERNAL_ID_LIMIT_BYTES;
    int bytes =
        value.length() > limit ? value.length() : value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > limit) {
      throw new DocumentFault(
          String.format(
              Locale.ROOT,
              "the id has more than %d bytes (%d characters: %s): give a shorter one",
              limit,
              value.length(),
              shown(value)));
    }
    if (hasControls(value)) {
      throw new DocumentFault("the id " + shown(value) + " holds control characters: remove them");
    }
    return wellFormed(value);
  }

  /** A time in milliseconds from the conversation's start; fractions are rounded. */
  static long offset(JsonParser json, String key) throws IOException, DocumentFault {
    double value = number(json, key);
    if (Math.abs(value) > ChatLimits.OFFSET_MILLIS) {
      throw new DocumentFault(
          String.format(
                  Locale.ROOT,
                  "\"%s\" counts milliseconds from the conversation's start; %s is more than ten"
                      + " years: ",
                  key,
                  shown(json.getText()))
              + "put the date and time into \"startedAt\"");
    }
    return Math.round(value);
  }

  /** A number in {@code [0, limit]}. */
  static int count(JsonParser json, String key, int limit) throws IOException, DocumentFault {
    double value = number(json, key);
    if (value < 0 || value > limit) {
      throw new DocumentFault(
          String.format(
              Locale.ROOT,
              "\"%s\" must lie between 0 and %d, not %s",
              key,
              limit,
              shown(json.getText())));
    }
    return (int) Math.round(value);
  }

  /** Any finite number. */
  static double number(JsonParser json, String key) throws IOException, DocumentFault {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return json.getLongValue();
    }
    if (!token.isNumeric()) {
      throw new DocumentFault("\"" + key + "\" must be a number, not " + kind(token));
    }
    double value = json.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new DocumentFault("\"" + key + "\" is out of range: " + shown(json.getText()));
    }
    return value;
  }

  /** Adds the current value to {@code metadata}: scalars as spelt, structures as JSON text. */
  static void metadata(JsonParser json, String key, Map<String, String> metadata)
      throws IOException, DocumentFault {
    if (!offerMetadata(json, key, metadata)) {
      throw new DocumentFault(
          String.format(
              Locale.ROOT,
              "the metadata field %s has more than %d characters: shorten it or leave it out",
              shown(key),
              ChatLimits.METADATA_VALUE_CHARS));
    }
  }

  /** The same, but leaves out a value that is too long; false then. */
  static boolean offerMetadata(JsonParser json, String key, Map<String, String> metadata)
      throws IOException, DocumentFault {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return true;
    }
    String value = token.isStructStart() ? structure(json) : json.getText();
    if (value.length() > ChatLimits.METADATA_VALUE_CHARS) {
      return false;
    }
    if (metadata.put(wellFormed(key), wellFormed(value)) != null) {
      throw twice(key);
    }
    if (metadata.size() > ChatLimits.METADATA_FIELDS) {
      throw new DocumentFault(
          "more than " + ChatLimits.METADATA_FIELDS + " fields of metadata: leave some out");
    }
    return true;
  }

  static DocumentFault twice(String key) {
    return new DocumentFault("the key \"" + key + "\" occurs twice: remove one");
  }

  /** The value with every half of a surrogate pair that stands alone replaced by U+FFFD. */
  static String wellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        return pairsOnly(value);
      }
    }
    return value;
  }

  /** At most {@value #SHOWN_CHARS} characters of a value, in quotes. */
  static String shown(String value) {
    return value.length() <= SHOWN_CHARS
        ? "\"" + value + "\""
        : "\"" + value.substring(0, SHOWN_CHARS) + "…\"";
  }

  /** What a token is called in a message. */
  static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NULL -> "null";
      default -> "a number";
    };
  }

  static boolean hasControls(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String pairsOnly(String value) {
    StringBuilder out = new StringBuilder(value.length());
    value.codePoints().forEach(c -> out.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return out.toString();
  }

  /** The current structure as JSON text; of a long one only so much that it is seen to be long. */
  private static String structure(JsonParser json) throws IOException {
    StringWriter out = new BoundedWriter();
    try (JsonGenerator copy = FACTORY.createGenerator(out)) {
      copy.copyCurrentStructure(json);
    }
    return out.toString();
  }

  /** Keeps what metadata may hold, and a little more. */
  private static final class BoundedWriter extends StringWriter {
    @Override
    public void write(char[] chars, int from, int count) {
      if (getBuffer().length() <= ChatLimits.METADATA_VALUE_CHARS) {
        super.write(chars, from, count);
      }
    }

    @Override
    public void write(String text) {
      if (getBuffer().length() <= ChatLimits.METADATA_VALUE_CHARS) {
        super.write(text);
      }
    }
  }
}

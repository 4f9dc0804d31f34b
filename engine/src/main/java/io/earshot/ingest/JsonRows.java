package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that are JSON objects: a manifest in JSON Lines, or one sidecar. */
final class JsonRows implements RowSource {
  private static final int LINE_BYTES = 1 << 20;

  private final LineReader lines;
  private final Utf8Check utf8 = new Utf8Check();

  JsonRows(Path file) throws IOException {
    this.lines = new LineReader(Files.newInputStream(file), LINE_BYTES);
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    while (lines.next()) {
      if (lines.tooLong()) {
        return new RawRow(lines.lineNumber(), Map.of(), "the line is longer than 1 MB");
      }
      byte[] bytes = lines.buffer();
      int end = lines.end();
      if (end > lines.start() && !(end == lines.start() + 1 && bytes[lines.start()] == '\r')) {
        return row();
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private RawRow row() throws IOException {
    long line = lines.lineNumber();
    utf8.reset();
    int wrong = utf8.firstWrong(lines.buffer(), lines.start(), lines.end());
    if (wrong >= 0 || utf8.incomplete()) {
      return new RawRow(line, Map.of(), "invalid UTF-8: save the file as UTF-8");
    }
    int length = lines.end() - lines.start();
    try (JsonParser json = JsonValues.FACTORY.createParser(lines.buffer(), lines.start(), length)) {
      return new RawRow(line, object(json), null);
    } catch (JsonProcessingException e) {
      return new RawRow(line, Map.of(), ChatReading.reason(e));
    } catch (DocumentFault e) {
      return new RawRow(line, Map.of(), e.reason());
    }
  }

  /** The fields of the one object written in {@code text}, heading → value. */
  static Map<String, String> object(String text) throws DocumentFault {
    try (JsonParser json = JsonValues.FACTORY.createParser(text)) {
      return object(json);
    } catch (JsonProcessingException e) {
      throw new DocumentFault(ChatReading.reason(e));
    } catch (IOException e) {
      throw new AssertionError("text in memory can be read", e);
    }
  }

  /** The fields of the one object in {@code json}, heading → value. */
  static Map<String, String> object(JsonParser json) throws IOException, DocumentFault {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new DocumentFault("must be a JSON object in braces");
    }
    Map<String, String> values = new LinkedHashMap<>();
    fields(json, "", values);
    if (json.nextToken() != null) {
      throw new DocumentFault("something follows the JSON object");
    }
    return values;
  }

  private static void fields(JsonParser json, String prefix, Map<String, String> values)
      throws IOException, DocumentFault {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT && isPerson(name)) {
        fields(json, name, values);
      } else if (token == JsonToken.START_ARRAY && name.equals("agent_info")) {
        agents(json, values);
      } else if (token == JsonToken.START_ARRAY && isTranscript(name)) {
        json.skipChildren();
      } else {
        JsonValues.metadata(json, prefixed(prefix, name), values);
      }
    }
  }

  /** The first agent's fields as columns; further ones are numbered and become metadata. */
  private static void agents(JsonParser json, Map<String, String> values)
      throws IOException, DocumentFault {
    int number = 1;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.START_OBJECT) {
        fields(json, number == 1 ? "" : "agent" + number + ".", values);
      }
      number++;
    }
  }

  private static boolean isPerson(String name) {
    return name.equals("agent") || name.equals("customer");
  }

  /** A true transcript beside the recording is not what the recording says about itself. */
  private static boolean isTranscript(String name) {
    return name.equals("turns") || name.equals("utterances");
  }

  private static String prefixed(String prefix, String name) {
    boolean person = isPerson(prefix) && (name.equals("id") || name.equals("name"));
    if (person) {
      return prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
    return isPerson(prefix) ? name : prefix + name;
  }
}

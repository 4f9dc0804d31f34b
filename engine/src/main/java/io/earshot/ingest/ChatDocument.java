package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import io.earshot.model.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file with one conversation, a list of them, or {@code {"conversations": […]}}, read as a
 * stream. A conversation with a fault costs only itself; JSON that cannot be parsed costs the rest
 * of the file, which is then one failure.
 */
final class ChatDocument implements ItemSource {
  private final String name;
  private final Utf8Stream bytes;
  private final JsonParser json;
  private final ChatParser parser;
  private final ChatBuilder builder;
  private int depth;
  private int number;
  private boolean ended;

  ChatDocument(Path file, ChatParser parser, ChatBuilder builder) throws IOException {
    this.name = Plain.line(file.toString());
    this.bytes = new Utf8Stream(Files.newInputStream(file, StandardOpenOption.READ));
    this.json = JsonValues.FACTORY.createParser(bytes);
    this.parser = parser;
    this.builder = builder;
  }

  @Override
  public @Nullable Item next() throws IOException {
    if (ended) {
      return null;
    }
    try {
      return item();
    } catch (JsonProcessingException e) {
      ended = true;
      return failed(e.getLocation(), turn(ChatReading.reason(e)));
    } catch (Utf8Stream.MalformedException e) {
      ended = true;
      return failed(json.currentLocation(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public long bytesRead() {
    return bytes.count();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }

  private @Nullable Item item() throws IOException {
    while (true) {
      JsonToken token = json.nextToken();
      if (token == null) {
        ended = true;
        return number == 0 ? failed(null, "the file holds no conversation") : null;
      }
      if (token == JsonToken.START_OBJECT) {
        Item item = conversation();
        if (item != null) {
          return item;
        }
      } else if (token != JsonToken.START_ARRAY && !token.isStructEnd()) {
        Item item = other(token);
        if (item != null) {
          return item;
        }
      }
    }
  }

  /** A token between conversations: what stands beside the list is passed over. */
  private @Nullable Item other(JsonToken token) throws IOException {
    if (token == JsonToken.FIELD_NAME) {
      json.nextToken();
      json.skipChildren();
      return null;
    }
    number++;
    return failed(
        json.currentTokenLocation(),
        "a conversation must be an object in braces, not " + JsonValues.kind(token));
  }

  /** Reads the object just opened; null when it only wraps the list of conversations. */
  private @Nullable Item conversation() throws IOException {
    depth = depth();
    try {
      if (!parser.read(json)) {
        return null;
      }
      number++;
      return built();
    } catch (DocumentFault e) {
      number++;
      Item failed = failed(json.currentTokenLocation(), turn(e.reason()));
      leaveObject();
      return failed;
    }
  }

  private Item built() throws DocumentFault {
    boolean alone = number == 1 && depth == 1;
    ChatDraft draft = parser.draft();
    if (alone && draft.externalId == null) {
      draft.externalId = builder.fallbackId();
    }
    String source = alone ? name : name + "#" + number;
    return new ChatItem(source, builder.build(draft, source));
  }

  private void leaveObject() throws IOException {
    while (depth() >= depth) {
      if (json.nextToken() == null) {
        return;
      }
    }
  }

  private int depth() {
    int levels = 0;
    for (JsonStreamContext c = json.getParsingContext();
        c != null && !c.inRoot();
        c = c.getParent()) {
      levels++;
    }
    return levels;
  }

  private String turn(String reason) {
    return ChatReading.inTurn(parser.turnNumber(), reason);
  }

  private FailedItem failed(@Nullable JsonLocation at, String reason) {
    String where = at == null ? name : name + ":" + at.getLineNr() + ":" + at.getColumnNr();
    return new FailedItem(name, where, reason);
  }
}

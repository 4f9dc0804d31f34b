package io.earshot.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.earshot.model.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A JSON Lines file: one conversation per line, one failure per broken line. */
final class ChatLines implements ItemSource {
  private final String name;
  private final LineReader lines;
  private final ChatParser parser;
  private final ChatBuilder builder;
  private final Utf8Check utf8 = new Utf8Check();

  ChatLines(String name, InputStream in, ChatParser parser, ChatBuilder builder) {
    this.name = Plain.line(name);
    this.lines = new LineReader(in, ChatLimits.LINE_BYTES);
    this.parser = parser;
    this.builder = builder;
  }

  static ChatLines open(Path file, ChatParser parser, ChatBuilder builder) throws IOException {
    return new ChatLines(file.toString(), Files.newInputStream(file), parser, builder);
  }

  @Override
  public @Nullable Item next() throws IOException {
    while (lines.next()) {
      if (lines.tooLong() || !blank()) {
        return item();
      }
    }
    return null;
  }

  @Override
  public long bytesRead() {
    return lines.bytesRead();
  }

  /** Memory held for lines, in bytes. */
  int heldBytes() {
    return lines.heldBytes();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private boolean blank() {
    byte[] bytes = lines.buffer();
    for (int i = lines.start(); i < lines.end(); i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  private Item item() throws IOException {
    if (lines.tooLong()) {
      return failed(
          1,
          String.format(
              Locale.ROOT, "the line is longer than %d MB: split it", ChatLimits.LINE_BYTES >> 20));
    }
    utf8.reset();
    int wrong = utf8.firstWrong(lines.buffer(), lines.start(), lines.end());
    if (wrong >= 0 || utf8.incomplete()) {
      int at = wrong >= 0 ? wrong : lines.end();
      return failed(
          column(at),
          String.format(
              Locale.ROOT,
              "invalid UTF-8 at byte %d of the file: save it as UTF-8",
              lines.byteOffset() + at - lines.start()));
    }
    int length = lines.end() - lines.start();
    try (JsonParser json = JsonValues.FACTORY.createParser(lines.buffer(), lines.start(), length)) {
      return parse(json);
    }
  }

  private Item parse(JsonParser json) throws IOException {
    try {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new DocumentFault("each line must be one conversation in braces");
      }
      if (!parser.read(json)) {
        throw new DocumentFault("each line must be one conversation: put a list into a .json file");
      }
      if (json.nextToken() != null) {
        throw new DocumentFault("something follows the conversation on its line");
      }
      String source = place();
      return new ChatItem(source, builder.build(parser.draft(), source));
    } catch (JsonProcessingException e) {
      int at = (int) Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
      return failed(column(lines.start() + at), turn(ChatReading.reason(e)));
    } catch (DocumentFault e) {
      int at = (int) Math.max(0, json.currentTokenLocation().getByteOffset());
      return failed(column(lines.start() + at), turn(e.reason()));
    }
  }

  private String turn(String reason) {
    return ChatReading.inTurn(parser.turnNumber(), reason);
  }

  private String place() {
    return name + ":" + lines.lineNumber();
  }

  private FailedItem failed(int column, String reason) {
    return new FailedItem(place(), place() + ":" + column, reason);
  }

  /** The column of a byte, counted in characters from 1. */
  private int column(int at) {
    byte[] bytes = lines.buffer();
    int column = 1;
    for (int i = lines.start(); i < Math.min(at, lines.end()); i++) {
      column += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return column;
  }
}

package io.earshot.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON documents, one per line, to a stream that stays open. Null fields are left out. */
final class JsonOut implements AutoCloseable {
  private static final JsonFactory FACTORY = new JsonFactory().setRootValueSeparator(null);

  private final JsonGenerator generator;

  JsonOut(OutputStream out) {
    try {
      generator = FACTORY.createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  JsonOut object() {
    return write(generator::writeStartObject);
  }

  JsonOut array() {
    return write(generator::writeStartArray);
  }

  /** Ends the innermost object or array. */
  JsonOut end() {
    return write(
        () -> {
          if (generator.getOutputContext().inArray()) {
            generator.writeEndArray();
          } else {
            generator.writeEndObject();
          }
        });
  }

  JsonOut name(String name) {
    return write(() -> generator.writeFieldName(name));
  }

  JsonOut field(String name, @Nullable String value) {
    return value == null ? this : write(() -> generator.writeStringField(name, value));
  }

  JsonOut field(String name, long value) {
    return write(() -> generator.writeNumberField(name, value));
  }

  JsonOut field(String name, boolean value) {
    return write(() -> generator.writeBooleanField(name, value));
  }

  /** A figure with at most three decimals. */
  JsonOut figure(String name, double value) {
    return write(
        () -> {
          generator.writeFieldName(name);
          double rounded = Math.rint(value * 1_000) / 1_000;
          if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
            generator.writeNumber((long) rounded);
          } else {
            generator.writeNumber(rounded);
          }
        });
  }

  /** Thousandths of a point as points; null where there is no score. */
  JsonOut points(String name, @Nullable Integer thousandths) {
    return thousandths == null
        ? write(() -> generator.writeNullField(name))
        : figure(name, thousandths / 1_000.0);
  }

  JsonOut value(String value) {
    return write(() -> generator.writeString(value));
  }

  /** Ends the document's line and hands it to the stream. */
  JsonOut line() {
    return endLine().flush();
  }

  /** Ends the document's line; {@link #flush} hands over what was written. */
  JsonOut endLine() {
    return write(() -> generator.writeRaw('\n'));
  }

  /** Hands what was written to the stream, and the stream's to its reader. */
  JsonOut flush() {
    return write(generator::flush);
  }

  @Override
  public void close() {
    line();
    write(generator::close);
  }

  private JsonOut write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private interface Step {
    void run() throws IOException;
  }
}

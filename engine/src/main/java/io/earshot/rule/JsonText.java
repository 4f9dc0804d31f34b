package io.earshot.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes maps, lists, text, numbers and truth values as indented JSON. */
final class JsonText {
  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(Object value) {
    JsonText json = new JsonText();
    json.write(value, "\n");
    return json.out.append('\n').toString();
  }

  private void write(Object value, String indent) {
    switch (value) {
      case Map<?, ?> map -> writeMap(map, indent);
      case List<?> list -> writeList(list, indent);
      case Number number -> out.append(Numbers.plain(number.doubleValue()));
      case Boolean truth -> out.append(truth);
      default -> quote(value.toString());
    }
  }

  private void writeMap(Map<?, ?> map, String indent) {
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append(indent).append("  ");
      quote(entry.getKey().toString());
      out.append(": ");
      write(entry.getValue(), indent + "  ");
      separator = ",";
    }
    out.append(map.isEmpty() ? "{}" : indent + "}");
  }

  private void writeList(List<?> list, String indent) {
    String separator = "[";
    for (Object item : list) {
      out.append(separator);
      write(item, indent);
      separator = ", ";
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}

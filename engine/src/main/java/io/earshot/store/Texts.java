package io.earshot.store;

import java.util.ArrayList;
import java.util.List;

/** Lists of strings. */
final class Texts {
  private Texts() {}

  static void write(ByteWriter out, List<String> texts) {
    out.varint(texts.size());
    for (String text : texts) {
      out.text(text);
    }
  }

  static List<String> read(ByteReader in) {
    int n = in.count(1);
    List<String> texts = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      texts.add(in.text());
    }
    return texts;
  }
}

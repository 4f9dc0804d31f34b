package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.Evidence;
import io.earshot.model.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of evidence. What the conversation says is not said again: a quote that can be cut out
 * of its utterance, and times that are the utterance's own.
 */
final class EvidenceCodec {
  private static final int QUOTE_FROM_TEXT = 0x01;
  private static final int TIMES_OF_UTTERANCE = 0x02;
  private static final int CERTAIN = 0x04;

  private EvidenceCodec() {}

  static void write(ByteWriter out, List<Evidence> evidence, Conversation scored) {
    out.varint(evidence.size());
    for (Evidence one : evidence) {
      Utterance utterance = utteranceOf(one.utterance(), scored);
      int fields = utterance == null ? 0 : fieldsOf(one, utterance);
      if (Float.compare(one.confidence(), 1) == 0) {
        fields |= CERTAIN;
      }
      out.octet(fields).zigzag(one.utterance()).zigzag(one.startChar());
      out.zigzag((long) one.endChar() - one.startChar());
      if ((fields & TIMES_OF_UTTERANCE) == 0) {
        long base = utterance == null ? 0 : utterance.startMillis();
        out.zigzag(one.startMillis() - base).zigzag(one.endMillis() - one.startMillis());
      }
      if ((fields & QUOTE_FROM_TEXT) == 0) {
        out.text(one.quote());
      }
      if ((fields & CERTAIN) == 0) {
        out.float32(one.confidence());
      }
    }
  }

  static List<Evidence> read(ByteReader in, Conversation scored) {
    int n = in.count(4);
    List<Evidence> evidence = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      evidence.add(readOne(in, scored));
    }
    return evidence;
  }

  private static Evidence readOne(ByteReader in, Conversation scored) {
    int fields = in.octet();
    int index = in.int32();
    int startChar = in.int32();
    int endChar = (int) (startChar + in.zigzag());
    Utterance utterance = utteranceOf(index, scored);
    if (utterance == null && (fields & (TIMES_OF_UTTERANCE | QUOTE_FROM_TEXT)) != 0) {
      throw new MalformedException("evidence points to utterance " + index + ", not there");
    }
    long startMillis;
    long endMillis;
    if (utterance != null && (fields & TIMES_OF_UTTERANCE) != 0) {
      startMillis = utterance.startMillis();
      endMillis = utterance.endMillis();
    } else {
      startMillis = in.zigzag() + (utterance == null ? 0 : utterance.startMillis());
      endMillis = startMillis + in.zigzag();
    }
    String quote =
        utterance != null && (fields & QUOTE_FROM_TEXT) != 0
            ? cut(utterance.text(), startChar, endChar)
            : in.text();
    float confidence = (fields & CERTAIN) != 0 ? 1f : in.float32();
    return new Evidence(index, startChar, endChar, startMillis, endMillis, quote, confidence);
  }

  private static int fieldsOf(Evidence one, Utterance utterance) {
    int length = one.endChar() - one.startChar();
    boolean cuttable =
        length >= 0
            && length == one.quote().length()
            && utterance.text().startsWith(one.quote(), one.startChar());
    boolean sameTimes =
        one.startMillis() == utterance.startMillis() && one.endMillis() == utterance.endMillis();
    return (cuttable ? QUOTE_FROM_TEXT : 0) | (sameTimes ? TIMES_OF_UTTERANCE : 0);
  }

  private static String cut(String text, int startChar, int endChar) {
    if (startChar < 0 || endChar < startChar || endChar > text.length()) {
      throw new MalformedException(
          "evidence points to " + startChar + ".." + endChar + " of " + text.length());
    }
    return text.substring(startChar, endChar);
  }

  private static @Nullable Utterance utteranceOf(int index, Conversation scored) {
    return index >= 0 && index < scored.utterances().size() ? scored.utterances().get(index) : null;
  }
}

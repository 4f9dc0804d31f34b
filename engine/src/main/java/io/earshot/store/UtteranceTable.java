package io.earshot.store;

import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The utterances of a conversation as columns: party, kind, times (each start from the one before),
 * lengths, then the text of all as one run of UTF-8, then the words of the recognised ones.
 */
final class UtteranceTable {
  private static final Utterance.Kind[] KINDS = Utterance.Kind.values();

  private UtteranceTable() {}

  /**
   * Appends the utterances.
   *
   * @param parties how many parties there are
   * @throws IllegalArgumentException if an utterance's party is not one of them
   */
  static void write(ByteWriter out, List<Utterance> utterances, int parties) {
    int n = utterances.size();
    byte[][] texts = new byte[n][];
    out.varint(n);
    for (Utterance utterance : utterances) {
      if (utterance.party() < 0 || utterance.party() >= parties) {
        throw new IllegalArgumentException(
            "an utterance is by party " + utterance.party() + " of " + parties);
      }
      out.varint((long) utterance.party() * KINDS.length + utterance.kind().ordinal());
    }
    long before = 0;
    for (int i = 0; i < n; i++) {
      Utterance utterance = utterances.get(i);
      texts[i] = Wtf8.encode(utterance.text());
      out.zigzag(utterance.startMillis() - before);
      out.zigzag(utterance.endMillis() - utterance.startMillis());
      out.varint(texts[i].length);
      before = utterance.startMillis();
    }
    for (byte[] text : texts) {
      out.raw(text);
    }
    for (Utterance utterance : utterances) {
      writeWords(out, utterance);
    }
  }

  static List<Utterance> read(ByteReader in, int parties) {
    int n = in.count(5);
    long[] partyAndKind = new long[n];
    for (int i = 0; i < n; i++) {
      partyAndKind[i] = in.varint();
      if (partyAndKind[i] < 0 || partyAndKind[i] / KINDS.length >= parties) {
        throw new MalformedException("utterance " + i + " has a party that is not there");
      }
    }
    long[] startMillis = new long[n];
    long[] endMillis = new long[n];
    int[] lengths = new int[n];
    long before = 0;
    for (int i = 0; i < n; i++) {
      startMillis[i] = before + in.zigzag();
      endMillis[i] = startMillis[i] + in.zigzag();
      lengths[i] = in.count(1);
      before = startMillis[i];
    }
    String[] texts = new String[n];
    for (int i = 0; i < n; i++) {
      texts[i] = in.textOf(lengths[i]);
    }
    List<Utterance> utterances = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      utterances.add(
          new Utterance(
              (int) (partyAndKind[i] / KINDS.length),
              startMillis[i],
              endMillis[i],
              KINDS[(int) (partyAndKind[i] % KINDS.length)],
              texts[i],
              readWords(in, startMillis[i])));
    }
    in.end();
    return utterances;
  }

  private static void writeWords(ByteWriter out, Utterance utterance) {
    Words words = utterance.words();
    out.varint(words.size());
    long charBefore = 0;
    long millisBefore = utterance.startMillis();
    for (int i = 0; i < words.size(); i++) {
      out.zigzag(words.startChar()[i] - charBefore);
      out.zigzag((long) words.endChar()[i] - words.startChar()[i]);
      out.zigzag(words.startMillis()[i] - millisBefore);
      out.zigzag((long) words.endMillis()[i] - words.startMillis()[i]);
      charBefore = words.endChar()[i];
      millisBefore = words.endMillis()[i];
    }
    for (int i = 0; i < words.size(); i++) {
      out.float32(words.confidence()[i]);
    }
  }

  private static Words readWords(ByteReader in, long utteranceStartMillis) {
    int n = in.count(8);
    if (n == 0) {
      return Words.NONE;
    }
    int[] startChar = new int[n];
    int[] endChar = new int[n];
    int[] startMillis = new int[n];
    int[] endMillis = new int[n];
    float[] confidence = new float[n];
    long charBefore = 0;
    long millisBefore = utteranceStartMillis;
    for (int i = 0; i < n; i++) {
      startChar[i] = (int) (charBefore + in.zigzag());
      endChar[i] = (int) (startChar[i] + in.zigzag());
      startMillis[i] = (int) (millisBefore + in.zigzag());
      endMillis[i] = (int) (startMillis[i] + in.zigzag());
      charBefore = endChar[i];
      millisBefore = endMillis[i];
    }
    for (int i = 0; i < n; i++) {
      confidence[i] = in.float32();
    }
    return new Words(startChar, endChar, startMillis, endMillis, confidence);
  }
}

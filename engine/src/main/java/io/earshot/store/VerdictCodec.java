package io.earshot.store;

import io.earshot.model.Evaluation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Verdict}: one octet says which fields are there. */
final class VerdictCodec {
  private static final int SCORE = 0x01;
  private static final int SAME_WITHOUT_SUSPECTED = 0x02;
  private static final int GRADE = 0x04;
  private static final int PASSED = 0x08;
  private static final int PARTLY_DECIDED = 0x10;
  private static final int NOT_SCORED = 0x20;
  private static final int FLAGS = 0x40;
  private static final int SUB_SCORES = 0x80;

  /** The error classes, stored by position: append only. Others are stored as text. */
  private static final List<String> CLASSES =
      List.of("customer-critical", "business-critical", "compliance-critical", "non-critical");

  private VerdictCodec() {}

  static void write(ByteWriter out, Evaluation e) {
    int fields = fieldsOf(e);
    out.octet(fields);
    if ((fields & SCORE) != 0) {
      out.zigzag(Objects.requireNonNull(e.score()));
    }
    if ((fields & SAME_WITHOUT_SUSPECTED) == 0) {
      out.intOrNull(e.scoreWithoutSuspected());
    }
    if ((fields & GRADE) != 0) {
      out.text(Objects.requireNonNull(e.grade()));
    }
    if ((fields & PARTLY_DECIDED) != 0) {
      out.float64(e.decidedShare());
    }
    if ((fields & NOT_SCORED) != 0) {
      out.text(Objects.requireNonNull(e.notScored()));
    }
    if ((fields & FLAGS) != 0) {
      Texts.write(out, e.flags());
    }
    if ((fields & SUB_SCORES) != 0) {
      writeSubScores(out, e.subScores());
    }
  }

  static Verdict read(ByteReader in) {
    int fields = in.octet();
    Integer score = (fields & SCORE) != 0 ? Integer.valueOf(in.int32()) : null;
    Integer without = (fields & SAME_WITHOUT_SUSPECTED) != 0 ? score : in.intOrNull();
    String grade = (fields & GRADE) != 0 ? in.text() : null;
    double decidedShare = (fields & PARTLY_DECIDED) != 0 ? in.float64() : 1;
    String notScored = (fields & NOT_SCORED) != 0 ? in.text() : null;
    List<String> flags = (fields & FLAGS) != 0 ? Texts.read(in) : List.of();
    Map<String, Integer> subScores = (fields & SUB_SCORES) != 0 ? readSubScores(in) : Map.of();
    return new Verdict(
        score, without, grade, (fields & PASSED) != 0, decidedShare, notScored, flags, subScores);
  }

  private static void writeSubScores(ByteWriter out, Map<String, Integer> subScores) {
    out.varint(subScores.size());
    for (Map.Entry<String, Integer> subScore : subScores.entrySet()) {
      int known = CLASSES.indexOf(subScore.getKey());
      out.varint(known + 1L);
      if (known < 0) {
        out.text(subScore.getKey());
      }
      out.zigzag(subScore.getValue());
    }
  }

  private static Map<String, Integer> readSubScores(ByteReader in) {
    SortedMap<String, Integer> subScores = new TreeMap<>();
    for (int left = in.count(2); left > 0; left--) {
      long code = in.varint();
      if (code < 0 || code > CLASSES.size()) {
        throw new MalformedException("error class " + code + " is not known");
      }
      String label = code == 0 ? in.text() : CLASSES.get((int) code - 1);
      subScores.put(label, in.int32());
    }
    return Collections.unmodifiableMap(subScores);
  }

  private static int fieldsOf(Evaluation e) {
    return present(SCORE, e.score())
        | (Objects.equals(e.score(), e.scoreWithoutSuspected()) ? SAME_WITHOUT_SUSPECTED : 0)
        | present(GRADE, e.grade())
        | (e.passed() ? PASSED : 0)
        | (Double.compare(e.decidedShare(), 1) != 0 ? PARTLY_DECIDED : 0)
        | present(NOT_SCORED, e.notScored())
        | (e.flags().isEmpty() ? 0 : FLAGS)
        | (e.subScores().isEmpty() ? 0 : SUB_SCORES);
  }

  private static int present(int field, @Nullable Object value) {
    return value == null ? 0 : field;
  }
}

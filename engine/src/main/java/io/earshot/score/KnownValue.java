package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.signal.Entities;
import io.earshot.signal.EntityFinder;
import io.earshot.text.Normaliser;
import io.earshot.text.PreparedText;

/** A value that what was said is held against: from a rule file, a table or the metadata. */
final class KnownValue {
  private static final double TOLERANCE = 1e-6;
  private static final int LEAST_LOCAL = 7;
  private static final int LONGEST_PREFIX = 3;

  /** As it was written. */
  final String text;

  private final EntityKind kind;
  private final Entities read = new Entities();
  private final String signs;
  private double number = Double.NaN;
  private double low = Double.NaN;

  /** Whether a bare number stands where the unit is left open. */
  private boolean bare;

  private KnownValue(String text, EntityKind kind) {
    this.text = text;
    this.kind = kind;
    signs = signs(text, kind == EntityKind.EMAIL);
  }

  /** Reads a value of a kind; whether it could be read says {@link #isRead}. */
  static KnownValue of(String text, EntityKind kind) {
    KnownValue value = new KnownValue(text, kind);
    if (!value.isOfSigns()) {
      value.parse(text);
    }
    return value;
  }

  private void parse(String written) {
    PreparedText prepared = new PreparedText();
    prepared.clear();
    prepared.append(written, 0, false);
    read.clear();
    new EntityFinder().find(prepared, 0, prepared.tokenCount(), read);
    if (read.count() > 0 && read.kind(0) == kind) {
      number = read.number(0);
      low = read.low(0);
      return;
    }
    double plain = Arithmetic.number(written);
    boolean counts =
        kind == EntityKind.NUMBER || kind == EntityKind.MONEY || kind == EntityKind.PERCENT;
    if (counts && !Double.isNaN(plain)) {
      number = plain;
      low = plain;
      bare = true;
    }
  }

  private static String signs(String text, boolean address) {
    StringBuilder signs = new StringBuilder();
    String folded = Normaliser.fold(text.strip());
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (address ? c != ' ' : Character.isLetterOrDigit(c)) {
        signs.append(c);
      }
    }
    return signs.toString();
  }

  private boolean isOfSigns() {
    return switch (kind) {
      case PHONE, CARD, EMAIL, ID -> true;
      default -> false;
    };
  }

  /** Whether the text is a value of the kind. */
  boolean isRead() {
    return isOfSigns() ? !signs.isEmpty() : !Double.isNaN(number);
  }

  /**
   * Whether a value said is this one; of a range whether it lies in it.
   *
   * @param strict whether days and working days are told apart
   */
  byte equals(Workspace space, Entities e, int i, boolean strict) {
    if (isOfSigns()) {
      return Truth.of(sameSigns(e, i));
    }
    if (kind == EntityKind.DATE) {
      long today = space.clock.localDay();
      long said = SpokenValues.day(e, i, today);
      long known = SpokenValues.day(read, 0, today);
      if (said == SpokenValues.UNKNOWN_DAY || known == SpokenValues.UNKNOWN_DAY) {
        boolean same = e.unit(i) == read.unit(0) && e.number(i) == number;
        return same ? Truth.TRUE : Truth.UNDECIDED;
      }
      return Truth.of(said == known);
    }
    if (kind == EntityKind.MONEY && !bare && e.unit(i) != read.unit(0)) {
      return Truth.FALSE;
    }
    if (strict && !bare && e.isWorkingDays(i) != read.isWorkingDays(0)) {
      return Truth.FALSE;
    }
    return Truth.of(e.low(i) >= low - TOLERANCE && e.number(i) <= number + TOLERANCE);
  }

  private boolean sameSigns(Entities e, int i) {
    int said = e.signCount(i);
    int known = signs.length();
    if (said == known) {
      return isAt(e, i, 0, 0, said);
    }
    int shorter = Math.min(said, known);
    boolean prefix = kind == EntityKind.PHONE && Math.abs(said - known) <= LONGEST_PREFIX;
    return prefix && shorter >= LEAST_LOCAL && isAt(e, i, said - shorter, known - shorter, shorter);
  }

  private boolean isAt(Entities e, int i, int said, int known, int length) {
    for (int k = 0; k < length; k++) {
      if (e.sign(i, said + k) != signs.charAt(known + k)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the signs said hold these ({@code inSaid}) or are part of them. */
  boolean overlaps(Entities e, int i, boolean inSaid) {
    int said = e.signCount(i);
    int length = inSaid ? signs.length() : said;
    int longer = inSaid ? said : signs.length();
    for (int at = 0; at + length <= longer && length > 0; at++) {
      if (isAt(e, i, inSaid ? at : 0, inSaid ? 0 : at, length)) {
        return true;
      }
    }
    return false;
  }

  /** A duration's length in milliseconds. */
  double millis() {
    return number;
  }

  /** The end of a date's day, in milliseconds from the conversation's start; NaN if unknown. */
  double dueBy(Workspace space) {
    return SpokenValues.due(space, read, 0, -1, 0);
  }

  /** How a value said lies to this: below −, equal 0, above +; NaN where it cannot be told. */
  double order(Workspace space, Entities e, int i) {
    if (kind == EntityKind.DATE) {
      long today = space.clock.localDay();
      long said = SpokenValues.day(e, i, today);
      long known = SpokenValues.day(read, 0, today);
      boolean unknown = said == SpokenValues.UNKNOWN_DAY || known == SpokenValues.UNKNOWN_DAY;
      return unknown ? Double.NaN : said - known;
    }
    if (kind == EntityKind.MONEY && !bare && e.unit(i) != read.unit(0)) {
      return Double.NaN;
    }
    double difference = e.number(i) - number;
    return Math.abs(difference) <= TOLERANCE ? 0 : difference;
  }
}

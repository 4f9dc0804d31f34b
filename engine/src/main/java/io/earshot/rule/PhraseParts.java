package io.earshot.rule;

import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Phrase.Part;
import io.earshot.rule.Template.Piece;
import java.util.ArrayList;
import java.util.List;

/** The parts of a phrase under construction: neighbouring texts grow together. */
final class PhraseParts {
  private final List<Part> parts = new ArrayList<>();

  /** Tells phrases that can never be said; true if there is nothing to tell. */
  static boolean check(List<Piece> pieces, Scalar source, Faults faults) {
    if (pieces.isEmpty()) {
      return false;
    }
    String message = "";
    Piece before = null;
    boolean content = false;
    for (Piece piece : pieces) {
      boolean gap = piece.kind() == Template.Kind.GAP;
      content |= !gap && (piece.kind() != Template.Kind.TEXT || isSayable(piece.text()));
      if (gap && before != null && before.kind() == Template.Kind.GAP) {
        message = "two gaps in a row";
      }
      before = piece.kind() == Template.Kind.TEXT && piece.text().isBlank() ? before : piece;
    }
    if (!content) {
      message = "a phrase without words";
    } else if (isGap(pieces.getFirst()) || isGap(pieces.getLast())) {
      message = "a gap at the " + (isGap(pieces.getFirst()) ? "beginning" : "end");
    }
    if (!message.isEmpty()) {
      faults.error(source.at(), message, "a gap (...) stands between words");
    }
    return message.isEmpty();
  }

  private static boolean isGap(Piece piece) {
    return piece.kind() == Template.Kind.GAP;
  }

  /** Whether anything in it is a word: a letter, a digit, or a sign such as an emoji. */
  private static boolean isSayable(String text) {
    return text.codePoints()
        .anyMatch(
            c -> Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_SYMBOL);
  }

  /** A copy with more parts. */
  PhraseParts with(List<Part> more) {
    PhraseParts copy = new PhraseParts();
    copy.parts.addAll(parts);
    more.forEach(copy::add);
    return copy;
  }

  private void add(Part part) {
    if (part instanceof Part.Text text
        && !parts.isEmpty()
        && parts.getLast() instanceof Part.Text last) {
      parts.set(parts.size() - 1, new Part.Text(last.text() + text.text()));
    } else {
      parts.add(part);
    }
  }

  /** The parts without blanks at the ends of texts. */
  List<Part> finished() {
    List<Part> finished = new ArrayList<>();
    for (Part part : parts) {
      if (!(part instanceof Part.Text text)) {
        finished.add(part);
      } else if (!text.text().isBlank()) {
        finished.add(new Part.Text(text.text().strip()));
      }
    }
    return List.copyOf(finished);
  }

  /** Parts as somebody would write them. */
  static String source(List<Part> parts) {
    StringBuilder source = new StringBuilder();
    for (Part part : parts) {
      if (!source.isEmpty()) {
        source.append(' ');
      }
      source.append(
          switch (part) {
            case Part.Text text -> text.text();
            case Part.Gap gap -> "..." + gap.tokens();
            case Part.Slot slot -> "{metadata." + slot.field() + "}";
            case Part.OneOf oneOf -> "{list." + oneOf.list() + "}";
          });
    }
    return source.toString();
  }
}

package io.earshot.score;

import io.earshot.rule.Operator.Phrases;
import io.earshot.rule.Phrase;
import io.earshot.rule.Phrase.Part;
import io.earshot.rule.Position;
import io.earshot.rule.Scope;
import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles phrases into literals and parts. Neighbouring texts are spelled out into plain literals
 * while that makes at most {@value #SPELLED_OUT} of them; beyond, and around gaps and slots, a
 * phrase keeps its parts.
 */
final class PhraseCompiler {
  /** Most literals one run of neighbouring parts is spelled out into. */
  static final int SPELLED_OUT = 1_000;

  /** Most parts of an unordered phrase: every order of them is tried. */
  static final int UNORDERED_PARTS = 4;

  private final LiteralTable.Builder shared = new LiteralTable.Builder();
  private int lists;
  private int parted;
  private int mostPhrases;

  LiteralTable literals() {
    return shared.build();
  }

  int listCount() {
    return lists;
  }

  int partedCount() {
    return parted;
  }

  int mostPhrases() {
    return mostPhrases;
  }

  /** One stretch between gaps: a set of literals, or a slot, perhaps several that touch. */
  private record Piece(int gapBefore, List<String> texts, @Nullable String slot) {}

  PhraseProbe compile(Phrases wish, Scope scope, Position at) {
    boolean joined = scope.unit() == Scope.Unit.JOINED;
    LiteralTable.Builder builder = joined ? new LiteralTable.Builder() : shared;
    int n = wish.phrases().size();
    mostPhrases = Math.max(mostPhrases, n);
    int list = lists++;
    int[] tokens = new int[n];
    boolean[] negating = new boolean[n];
    List<PartedPhrase> several = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Piece> pieces = pieces(wish.phrases().get(i));
      negating[i] = negates(pieces);
      if (pieces.size() == 1 && pieces.get(0).slot == null) {
        tokens[i] = addAll(builder, pieces.get(0).texts, list, i)[0];
      } else if (!pieces.isEmpty()) {
        tokens[i] = parted(builder, pieces, wish.unordered(), i, several, at);
      }
    }
    var asked =
        new PhraseProbe.Wish(
            wish.mode(),
            wish.atLeast(),
            Math.max(1, wish.hits()),
            wish.negationGuard(),
            scope.unit(),
            scope.every());
    return new PhraseProbe(
        asked,
        list,
        several.toArray(new PartedPhrase[0]),
        tokens,
        negating,
        joined ? builder.build() : null);
  }

  private int parted(
      LiteralTable.Builder builder,
      List<Piece> pieces,
      boolean unordered,
      int number,
      List<PartedPhrase> out,
      Position at) {
    PartedPhrase.Part[] parts = new PartedPhrase.Part[pieces.size()];
    int shortest = 0;
    for (int k = 0; k < parts.length; k++) {
      Piece piece = pieces.get(k);
      int list = lists++;
      int[] lengths = {1, 1};
      if (piece.slot == null) {
        lengths = addAll(builder, piece.texts, list, number);
      }
      shortest += lengths[0];
      parts[k] = new PartedPhrase.Part(list, k == 0 ? 0 : piece.gapBefore, lengths[1], piece.slot);
    }
    if (!unordered) {
      out.add(new PartedPhrase(parted++, number, parts));
    } else if (parts.length > UNORDERED_PARTS) {
      throw Compiler.fault(
          at, "an unordered phrase has at most " + UNORDERED_PARTS + " parts, got " + parts.length);
    } else {
      permute(parts, 0, number, out);
    }
    return shortest;
  }

  /** Every order of the parts; the gaps keep their places. */
  private void permute(PartedPhrase.Part[] parts, int k, int number, List<PartedPhrase> out) {
    if (k == parts.length) {
      PartedPhrase.Part[] ordered = parts.clone();
      out.add(new PartedPhrase(parted++, number, ordered));
      return;
    }
    for (int i = k; i < parts.length; i++) {
      swap(parts, k, i);
      permute(parts, k + 1, number, out);
      swap(parts, k, i);
    }
  }

  /** Swaps two parts but for their gaps. */
  private static void swap(PartedPhrase.Part[] parts, int a, int b) {
    PartedPhrase.Part first = parts[a];
    PartedPhrase.Part second = parts[b];
    parts[a] =
        new PartedPhrase.Part(second.list(), first.gapBefore(), second.tokens(), second.slot());
    parts[b] =
        new PartedPhrase.Part(first.list(), second.gapBefore(), first.tokens(), first.slot());
  }

  /** Adds literals; returns the shortest and longest in tokens. */
  private static int[] addAll(
      LiteralTable.Builder builder, List<String> texts, int list, int number) {
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (String text : texts) {
      int tokens = builder.add(text, list, number);
      if (tokens > 0) {
        shortest = Math.min(shortest, tokens);
        longest = Math.max(longest, tokens);
      }
    }
    return new int[] {shortest == Integer.MAX_VALUE ? 0 : shortest, longest};
  }

  private static List<Piece> pieces(Phrase phrase) {
    List<Piece> pieces = new ArrayList<>();
    int gap = 0;
    boolean touches = false;
    for (Part part : phrase.parts()) {
      switch (part) {
        case Part.Gap wide -> {
          gap += wide.tokens();
          touches = false;
        }
        case Part.Slot slot -> {
          pieces.add(new Piece(gap, List.of(), slot.field()));
          gap = 0;
          touches = false;
        }
        case Part.Text text -> {
          touches = append(pieces, gap, List.of(text.text()), touches);
          gap = 0;
        }
        case Part.OneOf list -> {
          touches = append(pieces, gap, list.texts(), touches);
          gap = 0;
        }
      }
    }
    return pieces;
  }

  /** Spells the texts out after the last piece if they touch it, or begins a new one. */
  private static boolean append(List<Piece> pieces, int gap, List<String> texts, boolean touches) {
    int last = pieces.size() - 1;
    if (touches && (long) pieces.get(last).texts.size() * texts.size() <= SPELLED_OUT) {
      List<String> spelled = new ArrayList<>();
      for (String head : pieces.get(last).texts) {
        for (String tail : texts) {
          spelled.add(head + " " + tail);
        }
      }
      pieces.set(last, new Piece(pieces.get(last).gapBefore, spelled, null));
    } else {
      pieces.add(new Piece(gap, texts, null));
    }
    return true;
  }

  private static boolean negates(List<Piece> pieces) {
    PreparedText text = new PreparedText();
    for (Piece piece : pieces) {
      for (String literal : piece.texts) {
        text.clear();
        text.append(literal, 0, false);
        if (Negation.in(text)) {
          return true;
        }
      }
    }
    return false;
  }
}

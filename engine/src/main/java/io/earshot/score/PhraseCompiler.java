package io.earshot.score;

import io.earshot.rule.Operator.Phrases;
import io.earshot.rule.Phrase;
import io.earshot.rule.Phrase.Part;
import io.earshot.rule.Position;
import io.earshot.rule.Scope;
import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final LiteralBuilder shared = new LiteralBuilder();
  private final Map<List<Piece>, Compiled> compiled = new HashMap<>();
  private int lists;
  private int parted;

  /** A literal is prepared here to be looked at. */
  private final PreparedText text = new PreparedText();

  private int mostPhrases;

  LiteralTable literals() {
    return new LiteralTable(shared);
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
  private record Piece(boolean touches, int gapBefore, List<String> texts, @Nullable String slot) {}

  PhraseProbe compile(Phrases wish, Scope scope, Position at) {
    boolean joined = scope.unit() == Scope.Unit.JOINED;
    LiteralBuilder builder = joined ? new LiteralBuilder() : shared;
    int n = wish.phrases().size();
    mostPhrases = Math.max(mostPhrases, n);
    int list = lists++;
    int[] tokens = new int[n];
    boolean[] negating = new boolean[n];
    List<PartedPhrase> several = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      List<Piece> pieces = pieces(wish.phrases().get(i));
      if (pieces.size() == 1 && pieces.get(0).slot == null) {
        tokens[i] = addAll(builder, pieces.get(0).texts, list, i)[0];
      } else if (!pieces.isEmpty()) {
        negating[i] =
            pieces.stream().flatMap(piece -> piece.texts.stream()).anyMatch(this::negates);
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
            scope.every(),
            scope.localTime() != null);
    return new PhraseProbe(
        asked,
        list,
        several.toArray(new PartedPhrase[0]),
        tokens,
        negating,
        joined ? new LiteralTable(builder) : null);
  }

  /** What a phrase of several parts was compiled to: rules share their lists of phrases. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Compiled(int id, PartedPhrase.Part[] parts, int shortest) {}

  /** Adds a phrase of several parts; returns its shortest form in tokens. */
  private int parted(
      LiteralBuilder builder,
      List<Piece> pieces,
      boolean unordered,
      int number,
      List<PartedPhrase> out,
      Position at) {
    Compiled same = builder == shared && !unordered ? compiled.get(pieces) : null;
    if (same != null) {
      out.add(new PartedPhrase(same.id, false, number, same.parts));
      return same.shortest;
    }
    PartedPhrase.Part[] parts = new PartedPhrase.Part[pieces.size()];
    int shortest = 0;
    for (int k = 0; k < parts.length; k++) {
      Piece piece = pieces.get(k);
      int list = lists++;
      int[] lengths = {1, 1};
      if (piece.slot == null) {
        lengths = addAll(builder, piece.texts, list, 0);
      }
      shortest += lengths[0];
      parts[k] = new PartedPhrase.Part(list, k == 0 ? 0 : piece.gapBefore, lengths[1], piece.slot);
    }
    if (!unordered) {
      if (builder == shared) {
        compiled.put(pieces, new Compiled(parted, parts, shortest));
      }
      out.add(new PartedPhrase(parted++, false, number, parts));
      return shortest;
    }
    List<List<PartedPhrase.Part>> groups = groups(pieces, parts);
    if (groups.size() > UNORDERED_PARTS) {
      throw Compiler.fault(
          at,
          "an unordered phrase has at most " + UNORDERED_PARTS + " parts, got " + groups.size());
    }
    permute(groups, 0, number, out);
    return shortest;
  }

  /** What stands between gaps: parts that touch keep together. */
  private static List<List<PartedPhrase.Part>> groups(
      List<Piece> pieces, PartedPhrase.Part[] parts) {
    List<List<PartedPhrase.Part>> groups = new ArrayList<>();
    for (int k = 0; k < parts.length; k++) {
      if (k == 0 || !pieces.get(k).touches) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(parts[k]);
    }
    return groups;
  }

  /** Every order of the groups; the gaps keep their places. */
  private void permute(
      List<List<PartedPhrase.Part>> groups, int k, int number, List<PartedPhrase> out) {
    if (k == groups.size()) {
      List<PartedPhrase.Part> ordered = new ArrayList<>();
      groups.forEach(ordered::addAll);
      out.add(new PartedPhrase(parted++, true, number, ordered.toArray(new PartedPhrase.Part[0])));
      return;
    }
    for (int i = k; i < groups.size(); i++) {
      swap(groups, k, i);
      permute(groups, k + 1, number, out);
      swap(groups, k, i);
    }
  }

  private static void swap(List<List<PartedPhrase.Part>> groups, int a, int b) {
    int gapA = groups.get(a).getFirst().gapBefore();
    int gapB = groups.get(b).getFirst().gapBefore();
    List<PartedPhrase.Part> first = groups.get(a);
    groups.set(a, groups.get(b));
    groups.set(b, first);
    regap(groups.get(a), gapA);
    regap(groups.get(b), gapB);
  }

  private static void regap(List<PartedPhrase.Part> group, int gap) {
    PartedPhrase.Part head = group.getFirst();
    group.set(0, new PartedPhrase.Part(head.list(), gap, head.tokens(), head.slot()));
  }

  /**
   * Adds literals; returns the shortest and longest in tokens. Those that negate are marked: see
   * {@link PhraseProbe#phraseOf}.
   */
  private int[] addAll(LiteralBuilder builder, List<String> texts, int list, int number) {
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (String literal : texts) {
      int tokens = builder.add(literal, list, negates(literal) ? ~number : number);
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
          continue;
        }
        case Part.Slot slot -> pieces.add(new Piece(touches, gap, List.of(), slot.field()));
        case Part.Text text -> append(pieces, new Piece(touches, gap, List.of(text.text()), null));
        case Part.OneOf list -> append(pieces, new Piece(touches, gap, list.texts(), null));
      }
      gap = 0;
      touches = true;
    }
    return pieces;
  }

  /** Spells texts out after the piece they touch, or begins a new one. */
  private static void append(List<Piece> pieces, Piece next) {
    Piece last = next.touches ? pieces.getLast() : null;
    if (last == null
        || last.slot != null
        || (long) last.texts.size() * next.texts.size() > SPELLED_OUT) {
      pieces.add(next);
      return;
    }
    List<String> spelled = new ArrayList<>();
    for (String head : last.texts) {
      for (String tail : next.texts) {
        spelled.add(head + " " + tail);
      }
    }
    pieces.set(pieces.size() - 1, new Piece(last.touches, last.gapBefore, spelled, null));
  }

  private boolean negates(String literal) {
    text.clear();
    text.append(literal, 0, false);
    return Negation.in(text);
  }
}

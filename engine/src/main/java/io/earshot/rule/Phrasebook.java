package io.earshot.rule;

import io.earshot.rule.Names.Kind;
import io.earshot.rule.Names.Name;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Phrase.Part;
import io.earshot.rule.Template.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parameters and lists of a rule set, and the phrases that are spelled out with them. */
final class Phrasebook {
  /** Most spellings one phrase or list may stand for. */
  static final int LIMIT_SPELLINGS = 1_000;

  private final Faults faults;
  private final Names names;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, List<Node>> lists = new LinkedHashMap<>();
  private final Map<String, List<List<Part>>> spelledOut = new HashMap<>();
  private final Set<String> unusable = new HashSet<>();
  private int spellings;

  Phrasebook(Faults faults, Names names) {
    this.faults = faults;
    this.names = names;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  /** Takes the parameters and lists of one file. */
  void define(Node.Fields file) {
    for (Entry entry : file.table("parameters")) {
      if (names.define(Kind.PARAMETER, entry.key()) && entry.value() instanceof Scalar value) {
        parameters.put(entry.key().text(), value.text());
      }
    }
    for (Entry entry : file.table("lists")) {
      if (names.define(Kind.LIST, entry.key()) && entry.value() instanceof Node.Items items) {
        lists.put(entry.key().text(), items.items());
      }
    }
  }

  /** Spells the lists out, once all files are taken. */
  void spellOut() {
    Map<String, List<List<Piece>>> cut = new LinkedHashMap<>();
    lists.forEach((name, entries) -> cut.put(name, cut(name, entries)));
    names.enter(null);
    unusable.addAll(names.checkLists());
    for (String name : cut.keySet()) {
      spellOut(name, cut);
    }
  }

  private List<List<Piece>> cut(String list, List<Node> entries) {
    names.enter(new Name(Kind.LIST, list));
    List<List<Piece>> cut = new ArrayList<>();
    for (Node entry : entries) {
      if (entry instanceof Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
        List<Piece> pieces = Template.pieces(scalar, faults);
        pieces.forEach(this::refer);
        cut.add(pieces);
        PhraseParts.check(pieces, scalar, faults);
      }
    }
    return cut;
  }

  private void refer(Piece piece) {
    if (piece.kind() == Template.Kind.LIST) {
      names.use(Kind.LIST, piece.text(), piece.at());
    } else if (piece.kind() == Template.Kind.PARAMETER) {
      names.use(Kind.PARAMETER, piece.text(), piece.at());
    }
  }

  private List<List<Part>> spellOut(String name, Map<String, List<List<Piece>>> cut) {
    List<List<Part>> known = spelledOut.get(name);
    if (known != null) {
      return known;
    }
    spelledOut.put(name, List.of()); // circles are told elsewhere
    List<List<Part>> all = new ArrayList<>();
    for (List<Piece> pieces : cut.getOrDefault(name, List.of())) {
      for (Piece piece : pieces) {
        if (piece.kind() == Template.Kind.LIST && !unusable.contains(piece.text())) {
          spellOut(piece.text(), cut);
        }
      }
      if (!pieces.isEmpty()) {
        all.addAll(variants(pieces));
      }
      if (all.size() > LIMIT_SPELLINGS) {
        tooMany(pieces.getFirst().at(), "the list \"" + name + "\"", all.size());
        all = new ArrayList<>();
        break;
      }
    }
    spelledOut.put(name, List.copyOf(all));
    return all;
  }

  /** Every way to say the pieces, lists multiplied out. */
  private List<List<Part>> variants(List<Piece> pieces) {
    List<PhraseParts> open = List.of(new PhraseParts());
    for (Piece piece : pieces) {
      List<List<Part>> choices =
          piece.kind() == Template.Kind.LIST
              ? inside(piece, pieces.size() == 1)
              : List.of(List.of(part(piece)));
      if ((long) open.size() * choices.size() > LIMIT_SPELLINGS) {
        tooMany(piece.at(), "the phrase", (long) open.size() * choices.size());
        return List.of();
      }
      List<PhraseParts> longer = new ArrayList<>();
      for (PhraseParts start : open) {
        choices.forEach(choice -> longer.add(start.with(choice)));
      }
      open = longer;
    }
    List<List<Part>> variants = new ArrayList<>();
    for (PhraseParts parts : open) {
      if (!parts.finished().isEmpty()) {
        variants.add(parts.finished());
      }
    }
    return variants;
  }

  private Part part(Piece piece) {
    return switch (piece.kind()) {
      case TEXT -> new Part.Text(piece.text());
      case GAP -> new Part.Gap(piece.tokens());
      case FIELD -> new Part.Slot(piece.text());
      case PARAMETER -> new Part.Text(parameters.getOrDefault(piece.text(), ""));
      case LIST -> new Part.OneOf(piece.text(), plainTexts(piece));
    };
  }

  /** The spellings of a list; told if they cannot stand beside other words. */
  private List<List<Part>> inside(Piece piece, boolean alone) {
    List<List<Part>> entries = spelledOut.getOrDefault(piece.text(), List.of());
    if (!alone && plain(entries).size() < entries.size()) {
      faults.error(
          piece.at(),
          "the list \"" + piece.text() + "\" holds phrases with gaps or fields",
          "let it stand alone in a phrase, or split the list");
      return List.of();
    }
    return entries;
  }

  private List<String> plainTexts(Piece piece) {
    return plain(inside(piece, false));
  }

  private static List<String> plain(List<List<Part>> entries) {
    List<String> texts = new ArrayList<>();
    for (List<Part> entry : entries) {
      if (entry.size() == 1 && entry.getFirst() instanceof Part.Text text) {
        texts.add(text.text());
      }
    }
    return List.copyOf(texts);
  }

  /**
   * The phrases a written phrase stands for: one, or several for a list that holds gaps.
   *
   * @param counted whether phrases are counted (all, atLeast), so that one must stay one
   */
  List<Phrase> phrases(Scalar source, boolean counted) {
    List<Piece> pieces = Template.pieces(source, faults);
    pieces.forEach(this::refer);
    if (pieces.isEmpty() || !PhraseParts.check(pieces, source, faults)) {
      return List.of();
    }
    List<Phrase> phrases =
        pieces.size() == 1 && pieces.getFirst().kind() == Template.Kind.LIST
            ? ofList(source, pieces.getFirst(), counted)
            : ofPieces(source, pieces);
    return phrases;
  }

  private List<Phrase> ofPieces(Scalar source, List<Piece> pieces) {
    PhraseParts parts = new PhraseParts();
    long product = 1;
    for (Piece piece : pieces) {
      Part part = part(piece);
      if (part instanceof Part.OneOf oneOf) {
        if (oneOf.texts().isEmpty()) {
          return List.of(); // an unusable list, told elsewhere
        }
        product *= oneOf.texts().size();
      }
      if (product > LIMIT_SPELLINGS) {
        tooMany(source.at(), "the phrase", product);
        return List.of();
      }
      parts = parts.with(List.of(part));
    }
    spellings += (int) product;
    return List.of(new Phrase(source.text(), parts.finished()));
  }

  private List<Phrase> ofList(Scalar source, Piece piece, boolean counted) {
    List<List<Part>> entries = spelledOut.getOrDefault(piece.text(), List.of());
    List<String> plain = plain(entries);
    if (counted && plain.size() < entries.size()) {
      faults.error(
          piece.at(),
          "the list \"" + piece.text() + "\" holds phrases with gaps or fields, and is counted",
          "under all and atLeast a list counts as one phrase: take them out, or use any");
      return List.of();
    }
    spellings += entries.size();
    List<Phrase> phrases = new ArrayList<>();
    if (!plain.isEmpty()) {
      phrases.add(new Phrase(source.text(), List.of(new Part.OneOf(piece.text(), plain))));
    }
    for (List<Part> entry : entries) {
      if (entry.size() > 1 || !(entry.getFirst() instanceof Part.Text)) {
        phrases.add(new Phrase(PhraseParts.source(entry), entry));
      }
    }
    return phrases;
  }

  /** How many spellings have been asked for since the last call. */
  int takeSpellings() {
    int taken = spellings;
    spellings = 0;
    return taken;
  }

  private void tooMany(Place at, String what, long count) {
    faults.error(
        at,
        what + " stands for " + count + " spellings or more",
        LIMIT_SPELLINGS + " at most; use shorter lists or several phrases");
  }
}

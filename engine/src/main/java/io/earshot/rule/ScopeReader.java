package io.earshot.rule;

import io.earshot.model.Role;
import io.earshot.rule.Node.Entry;
import io.earshot.rule.Node.Fields;
import io.earshot.rule.Node.Scalar;
import io.earshot.rule.Operator.ResponseTime;
import io.earshot.rule.Scope.Anchor;
import io.earshot.rule.Scope.Pick;
import io.earshot.rule.Scope.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the keys that stand beside an operator: where it looks. */
final class ScopeReader {
  private static final Map<String, Side> ANCHORS =
      Map.of(
          "after", Side.AFTER,
          "before", Side.BEFORE,
          "around", Side.AROUND,
          "sameTurn", Side.SAME_TURN);
  private static final Set<String> STRETCH =
      Set.of(
          "scope",
          "turns",
          "utterances",
          "seconds",
          "percent",
          "localTime",
          "after",
          "before",
          "around",
          "sameTurn");
  private static final Set<String> OF_ROLE = with(STRETCH, "role");
  private static final Set<String> EVERY_TURN = with(OF_ROLE, "every");

  private final Draft draft;
  private final Faults faults;
  private final Windows windows;

  ScopeReader(Draft draft) {
    this.draft = draft;
    this.faults = draft.faults();
    this.windows = new Windows(faults);
  }

  Scope read(Fields fields, Operator operator) {
    refuseMeaningless(fields, operator);
    Scope.Unit unit = Spelling.find(Scope.Unit.values(), fields.text("unit"), Scope.Unit.TURN);
    boolean every = fields.flag("every");
    if (every && unit == Scope.Unit.JOINED) {
      faults.error(
          fields.placeOf("every"),
          "\"every\" turn, but \"unit: joined\" makes one of them",
          "delete one of the two");
    }
    return new Scope(
        Grammar.role(fields.text("role")),
        "conversation".equals(fields.text("scope")),
        positions(fields),
        time(fields),
        windows.hours(fields.scalar("localTime")),
        anchor(fields),
        unit,
        every);
  }

  private Scope.@Nullable Positions positions(Fields fields) {
    onlyOne(fields, List.of("turns", "utterances"));
    Scope.Positions turns = windows.positions(fields.scalar("turns"), false);
    Scope.Positions utterances = windows.positions(fields.scalar("utterances"), true);
    return turns != null ? turns : utterances;
  }

  private Scope.@Nullable TimeWindow time(Fields fields) {
    onlyOne(fields, List.of("seconds", "percent"));
    Scope.TimeWindow seconds = windows.time(fields.scalar("seconds"), false);
    Scope.TimeWindow percent = windows.time(fields.scalar("percent"), true);
    return seconds != null ? seconds : percent;
  }

  private @Nullable Anchor anchor(Fields fields) {
    onlyOne(fields, List.of("after", "before", "around", "sameTurn"));
    for (Entry entry : fields.entries()) {
      Side side = ANCHORS.get(entry.key().text());
      if (side != null && entry.value() instanceof Fields anchor) {
        return anchor(side, anchor);
      }
    }
    return null;
  }

  private Anchor anchor(Side side, Fields fields) {
    String condition = draft.hook(fields.scalar("hit"));
    checkWindow(side, fields);
    String pick = fields.text("pick");
    Double nth = Numbers.parse(pick);
    return new Anchor(
        condition,
        side,
        nth != null ? Pick.NTH : Spelling.find(Pick.values(), pick, Pick.ANY),
        nth == null ? 0 : nth.intValue(),
        (int) fields.number("turns", 0),
        Grammar.role(fields.text("of")),
        Math.round(fields.number("seconds", 0) * 1000),
        !"start".equals(fields.text("from")));
  }

  private void checkWindow(Side side, Fields fields) {
    if (side == Side.SAME_TURN) {
      for (String key : List.of("turns", "of", "seconds", "from")) {
        if (fields.has(key)) {
          faults.error(
              fields.placeOf(key),
              "\"" + key + "\" in sameTurn",
              "the turn is the window: delete it");
        }
      }
      return;
    }
    if (side == Side.AROUND && !fields.has("turns") && !fields.has("seconds")) {
      faults.error(fields.at(), "around, but how far?", "add turns: or seconds:");
    }
    if (fields.has("of") && !fields.has("turns")) {
      faults.error(fields.placeOf("of"), "\"of\" without \"turns\"", "add turns:, or delete it");
    }
    if (fields.has("from") && !fields.has("seconds")) {
      faults.error(
          fields.placeOf("from"), "\"from\" without \"seconds\"", "add seconds:, or delete it");
    }
  }

  private void onlyOne(Fields fields, List<String> keys) {
    String first = null;
    for (Entry entry : fields.entries()) {
      String key = entry.key().text();
      if (keys.contains(key) && first != null && !first.equals(key)) {
        faults.error(
            entry.key().at(),
            "\"" + first + "\" and \"" + key + "\" in one scope",
            "keep one; for both write all: [..]");
      }
      first = keys.contains(key) && first == null ? key : first;
    }
  }

  private void refuseMeaningless(Fields fields, Operator operator) {
    Set<String> meant = meant(operator);
    for (Shape.Key key : Grammar.scope()) {
      if (fields.has(key.name()) && !meant.contains(key.name())) {
        faults.error(
            fields.placeOf(key.name()),
            "\"" + key.name() + "\" means nothing beside \"" + operator.key() + "\"",
            fixOf(key.name(), operator));
      }
    }
  }

  private static String fixOf(String key, Operator operator) {
    return switch (operator) {
      case Operator.Count count -> "put it beside the operator inside of:";
      case Operator.Silence silence when key.equals("role") ->
          "say who speaks around it inside silence: after:, before:";
      case Operator.Interruption interruption when key.equals("role") -> "write by: inside it";
      case Operator.EventTest event when key.equals("role") -> "write by: inside it";
      case Operator.ResponseTime time when key.equals("role") -> "write of: inside it";
      case Operator.TalkShare share when key.equals("role") -> "write of: inside it";
      default -> "delete it";
    };
  }

  /** The scope's keys that mean something for the operator. */
  private static Set<String> meant(Operator operator) {
    return switch (operator) {
      case Operator.Phrases phrases -> with(EVERY_TURN, "unit");
      case Operator.Pattern pattern -> with(EVERY_TURN, "unit");
      case Operator.Verbatim verbatim -> OF_ROLE;
      case Operator.Repeated repeated -> with(OF_ROLE, "unit");
      case Operator.Similar similar -> with(OF_ROLE, "unit");
      case Operator.Entity entity -> OF_ROLE;
      case Operator.Commitment commitment -> OF_ROLE;
      case Operator.Ticket ticket -> OF_ROLE;
      case Operator.SoundsLike sound -> OF_ROLE;
      case Operator.Fact fact -> Set.of("scope");
      case Operator.TurnLength length -> EVERY_TURN;
      case Operator.SpeakingRate rate -> rate.perTurn() ? EVERY_TURN : OF_ROLE;
      case Operator.VoiceTest voice -> voice.perTurn() ? EVERY_TURN : OF_ROLE;
      case Operator.TurnCount count -> OF_ROLE;
      case Operator.Interruption interruption -> with(STRETCH, "every");
      case Operator.ResponseTime time ->
          time.which() == ResponseTime.Which.EACH ? with(STRETCH, "every") : STRETCH;
      case Operator.Silence silence -> STRETCH;
      case Operator.EventTest event -> STRETCH;
      case Operator.TalkShare share -> STRETCH;
      case Operator.Duration duration -> Set.of("scope");
      case Operator.WhoSpokeLast last -> Set.of("scope");
      case Operator.HangUpDelay delay -> Set.of("scope");
      case Operator.WhoHungUp who -> Set.of("scope");
      default -> Set.of();
    };
  }

  private static Set<String> with(Set<String> keys, String more) {
    Set<String> all = new HashSet<>(new ArrayList<>(keys));
    all.add(more);
    return all;
  }

  /** Roles other than any, for messages. */
  static @Nullable Role roleOf(@Nullable Scalar scalar) {
    return scalar == null ? null : Grammar.role(scalar.text());
  }
}

package io.earshot.score;

import io.earshot.model.EntityKind;
import io.earshot.model.Role;
import io.earshot.rule.Operator.Fact;
import io.earshot.signal.Entities;
import io.earshot.text.PreparedText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says when a topic comes up, against the approved facts: every value of the fact's
 * kind that is said within so many agent turns must be one of the allowed. No topic raised, or no
 * value given: not applicable. Hits are the values said, right and wrong, and one hit for the
 * reader that tells the first wrong one.
 */
final class FactProbe implements Probe {
  private static final long[] NOT = {hash("not"), hash("是")};

  /** One row, its question and, where words answer, its words compiled. */
  record Row(
      Fact.Row fact,
      Node question,
      int node,
      List<KnownValue> allowed,
      List<KnownValue> wrong,
      @Nullable Node right,
      int rightNode,
      @Nullable Node bad,
      int badNode) {}

  private final Row[] rows;
  private final @Nullable Role askedBy;
  private final int turns;

  FactProbe(Row[] rows, @Nullable Role askedBy, int turns) {
    this.rows = rows;
    this.askedBy = askedBy;
    this.turns = turns;
  }

  private static long hash(String word) {
    PreparedText text = new PreparedText();
    text.clear();
    text.append(word, 0, false);
    return text.hash(0);
  }

  /**
   * The allowed and wrong values of a row.
   *
   * @throws IllegalArgumentException where one of them is no value of the row's kind
   */
  static List<KnownValue> read(List<String> values, EntityKind kind) {
    List<KnownValue> read = new ArrayList<>();
    for (String value : values) {
      KnownValue known = KnownValue.of(value, kind);
      if (!known.isRead()) {
        throw new IllegalArgumentException(
            "\"" + value + "\" is no " + kind.label() + ": write it as it would be said or typed");
      }
      read.add(known);
    }
    return List.copyOf(read);
  }

  @Override
  public void prepare(Workspace space) {
    for (Row row : rows) {
      TimingProbes.collect(space, row.question(), row.node());
      TimingProbes.collect(space, row.right(), row.rightNode());
      TimingProbes.collect(space, row.bad(), row.badNode());
    }
  }

  @Override
  public boolean isSummary(Hits hits, int i) {
    return !hits.onWords(i);
  }

  @Override
  public byte look(Workspace space, Window window, Hits hits) {
    byte result = Truth.NOT_APPLICABLE;
    int wrongRow = -1;
    long day = space.clock.localDay();
    for (int r = 0; r < rows.length; r++) {
      if (!holds(rows[r].fact(), day)) {
        continue;
      }
      byte row = row(space, window, hits, rows[r]);
      wrongRow = row == Truth.FALSE && wrongRow < 0 ? r : wrongRow;
      result = Truth.and(result, row);
    }
    Order.byToken(hits);
    if (wrongRow >= 0) {
      int i = hits.addInterval(window.tokenFrom, window.turnFrom, 0, 0);
      int wrong = firstWrong(hits);
      hits.startMillis[i] = wrong < 0 ? 0 : space.tokenStartMillis(hits.tokenFrom[wrong]);
      hits.endMillis[i] = wrong < 0 ? 0 : space.tokenEndMillis(hits.tokenTo[wrong] - 1);
      hits.phrase[i] = wrongRow;
    }
    return result;
  }

  private static int firstWrong(Hits hits) {
    for (int i = 0; i < hits.count; i++) {
      if (hits.onWords(i) && hits.figure[i] < 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean holds(Fact.Row fact, long day) {
    return day == Long.MIN_VALUE
        || ((fact.from() == null || day >= fact.from().toEpochDay())
            && (fact.to() == null || day <= fact.to().toEpochDay()));
  }

  /** What a row comes to over every time its question was asked. */
  private byte row(Workspace space, Window window, Hits hits, Row row) {
    Hits asked = space.operands(row.node());
    byte result = Truth.NOT_APPLICABLE;
    boolean any = false;
    for (int a = 0; a < asked.count && a < Anchored.ANCHOR_LIMIT; a++) {
      byte by = TimingProbes.is(space, asked.turnFrom[a], askedBy);
      boolean out = window.contains(asked.turnFrom[a], asked.tokenFrom[a]) == Window.OUT;
      if (!asked.onWords(a) || by == Window.OUT || out) {
        continue;
      }
      any = true;
      byte answer = answer(space, hits, row, asked, a);
      boolean sure = asked.certain[a] && by == Window.IN;
      answer = sure || answer != Truth.FALSE ? answer : Truth.UNDECIDED;
      result = Truth.and(result, answer);
    }
    return any || !asked.hidden ? result : Truth.UNDECIDED;
  }

  private byte answer(Workspace space, Hits hits, Row row, Hits asked, int a) {
    int turn = asked.turnFrom[a];
    int end = Math.min(space.legTurnTo, Anchored.ahead(space, turn, Role.AGENT, turns) + 1);
    byte result = Truth.NOT_APPLICABLE;
    boolean weak = false;
    for (int t = turn; t < end; t++) {
      byte in = TimingProbes.is(space, t, Role.AGENT);
      if (in == Window.OUT) {
        continue;
      }
      int from = t == turn ? asked.tokenFrom[a] : space.firstToken(t);
      weak |= space.weakTokens(t) >= 2 || (in != Window.IN && space.tokensOf(t) > 0);
      EntityKind kind = row.fact().kind();
      result =
          Truth.and(
              result,
              kind == null
                  ? words(space, hits, row, t, from, in)
                  : values(space, hits, row, t, from, in));
    }
    return weak && result != Truth.FALSE ? Truth.UNDECIDED : result;
  }

  private static byte values(Workspace space, Hits hits, Row row, int turn, int token, byte in) {
    SpokenValues values = space.values();
    Entities found = values.found;
    byte result = Truth.NOT_APPLICABLE;
    for (int i = values.first(space, turn); i < values.end(turn); i++) {
      int from = found.tokenFrom(i);
      if (found.kind(i) != row.fact().kind() || from < token || isDenied(space, from)) {
        continue;
      }
      byte right = any(space, row.allowed(), found, i);
      byte wrong = any(space, row.wrong(), found, i);
      byte truth = Truth.and(right, Truth.not(wrong));
      boolean sure = SpokenValues.relied(space, in, from, found.tokenTo(i));
      add(space, hits, turn, from, found.tokenTo(i), truth, sure);
      hits.phrase[hits.count - 1] = i;
      result = Truth.and(result, sure ? truth : Truth.UNDECIDED);
    }
    return result;
  }

  private static byte any(Workspace space, List<KnownValue> values, Entities found, int i) {
    byte any = Truth.FALSE;
    for (int k = 0; k < values.size(); k++) {
      any = Truth.or(any, values.get(k).equals(space, found, i, true));
    }
    return any;
  }

  /** "not seven days", 不是七天. */
  private static boolean isDenied(Workspace space, int token) {
    if (token == 0) {
      return false;
    }
    long before = space.text.hash(token - 1);
    return before == NOT[0]
        || (before == NOT[1]
            && token > 1
            && space.text.chars()[space.text.start(token - 2)] == '不');
  }

  private static byte words(Workspace space, Hits hits, Row row, int turn, int token, byte in) {
    byte right = said(space, hits, row.rightNode(), turn, token, Truth.TRUE, in);
    byte wrong = said(space, hits, row.badNode(), turn, token, Truth.FALSE, in);
    return wrong != Truth.NOT_APPLICABLE ? wrong : right;
  }

  /** Adds what was said of one side; its truth where it was, else not applicable. */
  private static byte said(
      Workspace space, Hits hits, int node, int turn, int token, byte truth, byte in) {
    Hits found = space.operands(node);
    byte result = Truth.NOT_APPLICABLE;
    for (int i = 0; i < found.count; i++) {
      if (found.turnFrom[i] == turn && found.tokenFrom[i] >= token) {
        boolean sure = found.certain[i] && in == Window.IN;
        add(space, hits, turn, found.tokenFrom[i], found.tokenTo[i], truth, sure);
        hits.phrase[hits.count - 1] = -1;
        result = Truth.and(result, sure ? truth : Truth.UNDECIDED);
      }
    }
    return result;
  }

  private static void add(
      Workspace space, Hits hits, int turn, int from, int to, byte truth, boolean sure) {
    int i = hits.addWords(from, to, turn);
    hits.charFrom[i] = space.text.start(from);
    hits.charTo[i] = space.text.end(to - 1);
    hits.certain[i] = sure;
    hits.figure[i] = truth == Truth.FALSE ? -1 : 1;
  }

  @Override
  public String describe(Workspace space, Hits hits, int i) {
    Fact.Row fact = rows[hits.phrase[i]].fact();
    int wrong = firstWrong(hits);
    boolean value = wrong >= 0 && hits.phrase[wrong] >= 0;
    String said = value ? space.values().found.written(hits.phrase[wrong]) + " said; " : "";
    return fact.topic() + ": " + said + "allowed: " + String.join(", ", fact.allowed());
  }
}

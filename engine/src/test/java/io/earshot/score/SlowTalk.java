package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Event;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A conversation cut into turns, agent legs and tokens, straight from the description. */
final class SlowTalk {
  static final double THRESHOLD = 0.35;
  private static final Pattern TOKEN = Pattern.compile("\\[unk\\]|[a-z0-9]+|[一-龥]|,");

  /**
   * A token; the last of each turn is a line break.
   *
   * @param comma whether a comma stands before it
   */
  record Tok(
      String text,
      boolean comma,
      int utterance,
      int turn,
      int clause,
      long start,
      long end,
      float sure) {}

  /** A turn. */
  record Turn(int party, Role role, List<Integer> utterances) {}

  /** The turns from {@code from} up to {@code to}, served by one agent, or all of them. */
  record Leg(int from, int to, long start, long end, long assigned) {}

  final Conversation c;
  final List<Turn> turns = new ArrayList<>();
  final List<Tok> toks = new ArrayList<>();
  final List<Leg> legs = new ArrayList<>();
  final Leg whole;

  /** Where everything has ended. */
  final long end;

  private final List<Integer> firsts = new ArrayList<>();
  private final List<Integer> weak = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>();
  private final List<Boolean> openers = new ArrayList<>();

  SlowTalk(Conversation c) {
    this.c = c;
    long last = c.durationMillis();
    for (Utterance u : c.utterances()) {
      last = Math.max(last, u.endMillis());
    }
    end = last;
    makeTurns();
    makeTokens();
    for (Turn turn : turns) {
      weak.add(turn.utterances.stream().mapToInt(u -> weak(utterance(u))).max().orElse(0));
      ends.add(turn.utterances.stream().mapToLong(u -> utterance(u).endMillis()).max().orElse(0));
      openers.add(isOpener(turn));
    }
    makeLegs();
    whole = new Leg(0, turns.size(), 0, end, 0);
  }

  Utterance utterance(int index) {
    return c.utterances().get(index);
  }

  Role role(int turn) {
    return turns.get(turn).role;
  }

  long startOf(int turn) {
    return utterance(turns.get(turn).utterances.get(0)).startMillis();
  }

  long endOf(int turn) {
    return ends.get(turn);
  }

  int turnOf(int utterance) {
    for (int t = 0; t < turns.size(); t++) {
      if (turns.get(t).utterances.contains(utterance)) {
        return t;
      }
    }
    throw new IllegalArgumentException("no utterance " + utterance);
  }

  /** The first token of a turn; past the last, the number of tokens. */
  int first(int turn) {
    return turn >= firsts.size() ? toks.size() : firsts.get(Math.max(0, turn));
  }

  /** The first token of an utterance; where it has none, the line break after its turn. */
  int firstOf(int utterance) {
    int turn = turnOf(utterance);
    for (int i = first(turn); i < first(turn + 1); i++) {
      if (toks.get(i).utterance == utterance) {
        return i;
      }
    }
    return first(turn + 1) - 1;
  }

  /** How many tokens a turn has. */
  int words(int turn) {
    return first(turn + 1) - first(turn) - 1;
  }

  /** How long its party spoke. */
  long speaking(int turn) {
    return turns.get(turn).utterances.stream()
        .mapToLong(u -> utterance(u).endMillis() - utterance(u).startMillis())
        .sum();
  }

  /** Whether a turn counts in positions: openers alone do not. */
  boolean counts(int turn) {
    return !opener(turn);
  }

  boolean opener(int turn) {
    return openers.get(turn);
  }

  private boolean isOpener(Turn turn) {
    List<Integer> utterances = turn.utterances;
    return utterances.size() == 1
        && List.of("hello", "喂").contains(utterance(utterances.get(0)).text());
  }

  boolean backChannel(int utterance) {
    Utterance said = utterance(utterance);
    return said.kind() == Utterance.Kind.SPEECH && List.of("yes", "对").contains(said.text());
  }

  /** Whether a turn is one of the role's, or of anyone but the system. */
  boolean ofRole(int turn, @Nullable Role role) {
    return role == null ? role(turn) != Role.SYSTEM : role(turn) == role;
  }

  /** The longest stretch of a turn in which words may be lost, in tokens. */
  int weak(int turn) {
    return weak.get(turn);
  }

  private static int weak(Utterance utterance) {
    if (utterance.kind() != Utterance.Kind.SPEECH) {
      return 0;
    }
    Words w = utterance.words();
    int longest =
        w.size() == 0 ? (int) ((utterance.endMillis() - utterance.startMillis()) / 150) : 0;
    int run = 0;
    for (int i = 0; i < w.size(); i++) {
      String word = utterance.text().substring(w.startChar()[i], w.endChar()[i]);
      int length = w.confidence()[i] < (float) THRESHOLD ? tokens(word).size() : 0;
      if (word.equals("[unk]")) {
        length = Math.max(1, (w.endMillis()[i] - w.startMillis()[i]) / 150);
      }
      run = length == 0 ? 0 : run + length;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  // ---------------------------------------------------------------- text

  static List<String> tokens(String text) {
    List<String> result = new ArrayList<>();
    Matcher m = TOKEN.matcher(plain(text));
    while (m.find()) {
      result.add(m.group());
    }
    result.removeIf(","::equals);
    return result;
  }

  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('謝', '谢')
        .replace('Ａ', 'a')
        .replace('ａ', 'a')
        .replace('，', ',');
  }

  private void makeTokens() {
    int clause = 0;
    for (int t = 0; t < turns.size(); t++) {
      firsts.add(toks.size());
      for (int u : turns.get(t).utterances) {
        clause = tokensOf(t, u, clause + 1);
      }
      toks.add(new Tok("\n", false, -1, t, ++clause, 0, 0, 1));
    }
  }

  private int tokensOf(int turn, int index, int firstClause) {
    Utterance u = utterance(index);
    int clause = firstClause;
    long lastEnd = Long.MAX_VALUE;
    boolean comma = false;
    Matcher m = TOKEN.matcher(plain(u.text()));
    while (m.find()) {
      if (m.group().equals(",")) {
        clause++;
        comma = true;
        continue;
      }
      Words w = u.words();
      int word = -1;
      for (int i = 0; i < w.size(); i++) {
        word = w.startChar()[i] <= m.start() ? i : word;
      }
      long start = word < 0 ? u.startMillis() : w.startMillis()[word];
      long stop = word < 0 ? u.endMillis() : w.endMillis()[word];
      clause += word >= 0 && start - lastEnd >= 500 ? 1 : 0;
      lastEnd = word < 0 ? Long.MAX_VALUE : stop;
      float sure = word < 0 ? 1 : w.confidence()[word];
      toks.add(new Tok(m.group(), comma, index, turn, clause, start, stop, sure));
      comma = false;
    }
    return clause;
  }

  // ---------------------------------------------------------------- turns and legs

  private void makeTurns() {
    for (int u = 0; u < c.utterances().size(); u++) {
      Utterance utterance = utterance(u);
      Party party = c.parties().get(utterance.party());
      Turn open = null;
      for (Turn turn : turns) {
        open = turn.party == utterance.party() ? turn : open;
      }
      if (open == null || !goesOn(open, u)) {
        open = new Turn(utterance.party(), party.role(), new ArrayList<>());
        turns.add(open);
      }
      open.utterances.add(u);
    }
  }

  private boolean goesOn(Turn turn, int index) {
    Utterance next = utterance(index);
    int last = turn.utterances.getLast();
    for (int u = last + 1; u < index; u++) {
      Utterance between = utterance(u);
      boolean system = c.parties().get(between.party()).role() == Role.SYSTEM;
      if (!backChannel(u) && !system && between.party() != next.party()) {
        return false;
      }
    }
    long stop =
        turn.utterances.stream().mapToLong(u -> utterance(u).endMillis()).max().orElseThrow();
    long pause = next.startMillis() - stop;
    return next.kind() == Utterance.Kind.SPEECH ? pause < 1_500 : pause <= 60_000;
  }

  /** A leg while it is being found. */
  private static final class Serving {
    private final int from;
    private final long start;
    private long assigned;
    private @Nullable String agent;
    private int party = -1;

    Serving(int from, long start, @Nullable String agent) {
      this.from = from;
      this.start = start;
      this.assigned = start;
      this.agent = agent;
    }
  }

  /**
   * A leg begins with the first turn of an agent who has not spoken before, or with a transfer to
   * another agent by name.
   */
  private void makeLegs() {
    List<Serving> serving = new ArrayList<>(List.of(new Serving(0, 0, null)));
    List<Event> transfers =
        new ArrayList<>(c.events().stream().filter(e -> e.toAgentId() != null).toList());
    for (int t = 0; t < turns.size(); t++) {
      while (!transfers.isEmpty() && transfers.getFirst().startMillis() <= startOf(t)) {
        transferred(serving, transfers.removeFirst(), t);
      }
      if (role(t) == Role.AGENT) {
        served(serving, t);
      }
    }
    for (int l = 0; l < serving.size(); l++) {
      Serving s = serving.get(l);
      Serving next = l + 1 < serving.size() ? serving.get(l + 1) : null;
      int to = next == null ? turns.size() : next.from;
      legs.add(new Leg(s.from, to, s.start, next == null ? end : next.start, s.assigned));
    }
  }

  private static void transferred(List<Serving> serving, Event event, int turn) {
    Serving now = serving.getLast();
    if (now.agent == null && now.party < 0) {
      now.agent = event.toAgentId();
      now.assigned = event.startMillis();
    } else if (!Objects.equals(now.agent, event.toAgentId())) {
      serving.add(new Serving(turn, event.startMillis(), event.toAgentId()));
    }
  }

  private void served(List<Serving> serving, int turn) {
    int party = turns.get(turn).party;
    String name = c.parties().get(party).agentId();
    Serving now = serving.getLast();
    if (now.party < 0 && (now.agent == null || now.agent.equals(name))) {
      now.agent = name;
      now.party = party;
    } else if (serving.stream()
        .noneMatch(s -> s.party == party || (name != null && name.equals(s.agent)))) {
      Serving next = new Serving(turn, startOf(turn), name);
      next.party = party;
      serving.add(next);
    }
  }
}

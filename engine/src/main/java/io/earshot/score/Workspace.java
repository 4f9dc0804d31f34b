package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Medium;
import io.earshot.model.Outcome;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import io.earshot.text.PreparedText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread's working memory: the conversation prepared, what the scan found, and what every node
 * came to. Everything is reused; after warm-up a conversation allocates nothing here.
 */
final class Workspace {
  /** Stands in a window before it is opened. */
  static final Workspace NONE = new Workspace(new Sizes(0, 0, 0, 0, 0), 0f);

  /** How much room a program needs. */
  record Sizes(int nodes, int lists, int phrases, int parted, int rules) {}

  final PreparedText text;
  private final PreparedText slotText = new PreparedText();
  final Turns turns;
  final Ordinals conversationOrdinals = new Ordinals();
  Ordinals legOrdinals = conversationOrdinals;
  private final Ordinals ownLegOrdinals = new Ordinals();
  final Window window = new Window();
  final EventLists events;
  final EventLists joinedEvents;
  final TokenRun whole;
  final TokenRun joined;
  final CharView view;
  final ScanBuffer scan = new ScanBuffer();
  final Alignment alignment = new Alignment();
  final Repeats repeats = new Repeats();
  final PromiseReader promises = new PromiseReader();
  final Likeness likeness = new Likeness();
  private @Nullable SpokenValues values;
  private @Nullable Sounds sounds;

  final byte[] truth;
  final int[] stamp;
  int epoch;
  private final @Nullable Hits[] hitsOf;
  private final @Nullable Hits[] scratchOf;
  private final @Nullable Hits[] anchorsOf;
  private final @Nullable Hits[] operandsOf;
  final long[] surePhrases;
  final long[] possiblePhrases;

  final long[] linkedAt;
  final boolean[] linkable;

  final Outcome[] outcomes;

  /** Rules for which something was said. */
  final boolean[] heard;

  /** The node whose truth decided each rule; null where something else did. */
  final @Nullable Node[] decider;

  /** What each rule's outcome adds to or takes from the score, in thousandths. */
  final int[] points;

  /** What the hits of a rule not met take before its cap. */
  final long[] uncapped;

  final Card.Sums sums = new Card.Sums();
  final Decision decision = new Decision();
  private long[] distinct = {};

  /** The card's result for the current leg; see {@link Card}. */
  boolean scored;

  int score;
  int scoreWithoutSuspected;
  double decidedShare;

  final float confidenceThreshold;
  private @Nullable Conversation conversation;
  private List<Utterance> utterances = List.of();
  private int[] turnToken = new int[65];

  /** Longest stretch per turn in which words may have gone unrecognised, in tokens. */
  private int[] weak = new int[64];

  private int weakest;
  boolean spoken;
  boolean cut;
  boolean uncertainSpeaker;
  int leg;
  int legTurnFrom;
  int legTurnTo;
  long legStartMillis;
  long legEndMillis;
  final LocalClock clock = new LocalClock();

  /** How many times a regular expression was run on the current conversation. */
  int patternRuns;

  private VoiceProbe.@Nullable Voices voices;
  private boolean voicesComputed;

  /** Counts conversations: tells what was made for an earlier one. */
  int conversations;

  Workspace(Sizes sizes, float confidenceThreshold) {
    this(sizes, confidenceThreshold, null);
  }

  /** A workspace that reads the turns and the text of {@code reader}, where one is given. */
  Workspace(Sizes sizes, float confidenceThreshold, @Nullable Workspace reader) {
    this.confidenceThreshold = confidenceThreshold;
    text = reader == null ? new PreparedText() : reader.text;
    turns = reader == null ? new Turns() : reader.turns;
    whole = new TokenRun(text);
    joined = new TokenRun(text);
    view = new CharView(text);
    events = new EventLists(sizes.lists);
    joinedEvents = new EventLists(sizes.lists);
    truth = new byte[sizes.nodes];
    stamp = new int[sizes.nodes];
    hitsOf = new Hits[sizes.nodes];
    scratchOf = new Hits[sizes.nodes];
    anchorsOf = new Hits[sizes.nodes];
    operandsOf = new Hits[sizes.nodes];
    surePhrases = new long[(sizes.phrases + 63) >> 6];
    possiblePhrases = new long[(sizes.phrases + 63) >> 6];
    linkedAt = new long[sizes.parted];
    linkable = new boolean[sizes.parted];
    outcomes = new Outcome[sizes.rules];
    heard = new boolean[sizes.rules];
    decider = new Node[sizes.rules];
    points = new int[sizes.rules];
    uncapped = new long[sizes.rules];
  }

  Conversation conversation() {
    Conversation current = conversation;
    if (current == null) {
      throw new IllegalStateException("no conversation has been prepared");
    }
    return current;
  }

  /** Makes a conversation ready: turns, legs, tokens, the scan. */
  void prepare(Conversation next, LiteralTable literals, boolean countUtterances) {
    read(next);
    scan(literals, countUtterances);
  }

  /** Computes turns, legs, tokens and what may not have been recognised. */
  void read(Conversation next) {
    conversation = next;
    utterances = next.utterances();
    turns.compute(next);
    fillText();
    weigh(next);
  }

  /** Makes the conversation ready that {@code reader}, whose text this shares, has just read. */
  void prepareAs(Workspace reader, LiteralTable literals, boolean countUtterances) {
    conversation = reader.conversation;
    utterances = reader.utterances;
    turnToken = reader.turnToken;
    weak = reader.weak;
    weakest = reader.weakest;
    spoken = reader.spoken;
    cut = reader.cut;
    uncertainSpeaker = reader.uncertainSpeaker;
    scan(literals, countUtterances);
  }

  private void scan(LiteralTable literals, boolean countUtterances) {
    conversationOrdinals.count(turns, 0, turns.count, countUtterances);
    whole.all();
    events.clear();
    literals.scan(whole, scan, events);
    events.group();
    patternRuns = 0;
    conversations++;
    clock.set(conversation());
    voicesComputed = false;
  }

  /** Turns to one leg: forgets what nodes came to on the one before. */
  void openLeg(int index, boolean countUtterances) {
    leg = index;
    epoch++;
    legTurnFrom = turns.legFrom[index];
    legTurnTo = turns.legFrom[index + 1];
    legStartMillis = turns.legStartMillis[index];
    legEndMillis = turns.legEndMillis(index);
    if (turns.legCount == 1) {
      legOrdinals = conversationOrdinals;
    } else {
      legOrdinals = ownLegOrdinals;
      ownLegOrdinals.count(turns, legTurnFrom, legTurnTo, countUtterances);
    }
  }

  /** The values said, found turn by turn as they are asked for. */
  SpokenValues values() {
    SpokenValues known = values;
    if (known == null) {
      known = new SpokenValues();
      values = known;
    }
    known.open(this);
    return known;
  }

  /** How the text sounds, made turn by turn as it is asked for. */
  Sounds sounds() {
    Sounds known = sounds;
    if (known == null) {
      known = new Sounds();
      sounds = known;
    }
    known.open(this);
    return known;
  }

  Hits hits(int node) {
    return at(hitsOf, node);
  }

  Hits scratch(int node) {
    return at(scratchOf, node);
  }

  Hits anchors(int node) {
    return at(anchorsOf, node);
  }

  /** Hits of the condition that a node's operator rests on. */
  Hits operands(int node) {
    return at(operandsOf, node);
  }

  private static Hits at(@Nullable Hits[] all, int node) {
    Hits hits = all[node];
    if (hits == null) {
      hits = new Hits();
      all[node] = hits;
    }
    return hits;
  }

  /** Room for that many hashes. */
  long[] distinct(int count) {
    if (distinct.length < count) {
      distinct = new long[2 * count];
    }
    return distinct;
  }

  /** How the turns sound; computed when first asked for. */
  VoiceProbe.Voices voices() {
    VoiceProbe.Voices known = voices == null ? new VoiceProbe.Voices() : voices;
    if (!voicesComputed) {
      voices = known;
      known.compute(this);
      voicesComputed = true;
    }
    return known;
  }

  /** Since when the leg's agent has been assigned. */
  long assignedMillis() {
    return turns.legAssignedMillis[leg];
  }

  /** How long a turn's party spoke, pauses between its utterances left out; 0 for typed text. */
  long speakingMillis(int turn) {
    long sum = 0;
    for (int i = turns.first[turn]; i < turns.first[turn + 1]; i++) {
      Utterance utterance = utterances.get(turns.order[i]);
      sum += utterance.endMillis() - utterance.startMillis();
    }
    return sum;
  }

  /** The first token of an utterance of a turn. */
  int firstTokenOf(int turn, int utterance) {
    int token = turnToken[turn];
    int end = turnToken[turn + 1] - 1;
    while (token < end && utteranceOf(token) != utterance) {
      token++;
    }
    return token;
  }

  /** Number of tokens of the utterance whose first token is given. */
  int tokensOfUtterance(int firstToken, int utterance) {
    int token = firstToken;
    while (text.hash(token) != PreparedText.BOUNDARY && utteranceOf(token) == utterance) {
      token++;
    }
    return token - firstToken;
  }

  /** A metadata value as tokens; valid until the next call. */
  PreparedText slotValue(String value) {
    slotText.clear();
    slotText.append(value, 0, false);
    return slotText;
  }

  /** The first token of a turn; of the turn past the last, the number of tokens. */
  int firstToken(int turn) {
    return turnToken[Math.max(0, Math.min(turn, turns.count))];
  }

  /** The turn that holds a token; the number of turns past the last token. */
  int turnOf(int token) {
    if (token >= text.tokenCount()) {
      return turns.count;
    }
    return turns.turnOf[utteranceOf(token)];
  }

  /** The last turn of which a window holds something; −1 for an empty window. */
  int lastTurn(Window w) {
    return w.tokenTo <= 0 ? -1 : turnOf(w.tokenTo - 1);
  }

  int utteranceOf(int token) {
    return text.pieceUtterance(text.piece(token));
  }

  Utterance utterance(int index) {
    return utterances.get(index);
  }

  /** Whether a turn counts when turns of a role (null: anyone's) are counted. */
  boolean countsAs(int turn, @Nullable Role role) {
    if (turns.opener[turn]) {
      return false;
    }
    return role == null ? turns.role[turn] != Role.SYSTEM : turns.role[turn] == role;
  }

  /** Where a turn begins among the folded characters. */
  int turnStart(int turn) {
    return turn == 0 ? 0 : text.end(turnToken[turn] - 1) + 1;
  }

  /** Where a turn ends among the folded characters, one past its last. */
  int turnEnd(int turn) {
    return Math.max(turnStart(turn), text.start(turnToken[turn + 1] - 1) - 1);
  }

  /** Number of tokens of a turn. */
  int tokensOf(int turn) {
    return turnToken[turn + 1] - turnToken[turn] - 1;
  }

  /** When a token was said; of typed text, when its message came. */
  long tokenStartMillis(int token) {
    if (token >= text.tokenCount()) {
      return turns.endOfAll;
    }
    Utterance utterance = utterances.get(utteranceOf(token));
    int word = wordAt(utterance, token);
    return word < 0 ? utterance.startMillis() : utterance.words().startMillis()[word];
  }

  long tokenEndMillis(int token) {
    Utterance utterance = utterances.get(utteranceOf(token));
    int word = wordAt(utterance, token);
    return word < 0 ? utterance.endMillis() : utterance.words().endMillis()[word];
  }

  long startMillis(Hits hits, int i) {
    return hits.onWords(i) ? tokenStartMillis(hits.tokenFrom[i]) : hits.startMillis[i];
  }

  long endMillis(Hits hits, int i) {
    if (!hits.onWords(i)) {
      return hits.endMillis[i];
    }
    return tokenEndMillis(Math.max(hits.tokenFrom[i], hits.tokenTo[i] - 1));
  }

  /** Position of a folded character in its utterance's text. */
  int offsetOf(int position) {
    return position - text.pieceStart(text.pieceAt(position));
  }

  /** The word that covers where a token begins, or −1 where there are no words. */
  private int wordAt(Utterance utterance, int token) {
    return utterance.words().size() == 0
        ? -1
        : wordOf(utterance.words(), text.start(token) - text.pieceStart(text.piece(token)));
  }

  /** The word that covers a character, or −1 where there are no words. */
  static int wordOf(Words words, int offset) {
    int low = 0;
    int high = words.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (words.startChar()[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return high < 0 ? -1 : low;
  }

  /** The lowest confidence among the words of some tokens; 1 for typed text. */
  float confidence(int tokenFrom, int tokenTo) {
    float lowest = 1f;
    for (int t = tokenFrom; spoken && t < tokenTo; t++) {
      if (text.hash(t) == PreparedText.BOUNDARY) {
        continue;
      }
      Words words = utterances.get(utteranceOf(t)).words();
      int word = wordOf(words, offsetOf(text.start(t)));
      lowest = word < 0 ? lowest : Math.min(lowest, words.confidence()[word]);
    }
    return lowest;
  }

  /** Whether a hit on words can be relied on. */
  boolean relied(byte containment, int tokenFrom, int tokenTo) {
    return containment == Window.IN
        && (!spoken || confidence(tokenFrom, tokenTo) >= confidenceThreshold);
  }

  /**
   * Whether a phrase of {@code tokens} tokens may lie in a window without having been recognised.
   */
  boolean mayHide(Window w, int tokens) {
    if (w.atCutEdge) {
      return true;
    }
    if (weakest < tokens && !w.isUncertain()) {
      return false;
    }
    int last = lastTurn(w);
    for (int t = turnOf(w.tokenFrom); t <= last && t < turns.count; t++) {
      byte in = t >= w.turnFrom && t < w.turnTo ? w.containsTurn(t) : Window.OUT;
      if (in != Window.OUT && (weak[t] >= tokens || (in == Window.PERHAPS && tokensOf(t) > 0))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether nowhere {@code tokens} tokens may have gone unrecognised, every speaker is known, and
   * nothing was cut off.
   */
  boolean surelyHeard(int tokens) {
    return weakest < tokens && !uncertainSpeaker && !cut;
  }

  /** Longest weak stretch of a turn, in tokens. */
  int weakTokens(int turn) {
    return weak[turn];
  }

  private void fillText() {
    if (turnToken.length < turns.count + 1) {
      turnToken = new int[turns.party.length + 1];
      weak = new int[turns.party.length];
    }
    text.clear();
    for (int t = 0; t < turns.count; t++) {
      turnToken[t] = text.tokenCount();
      for (int i = turns.first[t]; i < turns.first[t + 1]; i++) {
        text.append(utterances.get(turns.order[i]), turns.order[i]);
      }
      text.endTurn();
    }
    turnToken[turns.count] = text.tokenCount();
  }

  private void weigh(Conversation c) {
    spoken = false;
    uncertainSpeaker = false;
    weakest = 0;
    Arrays.fill(weak, 0, turns.count, 0);
    for (int t = 0; t < turns.count; t++) {
      uncertainSpeaker |= !turns.known[t];
    }
    for (int u = 0; u < utterances.size(); u++) {
      Utterance utterance = utterances.get(u);
      if (utterance.kind() == Utterance.Kind.SPEECH) {
        spoken = true;
        int turn = turns.turnOf[u];
        weak[turn] = Math.max(weak[turn], WeakSpeech.tokens(utterance, confidenceThreshold));
        weakest = Math.max(weakest, weak[turn]);
      }
    }
    cut = c.provenance().cut() && c.medium() == Medium.CALL;
  }
}

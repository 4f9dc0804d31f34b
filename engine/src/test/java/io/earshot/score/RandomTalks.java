package io.earshot.score;

import io.earshot.model.Conversation;
import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random conversations over a vocabulary so small that things happen. */
final class RandomTalks {
  private static final String[] WORDS = {
    "please", "wait", "angry", "not", "but", "order", "call", "12", "345", "Ａsk", "你", "不", "謝",
    "生", "气", "退", "款", "Sorry", "REFUND", "nine", "dollars"
  };

  /** Nine in the morning of a day in March, in Greenwich. */
  private static final long NINE = 1_772_355_600_000L;

  private final Random random;
  private final List<String> words = new ArrayList<>(List.of("sorry", "refund"));
  private final List<String> said = new ArrayList<>();
  private String[] cast = {};
  private boolean clear;
  private boolean goesOn;

  RandomTalks(Random random) {
    this.random = random;
    for (int i = 0; i < 8; i++) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
    }
  }

  String word() {
    return words.get(random.nextInt(words.size()));
  }

  @SafeVarargs
  final <E> E of(E... values) {
    return values[random.nextInt(values.length)];
  }

  double any(double... values) {
    return values[random.nextInt(values.length)];
  }

  /** One in so many. */
  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  Conversation next() {
    said.clear();
    goesOn = false;
    clear = random.nextBoolean();
    boolean chat = oneIn(3);
    Talk talk = (chat ? Talk.chat() : Talk.call()).with("team", chat ? "north" : "south");
    talk.with("name", chat ? "sorry 谢" : "12").with("paid", of("20", "12.5", "-3"));
    talk.with("rating", of("4.0", "4", "1", "North")).with("refund", of("0", "12.5", " "));
    if (!oneIn(4)) {
      boolean far = random.nextBoolean();
      long nine = NINE + (far ? -8 : 0) * 3_600_000L;
      talk.startedAt(nine + (random.nextInt(60) - 50) * 1_000L, far ? "Asia/Shanghai" : "UTC");
    }
    int n = oneIn(12) ? random.nextInt(3) : 3 + random.nextInt(7);
    cast = oneIn(3) ? new String[] {"agent[a1]", "agent[a2]"} : new String[] {"agent"};
    double end = chat ? typed(talk, n, any(0, 5, 40)) : spoken(talk, n, any(0, 0.4, 1, 6));
    events(talk, 0, end);
    return talk.lasts(Math.max(0, end + any(-1, 0, 2, 12))).end();
  }

  /** The first utterances of a conversation, and how it may have gone on. */
  Conversation otherEnd(Conversation c, int utterances) {
    Talk talk = Talk.after(c, utterances);
    cast = talk.cast().toArray(new String[0]);
    clear = random.nextBoolean();
    goesOn = true;
    double now = c.utterances().get(utterances - 1).startMillis() / 1_000.0;
    double at = now + any(0, 0.1, 0.5, 2, 61);
    int n = random.nextInt(6);
    double end = c.medium() == Medium.CHAT ? typed(talk, n, at) : spoken(talk, n, at);
    events(
        talk, now + 0.1, Math.max(now, end) + 0.1); // what begins with an utterance comes before it
    return talk.lasts(end + any(0, 3, 40)).end();
  }

  private double typed(Talk talk, int n, double from) {
    double at = from;
    for (int i = 0; i < n; i++) {
      talk.typed(speaker(i, n), at, text(1 + random.nextInt(6)));
      at += any(1.0, 10.0, 30.0, 59.9, 60.0, 61.0, 200.0);
    }
    return at;
  }

  private double spoken(Talk talk, int n, double from) {
    double at = from;
    double end = at;
    for (int i = 0; i < n; i++) {
      int count = random.nextInt(7);
      double length = Math.max(0.3, count * any(0.2, 0.4, 0.6));
      talk.says(speaker(i, n), at, at + length, spoken(count));
      end = Math.max(end, at + length);
      at += Math.max(0.1, length + any(-1.2, -0.5, 0.0, 0.3, 1.4, 1.6, 5.0));
    }
    return end;
  }

  private String speaker(int i, int n) {
    if (goesOn) {
      return cast[random.nextInt(cast.length)];
    }
    int kind = random.nextInt(24);
    if (kind < 3) {
      return kind == 0 ? "bot" : "system";
    }
    return kind < 13 ? cast[cast.length > 1 && i > n / 2 ? 1 : 0] : "customer";
  }

  private void events(Talk talk, double from, double end) {
    double[] times = new double[random.nextInt(4)];
    Arrays.setAll(times, i -> from + Math.rint(random.nextDouble() * (end - from) * 10) / 10);
    Arrays.sort(times);
    for (double at : times) {
      if (oneIn(4)) {
        talk.transfer(at, of("a1", "a2", "a3"));
      } else {
        Role by = random.nextBoolean() ? null : of(Role.AGENT, Role.CUSTOMER);
        talk.event(kind(), at, at + any(0, 1, 4, 30), by);
      }
    }
    if (random.nextBoolean()) {
      double at = end + any(0, 0.5, 3);
      talk.event(Event.Kind.HANG_UP, at, at, oneIn(4) ? null : of(Role.AGENT, Role.CUSTOMER));
    }
  }

  Event.Kind kind() {
    return of(Event.Kind.HOLD, Event.Kind.HOLD, Event.Kind.MUTE, Event.Kind.HANG_UP);
  }

  private String text(int count) {
    if (oneIn(12)) {
      return "hello";
    }
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : oneIn(5) ? ", " : " ").append(word());
    }
    return again(text.toString());
  }

  private String spoken(int count) {
    if (count == 1 && random.nextBoolean()) {
      return random.nextBoolean() ? "yes" : "hello";
    }
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int kind = clear ? 11 : random.nextInt(12);
      String word = kind == 0 ? "[unk]" : word();
      text.append(kind == 1 ? "{" + word + "|" + of("0.3", "0.34", "0.35") + "} " : word + " ");
    }
    return again(text.toString());
  }

  /** People repeat themselves. */
  private String again(String text) {
    String repeated = oneIn(6) && !said.isEmpty() ? said.get(random.nextInt(said.size())) : text;
    said.add(repeated);
    return repeated;
  }

  @Nullable Role role() {
    return oneIn(3) ? null : person();
  }

  Role person() {
    return random.nextBoolean() ? Role.AGENT : Role.CUSTOMER;
  }
}

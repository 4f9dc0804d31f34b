package io.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Event;
import io.earshot.model.Medium;
import io.earshot.model.Outcome;
import io.earshot.model.Party;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import io.earshot.model.Words;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExampleTest {
  private static Rule.Example example(String yaml) {
    return Sample.load(Sample.example(yaml)).rules().getFirst().examples().getFirst();
  }

  private static Conversation conversation(String yaml) {
    return example("{ expect: met, " + yaml + " }").conversation();
  }

  @Test
  void example_keepsItsPlaceAndOutcome() {
    Rule.Example example = example("{ expect: not applicable, turns: ['agent: hi'] }");
    assertThat(example.expect()).isEqualTo(Outcome.NOT_APPLICABLE);
    assertThat(example.at()).isEqualTo(new Position(Sample.FILE, 14, 16));
  }

  @Test
  void chatWithoutTimes_hasATurnEveryTenSeconds() {
    Conversation chat = conversation("turns: ['customer: hi', 'agent: hello', 'bot: bye']");
    assertThat(chat.medium()).isEqualTo(Medium.CHAT);
    assertThat(chat.utterances())
        .containsExactly(
            Utterance.typed(0, 0, "hi"),
            Utterance.typed(1, 10_000, "hello"),
            Utterance.typed(2, 20_000, "bye"));
    assertThat(chat.parties())
        .containsExactly(
            Party.of(Role.CUSTOMER, null), Party.of(Role.AGENT, null), Party.of(Role.BOT, null));
    assertThat(chat.durationMillis()).isEqualTo(20_000);
    assertThat(chat.language()).isEqualTo("en");
  }

  @Test
  void chatTimes_moveWhatFollows() {
    Conversation chat = conversation("turns: ['customer 5: hi', 'agent: a', 'agent 60.5-60.5: b']");
    assertThat(chat.utterances())
        .extracting(Utterance::startMillis)
        .containsExactly(5_000L, 15_000L, 60_500L);
  }

  @Test
  void turnWithoutText_isSomethingElseThanText() {
    Conversation chat = conversation("turns: ['customer: ', 'agent: nice picture']");
    assertThat(chat.utterances().getFirst().kind()).isEqualTo(Utterance.Kind.OTHER);
  }

  @Test
  void agentIds_makeAPartyEach() {
    Conversation chat =
        conversation(
            "turns: ['agent[a1]: hi', 'agent[a2]: hi', 'agent[a1]: bye', 'customer：全角冒号']");
    assertThat(chat.utterances()).extracting(Utterance::party).containsExactly(0, 1, 0, 2);
    assertThat(chat.parties().get(1)).isEqualTo(Party.of(Role.AGENT, "a2"));
    assertThat(chat.utterances().getLast().text()).isEqualTo("全角冒号");
  }

  @Test
  void callWithoutTimes_speaksThreeWordsASecondWithPauses() {
    Conversation call =
        conversation("medium: call, turns: ['agent: one two three', 'customer: 我要退款']");
    Utterance first = call.utterances().get(0);
    Utterance second = call.utterances().get(1);
    assertThat(first.endMillis()).isEqualTo(1_000);
    assertThat(second.startMillis()).isEqualTo(1_600);
    assertThat(second.endMillis()).isEqualTo(2_600);
    assertThat(first.kind()).isEqualTo(Utterance.Kind.SPEECH);
    assertThat(second.words().size()).isEqualTo(4);
  }

  @Test
  void callWords_areEvenlySpreadOverTheGivenTime() {
    Conversation call = conversation("medium: call, turns: ['agent 10-12: good morning']");
    assertThat(call.utterances().getFirst().words())
        .isEqualTo(
            new Words(
                new int[] {0, 5},
                new int[] {4, 12},
                new int[] {10_000, 11_000},
                new int[] {11_000, 12_000},
                new float[] {1, 1}));
  }

  @Test
  void confidence_isSetByBraces() {
    Conversation call =
        conversation("medium: call, turns: ['agent 0-4: so {my apologies|0.3} {{sir}}']");
    Utterance turn = call.utterances().getFirst();
    assertThat(turn.text()).isEqualTo("so my apologies {sir}");
    assertThat(turn.words().confidence()).containsExactly(1f, 0.3f, 0.3f, 1f);
  }

  @Test
  void callTurnWithoutWords_isSpeechOfWhichNothingWasRecognised() {
    Conversation call = conversation("medium: call, turns: ['agent 3-6.5: ']");
    Utterance turn = call.utterances().getFirst();
    assertThat(turn.kind()).isEqualTo(Utterance.Kind.SPEECH);
    assertThat(turn.words().size()).isZero();
    assertThat(turn.endMillis()).isEqualTo(6_500);
  }

  @Test
  void overlappingTurns_areKept() {
    Conversation call =
        conversation("medium: call, turns: ['agent 0-10: a b c', 'customer 4-6: d', 'agent: e']");
    assertThat(call.utterances())
        .extracting(Utterance::startMillis)
        .containsExactly(0L, 4_000L, 10_600L);
  }

  @Test
  void events_areReadInAllForms() {
    Conversation call =
        conversation(
            "medium: call, events: ['hang_up 80 by customer', hold 35-60.5, 'transfer_cold 70 by"
                + " agent to a2'], turns: ['agent: hi']");
    assertThat(call.events())
        .containsExactly(
            new Event(Event.Kind.HOLD, 35_000, 60_500, null, null),
            new Event(Event.Kind.TRANSFER_COLD, 70_000, 70_000, Role.AGENT, "a2"),
            new Event(Event.Kind.HANG_UP, 80_000, 80_000, Role.CUSTOMER, null));
    assertThat(call.durationMillis()).isEqualTo(80_000);
  }

  @Test
  void frame_isTakenFromTheExample() {
    Conversation chat =
        conversation(
            "language: zh, metadata: { team: north, paid: 12 }, startedAt:"
                + " 2026-03-01T09:30:00+08:00, duration: 90, turns: ['agent: hi']");
    assertThat(chat.language()).isEqualTo("zh");
    assertThat(chat.metadata()).containsEntry("team", "north").containsEntry("paid", "12");
    assertThat(Instant.ofEpochMilli(chat.startedAtMillis())).isEqualTo("2026-03-01T01:30:00Z");
    assertThat(chat.zone()).isEqualTo("+08:00");
    assertThat(chat.durationMillis()).isEqualTo(90_000);
    assertThat(conversation("zone: Asia/Shanghai, turns: []").zone()).isEqualTo("Asia/Shanghai");
  }

  @Test
  void conversations_haveIdsOfTheirOwn() {
    RuleSet set =
        Sample.load(
            Sample.example(
                "{ expect: met, turns: ['agent: hi'] }, { expect: met, turns: ['agent: hi'] }"));
    assertThat(set.rules().getFirst().examples())
        .extracting(example -> example.conversation().id())
        .doesNotHaveDuplicates();
  }
}

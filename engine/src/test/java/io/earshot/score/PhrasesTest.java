package io.earshot.score;

import static io.earshot.model.Outcome.MET;
import static io.earshot.model.Outcome.NOT_MET;
import static io.earshot.score.Write.all;
import static io.earshot.score.Write.any;
import static io.earshot.score.Write.none;
import static io.earshot.score.Write.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Evidence;
import io.earshot.model.Role;
import io.earshot.rule.Scope.Unit;
import io.earshot.score.Write.In;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  private static final Conversation CHAT =
      Talk.chat()
          .says("agent", "Good morning, this is Anna from Earshot. How can I help you?")
          .says("customer", "My order 123456 is late, I am NOT angry but it’s unacceptable!")
          .says("agent", "I'm so very sorry for the trouble; let me check")
          .says("customer", "没有生气,您們的服務特别差")
          .end();

  @Test
  void phrase_isFoundWhateverItsCaseWidthAndScript() {
    assertThat(outcome(CHAT, any(In.leg(), "good MORNING"))).isEqualTo(MET);
    assertThat(outcome(CHAT, any(In.leg(), "ＧＯＯＤ　ＭＯＲＮＩＮＧ"))).isEqualTo(MET);
    assertThat(outcome(CHAT, any(In.leg(), "it's unacceptable"))).isEqualTo(MET);
    assertThat(outcome(CHAT, any(In.leg(), "您们的服务"))).isEqualTo(MET);
    assertThat(outcome(CHAT, any(In.leg(), "good evening"))).isEqualTo(NOT_MET);
    assertThat(outcome(CHAT, any(In.leg(), "orde"))).isEqualTo(NOT_MET);
  }

  @Test
  void phrase_countsOnlyInTheRolesTurns() {
    assertThat(outcome(CHAT, any(In.by(Role.AGENT), "unacceptable"))).isEqualTo(NOT_MET);
    assertThat(outcome(CHAT, any(In.by(Role.CUSTOMER), "unacceptable"))).isEqualTo(MET);
  }

  @Test
  void negatedPhrase_isNoHit() {
    assertThat(outcome(CHAT, any(In.leg(), "angry"))).isEqualTo(NOT_MET);
    assertThat(outcome(CHAT, any(In.leg(), "生气"))).isEqualTo(NOT_MET);
    assertThat(outcome(CHAT, any(In.leg(), "差"))).isEqualTo(MET);
    assertThat(outcome(CHAT, any(In.leg(), "not angry"))).isEqualTo(MET);
  }

  @Test
  void guard_watchesTheOtherPhrasesOfAListThatHoldsANegation() {
    assertThat(outcome(CHAT, any(In.leg(), "never/angry"))).isEqualTo(NOT_MET);
    assertThat(outcome(CHAT, any(In.leg(), "not angry/furious"))).isEqualTo(MET);
  }

  @Test
  void gap_allowsUpToItsTokens() {
    assertThat(outcome(CHAT, any(In.leg(), "sorry ...2 trouble"))).isEqualTo(MET);
    assertThat(outcome(CHAT, any(In.leg(), "sorry ...1 trouble"))).isEqualTo(NOT_MET);
    assertThat(outcome(CHAT, any(In.leg(), "trouble ...9 sorry"))).isEqualTo(NOT_MET);
    assertThat(outcome(CHAT, any(In.leg(), "so/very sorry/afraid ... trouble"))).isEqualTo(MET);
  }

  @Test
  void gap_staysInItsClauseWhereAsked() {
    assertThat(outcome(CHAT, any(In.leg(), "morning ...9 help"))).isEqualTo(MET);
    assertThat(outcome(CHAT, any(In.leg().unit(Unit.CLAUSE), "morning ...9 help")))
        .isEqualTo(NOT_MET);
  }

  @Test
  void joinedTurns_letAPhraseRunOn() {
    In joined = In.by(Role.CUSTOMER).unit(Unit.JOINED);
    assertThat(outcome(CHAT, any(In.by(Role.CUSTOMER), "unacceptable ...2 生气"))).isEqualTo(NOT_MET);
    assertThat(
            outcome(
                CHAT,
                Write.test(
                    new io.earshot.rule.Operator.Phrases(
                        io.earshot.rule.Operator.Phrases.Mode.ANY,
                        1,
                        1,
                        Write.phrases("unacceptable 没有"),
                        false,
                        false),
                    joined)))
        .isEqualTo(MET);
  }

  @Test
  void all_needsEveryPhraseInScope() {
    assertThat(outcome(CHAT, all(In.by(Role.AGENT), "good morning", "sorry"))).isEqualTo(MET);
    assertThat(outcome(CHAT, all(In.by(Role.AGENT), "good morning", "unacceptable")))
        .isEqualTo(NOT_MET);
    assertThat(outcome(CHAT, none(In.leg(), "stupid", "idiot"))).isEqualTo(MET);
  }

  @Test
  void slot_standsForTheConversationsValue() {
    Conversation named =
        Talk.chat().with("agent", "Anna Lee").says("agent", "hello, this is anna lee").end();
    assertThat(outcome(named, any(In.leg(), "this is {agent}"))).isEqualTo(MET);
    assertThat(outcome(named, any(In.leg(), "{agent} is"))).isEqualTo(NOT_MET);
    assertThat(outcome(named, any(In.leg(), "this is {missing}"))).isEqualTo(NOT_MET);
  }

  @Test
  void evidence_quotesTheOriginal() {
    List<Evidence> found =
        outcome(CHAT, Map.of(), any(In.leg(), "it's unacceptable", "服务")).evidence();
    assertThat(found).extracting(Evidence::quote).containsExactly("it’s unacceptable", "服務");
    Evidence first = found.get(0);
    assertThat(CHAT.utterances().get(first.utterance()).text())
        .containsSequence(first.quote())
        .satisfies(
            t ->
                assertThat(t.substring(first.startChar(), first.endChar()))
                    .isEqualTo(first.quote()));
  }
}

package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Conversation;
import io.earshot.model.Evaluation;
import io.earshot.model.Utterance;
import io.earshot.rule.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How voices sound, held against limits. */
class VoiceTest {
  /** The customer is usually at −30 dBFS and 200 Hz, the agent at −20 dBFS and 100 Hz. */
  private static final Asked HEATED =
      Asked.call(
          "agent 0-4 -20dB 100Hz: thank you for calling what can i do",
          "customer 5-9 -30dB 200Hz: my parcel has never arrived at all",
          "agent 10-14 -20dB 100Hz: let me look at that for you",
          "customer 15-19 -30dB 200Hz: i have been waiting for two weeks",
          "agent 20-24 -26dB 90Hz/1st: the parcel seems to be lost",
          "customer 25-27 -18dB/15dB 282.8Hz/12st: this is not acceptable",
          "customer 29-29.5 -10dB 400Hz: hey");

  @Test
  void level_isAbsolute() {
    assertThat(HEATED.requires("{ loudness: { above: -19 }, role: customer }"))
        .isEqualTo("met: −18.0 dBFS");
    assertThat(HEATED.requires("{ loudness: { above: -19 }, role: agent }")).isEqualTo("not met");
    assertThat(HEATED.requires("{ loudness: { below: -24 }, role: agent }"))
        .isEqualTo("met: −26.0 dBFS");
    assertThat(HEATED.requires("{ pitch: { above: 250 } }")).isEqualTo("met: 283 Hz");
  }

  @Test
  void shortTurns_arePassedOver() {
    assertThat(HEATED.requires("{ loudness: { above: -11 } }")).isEqualTo("not met");
    assertThat(HEATED.requires("{ loudness: { above: -11, minimumWords: 1 } }"))
        .isEqualTo("met: −10.0 dBFS");
  }

  @Test
  void levelAgainstTheBaseLine_isOfTheSpeaker() {
    assertThat(HEATED.requires("{ loudness: { above: 10, against: baseline } }"))
        .isEqualTo("met: +12.0 dB against the base line");
    assertThat(HEATED.requires("{ loudness: { above: 12.1, against: baseline } }"))
        .isEqualTo("not met");
    assertThat(HEATED.requires("{ pitch: { atLeast: 5.5, against: baseline } }"))
        .isEqualTo("met: +6.0 semitones against the base line");
    assertThat(HEATED.requires("{ loudness: { below: -5, against: baseline } }"))
        .isEqualTo("met: −6.0 dB against the base line");
  }

  @Test
  void jump_isFromTheSameSpeakersTurnBefore() {
    assertThat(HEATED.requires("{ loudness: { measure: jump, above: 8 } }"))
        .isEqualTo("met: +12.0 dB after the turn before");
    assertThat(HEATED.requires("{ loudness: { measure: jump, below: -5.9 } }"))
        .isEqualTo("met: −6.0 dB after the turn before");
    assertThat(HEATED.requires("{ pitch: { measure: jump, above: 8 } }")).isEqualTo("not met");
    assertThat(HEATED.requires("{ loudness: { measure: jump, above: 8 }, role: agent }"))
        .isEqualTo("not met");
  }

  @Test
  void span_isInsideATurnOrOverTheLeg() {
    assertThat(HEATED.requires("{ pitch: { measure: span, above: 11 } }"))
        .isEqualTo("met: span of 12.0 semitones");
    assertThat(HEATED.requires("{ pitch: { measure: span, below: 2 }, role: agent }"))
        .isEqualTo("met: span of 1.0 semitones");
    assertThat(HEATED.requires("{ loudness: { measure: span, atLeast: 15 } }"))
        .isEqualTo("met: span of 15.0 dB");
    assertThat(HEATED.requires("{ loudness: { measure: span, per: leg, above: 7 }, role: agent }"))
        .isEqualTo("not met: span of 6.0 dB");
    assertThat(HEATED.requires("{ pitch: { measure: span, per: leg, above: 5 }, role: customer }"))
        .isEqualTo("met: span of 6.0 semitones");
  }

  @Test
  void levelOfTheLeg_isTheMeanOfItsTurns() {
    assertThat(HEATED.requires("{ loudness: { per: leg, below: -21 }, role: agent }"))
        .isEqualTo("met: −22.0 dBFS");
    assertThat(HEATED.requires("{ pitch: { per: leg, atLeast: 200 }, role: agent }"))
        .isEqualTo("not met: 97 Hz");
  }

  @Test
  void every_asksAllTurns() {
    assertThat(HEATED.requires("{ loudness: { above: -27 }, role: agent, every: true }"))
        .startsWith("met");
    assertThat(HEATED.requires("{ loudness: { above: -25 }, role: agent, every: true }"))
        .startsWith("not met");
  }

  @Test
  void anchors_findRaisedVoices() {
    assertThat(
            HEATED
                .where("raised: { loudness: { above: 8, against: baseline }, role: customer }")
                .requires(
                    "{ phrases: [lost], role: agent, before: { hit: raised, turns: 1, of: agent }"
                        + " }"))
        .isEqualTo("met: lost");
  }

  @Test
  void chat_doesNotApply() {
    Asked chat = Asked.chat("customer: THIS IS NOT ACCEPTABLE", "agent: i am so sorry about that");
    assertThat(chat.requires("{ loudness: { above: -10 } }")).isEqualTo("not applicable");
    assertThat(chat.requires("{ pitch: { per: leg, above: 200 } }")).isEqualTo("not applicable");
    assertThat(chat.requires("{ loudness: { above: -60 }, every: true }"))
        .isEqualTo("not applicable");
  }

  @Test
  void callWithoutMeasurements_isUndecidable() {
    Asked old = Asked.call("customer 0-4: this is not acceptable", "agent 5-9: i am so very sorry");
    assertThat(old.requires("{ loudness: { above: -10 } }")).isEqualTo("undecidable");
    assertThat(old.requires("{ pitch: { per: leg, above: 200 } }")).isEqualTo("undecidable");
    assertThat(old.requires("{ loudness: { above: -10 }, every: true }")).isEqualTo("undecidable");
  }

  @Test
  void turnWithoutMeasurement_mayHideAHit() {
    Asked half =
        Asked.call("customer 0-4 -20dB: it never came", "customer 9-12: and nobody called me");
    assertThat(half.requires("{ loudness: { above: -15 } }")).isEqualTo("undecidable");
    assertThat(half.requires("{ loudness: { above: -25 } }")).isEqualTo("met: −20.0 dBFS");
  }

  @Test
  void voiceWithoutPitch_isPassedOver() {
    Asked whispered = Asked.call("customer 0-4 -40dB: it never came at all");
    assertThat(whispered.requires("{ pitch: { above: 100 } }")).isEqualTo("not applicable");
  }

  @Test
  void littleSpeech_hasNoBaseLine() {
    Asked brief =
        Asked.call("customer 0-2 -40dB: it never came", "customer 9-10 -10dB: do you hear me");
    assertThat(brief.requires("{ loudness: { above: 10, against: baseline } }"))
        .isEqualTo("not applicable");
    assertThat(brief.requires("{ loudness: { measure: jump, above: 29 } }"))
        .isEqualTo("met: +30.0 dB after the turn before");
  }

  @Test
  void uncertainSpeaker_isUndecidable() {
    Asked mono = Asked.call("unknown 0-4 -12dB: this is not acceptable");
    assertThat(mono.requires("{ loudness: { above: -15 }, role: customer }"))
        .startsWith("undecidable");
    assertThat(mono.requires("{ loudness: { above: -15 } }")).isEqualTo("met: −12.0 dBFS");
  }

  @Test
  void turnOfSeveralUtterances_isTheirMeanByLength() {
    Asked turn =
        Asked.call("agent 0-3 -20dB 100Hz: one two three", "agent 3.5-4.5 -10dB 200Hz: four five");
    assertThat(turn.requires("{ loudness: { atLeast: -16 } }")).isEqualTo("met: −14.9 dBFS");
    assertThat(turn.requires("{ pitch: { atLeast: 100 } }")).isEqualTo("met: 119 Hz");
  }

  @Test
  void live_endsAsOfflineAndNothingIsSettledBefore() {
    Conversation heated = HEATED.conversation();
    RuleSet set =
        Asked.load(
            """
            ruleSet: v
            version: 1.0.0
            title: V
            languages: [en]
            scorecard:
              pass: 80
              minimumDecidedShare: 0
              sections: [{ id: s, title: S, weight: 1 }]
              grades: [{ name: A, from: 0 }]
            rules:
              - { id: a, title: A, section: s, worth: { deduct: 1 }, require: { loudness: { above: 10, against: baseline } } }
              - { id: b, title: B, section: s, worth: { deduct: 1 }, require: { not: { pitch: { measure: jump, above: 5 } } } }
              - { id: c, title: C, section: s, worth: { deduct: 1 }, require: { loudness: { per: leg, above: -20 }, role: customer } }
            """);
    Program program = Program.compile(set);
    LiveScorer live = new LiveScorer(program);
    live.begin(heated);
    for (Utterance utterance : heated.utterances()) {
      assertThat(live.accept(utterance)).noneMatch(LiveOutcome::settled);
    }
    List<Evaluation> closed = live.close(heated.durationMillis());
    assertThat(closed).isEqualTo(new Scorer(program).score(heated));
    assertThat(Asked.line(closed.get(0).outcomes().get(0))).startsWith("met: +12.0 dB");
  }
}

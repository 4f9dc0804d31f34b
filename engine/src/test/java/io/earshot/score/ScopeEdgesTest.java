package io.earshot.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What lies just inside or outside a scope: each case was once answered wrongly. */
class ScopeEdgesTest {
  private static Asked noisyEnd() {
    return Asked.call(
        "agent 0-2: what do you want", "customer 3-5: my bill", "agent 60-62: {oh no one|0.2}");
  }

  @Test
  void noise_outsideTheSecondsOrUtterancesAskedFor_hidesNothing() {
    assertThat(noisyEnd().requires("{ phrases: [good morning], seconds: first 30 }"))
        .isEqualTo("not met");
    assertThat(noisyEnd().requires("{ phrases: [good morning], utterances: first 2 }"))
        .isEqualTo("not met");
    assertThat(noisyEnd().requires("{ pattern: { find: morning }, seconds: first 30 }"))
        .isEqualTo("not met");
    assertThat(noisyEnd().requires("{ phrases: [good morning], seconds: first 70 }"))
        .isEqualTo("undecidable");
  }

  @Test
  void everyTurn_isEveryTurnOfTheSecondsAskedFor() {
    Asked talk =
        Asked.call("agent 0-2: good morning", "customer 3-5: good evening", "agent 60-62: bye");
    assertThat(talk.requires("{ phrases: [good], every: true, seconds: first 30 }"))
        .startsWith("met");
    assertThat(talk.requires("{ phrases: [good], every: true, utterances: first 2 }"))
        .startsWith("met");
    assertThat(talk.requires("{ phrases: [good], every: true }")).startsWith("not met");
  }

  @Test
  void everyTurn_afterAnAnchor_leavesOutTheTurnThatEndsWithIt() {
    Asked talk =
        Asked.chat("customer: now I am angry", "agent: sorry", "customer: fine", "agent: sorry")
            .where("anger: { phrases: [angry] }");
    assertThat(
            talk.requires(
                "{ phrases: [sorry, fine], every: true, after: { hit: anger, turns: 3 } }"))
        .startsWith("met");
  }

  @Test
  void wholeTurns_lieWhereTheirFirstUtteranceDoes() {
    Asked talk = Asked.chat("agent: one", "customer: two", "agent: three four");
    assertThat(talk.requires("{ turnCount: { exactly: 1 }, utterances: first 1 }"))
        .startsWith("met");
    assertThat(talk.requires("{ turnLength: { above: 1, in: words }, utterances: first 2 }"))
        .isEqualTo("not met");
  }

  @Test
  void silence_liesInTheUtterancesBeforeIt() {
    Asked talk = Asked.call("agent 0-1: one", "customer 2-3: two", "agent 30-31: three");
    assertThat(talk.requires("{ silence: { above: 20 }, utterances: 2 }")).startsWith("met");
    assertThat(talk.requires("{ silence: { above: 20 }, utterances: 1 }")).isEqualTo("not met");
  }

  @Test
  void speakingRate_ofEveryTurn_needsEveryTurn() {
    Asked talk =
        Asked.call(
            "agent 0-2: one two three four five six", "customer 5-9: one two three four five six");
    String fast = "{ speakingRate: { per: turn, above: 100, minimumWords: 5 }";
    assertThat(talk.requires(fast + " }")).startsWith("met");
    assertThat(talk.requires(fast + ", every: true }")).startsWith("not met");
  }

  @Test
  void interruption_byEveryTurn_needsEveryTurn() {
    Asked talk =
        Asked.call(
            "customer 0-10: i have been waiting for weeks",
            "agent 5-12: i know i know",
            "agent 20-22: anything else");
    String cutsIn = "{ interruption: { by: agent, above: 1 }";
    assertThat(talk.requires(cutsIn + " }")).startsWith("met");
    assertThat(talk.requires(cutsIn + ", every: true }")).startsWith("not met");
  }

  @Test
  void firstReply_isTheFirstInTheScope() {
    Asked talk = Asked.call("agent 0-1: hello there", "customer 2-3: hi", "agent 40-41: well");
    String reply = "{ responseTime: { of: agent, which: first, atMost: 30 }";
    assertThat(talk.requires(reply + " }")).startsWith("met");
    assertThat(talk.requires(reply + ", seconds: 10..end }")).startsWith("not met");
  }

  @Test
  void reply_atAnHourNobodyKnows_isUndecidable() {
    Asked talk = Asked.chat("customer 0: my bill", "agent 50: yes");
    String late =
        "{ responseTime: { of: agent, which: each, above: 30 }, localTime: \"09:00-18:00\" }";
    assertThat(talk.requires(late)).startsWith("undecidable");
    String share = "{ talkShare: { of: agent, above: 30 }, localTime: \"09:00-18:00\" }";
    assertThat(talk.requires(share)).startsWith("undecidable");
  }

  @Test
  void meanReply_withAWaitPerhapsAnnounced_isUndecidable() {
    Asked talk =
        Asked.call(
                "customer 0-1: my bill",
                "agent 2-4: {one moment|0.2}",
                "customer 5-6: well",
                "agent 60-61: here it is")
            .where("wait: { phrases: [one moment] }");
    assertThat(
            talk.requires(
                "{ responseTime: { of: agent, which: mean, above: 20, forgivenAfter: wait } }"))
        .startsWith("undecidable");
  }

  @Test
  void count_takesHitsFromWhereItsConditionLooks() {
    Asked talk =
        Asked.chat("agent[a1]: sorry", "customer: my bill", "agent[a2]: sorry", "customer: sorry");
    String all = "{ count: { of: { phrases: [sorry], scope: conversation }, atLeast: 3 } }";
    assertThat(talk.legs(all)).allMatch(answer -> answer.startsWith("met"));
  }

  @Test
  void afterATurn_isWhatFollowsIt() {
    Asked talk =
        Asked.chat("customer: sorry I have a very long story", "agent: let me see")
            .where("long: { turnLength: { above: 4, in: words } }");
    assertThat(talk.requires("{ phrases: [sorry], after: { hit: long } }")).isEqualTo("not met");
    assertThat(talk.requires("{ phrases: [let me see], after: { hit: long } }")).startsWith("met");
  }

  @Test
  void afterASilenceWithinATurn_isWhatIsSaidThen() {
    Asked talk =
        Asked.chat("agent 0: sorry, one moment", "agent 50: here it is")
            .where("quiet: { silence: { above: 40 } }");
    assertThat(talk.requires("{ phrases: [sorry], after: { hit: quiet } }")).isEqualTo("not met");
  }

  @Test
  void sequence_mayEndWithAnEventAfterTheLastTurn() {
    Asked talk =
        Asked.call("agent 0-2: goodbye", "customer 3-4: bye")
            .with("events: [\"hang_up 6 by customer\"]")
            .with("duration: 6")
            .where("bye: { phrases: [goodbye] }")
            .where("hangs-up: { event: { kind: hang_up } }");
    assertThat(talk.requires("{ sequence: [{ hit: bye }, { hit: hangs-up, turns: 3 }] }"))
        .startsWith("met");
  }

  @Test
  void leg_beginsWithTheTransferEvenBeforeTheFirstTurn() {
    Asked talk =
        Asked.call("agent[a2] 30-31: good morning", "customer 32-33: my bill")
            .with("events: [\"transfer_cold 1 to a1\", \"transfer_cold 28 to a2\"]");
    assertThat(talk.legs("{ silence: { above: 20 } }").get(1)).isEqualTo("not met");
  }

  @Test
  void hit_inTheWindowsOfManyAnchors_isOneHit() {
    Asked talk =
        Asked.chat("agent: a b c d e f g h i j k l", "customer: sorry", "customer: sorry")
            .where("sorry: { phrases: [sorry] }");
    String words = "{ pattern: { find: '[a-l]' }, role: agent, before: { hit: sorry, turns: 9 } }";
    assertThat(talk.requires("{ count: { of: " + words + ", exactly: 12 } }")).startsWith("met");
  }

  @Test
  void sequence_countsSecondsByTheClock_overNoticesWithinATurn() {
    Asked talk =
        Asked.chat(
                "agent 0: one moment",
                "system 30: please wait, sorry",
                "agent 58: sorry",
                "customer 60: thanks")
            .where("sorry: { phrases: [sorry] }")
            .where("thanks: { phrases: [thanks] }");
    assertThat(talk.requires("{ sequence: [{ hit: sorry }, { hit: thanks, seconds: 5 }] }"))
        .startsWith("met");
  }
}

package io.earshot.asr;

import static io.earshot.asr.Talkers.HIGH;
import static io.earshot.asr.Talkers.LOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.model.Utterance;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedChannelTest {
  @Test
  void twoVoices_areTwoParties_theFirstToSpeakIsTheFirst() {
    List<Utterance> heard = dialogue().heard(new Voices());

    assertThat(heard).extracting(Utterance::party).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(heard.get(0).words().size()).isEqualTo(9);
  }

  @Test
  void oneVoice_isOneParty() {
    Talkers talkers = new Talkers();
    for (int i = 0; i < 8; i++) {
      talkers.say(LOW, 6 + i % 3, 400);
    }

    assertThat(talkers.heard(new Voices())).extracting(Utterance::party).containsOnly(0);
  }

  @Test
  void changeOfVoiceWithinAnUtterance_cutsItBetweenTheWords() {
    List<Utterance> heard = dialogue().say(LOW, 8, 0).interrupt(HIGH, 7, 500).heard(new Voices());

    assertThat(heard).extracting(Utterance::party).endsWith(0, 1);
    assertThat(heard.get(6).words().size()).isEqualTo(8);
    assertThat(heard.get(7).words().size()).isEqualTo(7);
    assertThat(heard.get(7).startMillis()).isEqualTo(heard.get(6).endMillis());
  }

  @Test
  void nextFile_keepsTheNumbersOfTheVoices() {
    Voices voices = new Voices();
    dialogue().heard(voices);
    List<Utterance> next =
        new Talkers().say(HIGH, 8, 600).say(LOW, 9, 600).say(HIGH, 5, 600).heard(voices);

    assertThat(next).extracting(Utterance::party).containsExactly(1, 0, 1);
  }

  @Test
  void oneVoiceInTheNextFile_isTheOneItWas() {
    Voices voices = new Voices();
    dialogue().heard(voices);

    List<Utterance> next = new Talkers().say(HIGH, 8, 400).say(HIGH, 9, 400).heard(voices);

    assertThat(next).extracting(Utterance::party).containsOnly(1);
  }

  @Test
  void sameSound_givesTheSameUtterances() {
    assertThat(dialogue().heard(new Voices())).isEqualTo(dialogue().heard(new Voices()));
  }

  @Test
  void voicesOfALongRecording_keepTheirNumbersPartByPart() {
    Talkers talkers = dialogue();
    for (int i = 0; i < 24; i++) {
      talkers.say(i % 2 == 0 ? LOW : HIGH, 10 + i % 3, i == 11 ? 610_000 : 600);
    }
    List<Utterance> heard = talkers.heard(new Voices());

    assertThat(heard).hasSize(30);
    for (int i = 0; i < heard.size(); i++) {
      assertThat(heard.get(i).party()).as("utterance " + i).isEqualTo(i % 2);
    }
  }

  @Test
  void silentWords_doNotStopIt() {
    List<Utterance> heard =
        new Talkers().say(new Talkers.Voice(0, 1), 0, 100).say(LOW, 1, 100).heard(new Voices());

    assertThat(heard).hasSize(1);
  }

  private static Talkers dialogue() {
    return new Talkers()
        .say(LOW, 9, 600)
        .say(HIGH, 7, 500)
        .say(LOW, 6, 700)
        .say(HIGH, 8, 400)
        .say(LOW, 10, 600)
        .say(HIGH, 3, 600);
  }
}

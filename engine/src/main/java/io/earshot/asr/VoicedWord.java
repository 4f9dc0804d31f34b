package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;

/**
 * A recognised word and how it sounded.
 *
 * @param sum of its frames; none where the word is silent
 */
record VoicedWord(Word word, VoiceSum sum) {
  /** The pause since the word before. */
  int gapMillis(VoicedWord before) {
    return word.startMillis() - before.word.endMillis();
  }
}

package io.earshot.asr;

import io.earshot.asr.HeardWords.Word;
import java.util.List;

/** Takes the words of one channel, result by result. */
interface WordSink {
  /** The words of the next result, in order; none where nothing was heard. */
  void accept(List<Word> words);

  /** There are no more. */
  void finish();
}

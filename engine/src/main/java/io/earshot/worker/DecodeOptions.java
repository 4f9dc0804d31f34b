package io.earshot.worker;

/**
 * What decides the text of a recording beside the file and the model.
 *
 * @param voiceActivity whether silence, tones and music are kept from the recogniser
 */
public record DecodeOptions(boolean voiceActivity) {
  /** As configured when nothing is. */
  public static final DecodeOptions DEFAULT = new DecodeOptions(true);

  /**
   * The version of everything that cannot be chosen: sample format, noise, block length in samples,
   * the gap that splits an utterance, how the voices of one channel are told apart, what is an
   * echo.
   */
  private static final String FIXED = "s16;noise=1;block=2000;gap=1500;voices=1;echo=1";

  /** The version of voice activity and of the margins it leaves. */
  private static final String VOICE_ACTIVITY = ";vad=1";

  /** The options as they stand in a transcript's identity. */
  public String label() {
    return voiceActivity ? FIXED + VOICE_ACTIVITY : FIXED;
  }
}

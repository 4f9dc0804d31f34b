package io.earshot.audio;

import io.earshot.model.InputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One opened audio file. Used by one thread; decoded at most once; closed exactly once. */
public final class AudioFile implements AutoCloseable {
  /** Most channels of one file. */
  public static final int MAX_CHANNELS = 8;

  private static final int MIN_RATE = 4_000;
  private static final int MAX_RATE = 768_000;

  private final FormatContext context;
  private final FileCheck check;
  private final int channelCount;
  private final int sampleRate;

  private AudioFile(FormatContext context, FileCheck check) {
    this.context = context;
    this.check = check;
    this.channelCount = context.decoder().ch_layout().nb_channels();
    this.sampleRate = context.decoder().sample_rate();
  }

  /**
   * Opens a local regular file by its content.
   *
   * @param headerless how to read it if no known header is there, else null
   * @throws InputException if it is no audio that can be used
   */
  public static AudioFile open(Path file, @Nullable Headerless headerless) {
    FileCheck check = FileCheck.of(file);
    return open(file, check, check.hasHeader() ? null : headerless);
  }

  /** Opens a file whose parameters were declared by a person: a header in it counts as audio. */
  public static AudioFile openDeclared(Path file, Headerless headerless) {
    return open(file, FileCheck.of(file), headerless);
  }

  private static AudioFile open(Path file, FileCheck check, @Nullable Headerless headerless) {
    FormatContext context = FormatContext.open(file, check, headerless);
    try {
      AudioFile audio = new AudioFile(context, check);
      audio.refuseWhatNoCallIs();
      return audio;
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /** Audio channels as the header claims, 1 to {@value #MAX_CHANNELS}. */
  public int channelCount() {
    return channelCount;
  }

  /** Samples per second and channel, as the file says. */
  public int sampleRate() {
    return sampleRate;
  }

  /** ffmpeg's name of the decoder. */
  public String codec() {
    return context.codec();
  }

  /** The likely duration, never more than the file's bytes can hold. */
  public long estimatedMillis() {
    return context.estimatedMillis(check.sizeBytes());
  }

  /**
   * Decodes to the end, or to the first place that cannot be passed.
   *
   * @param rate samples per second wanted
   * @throws InputException if nothing at all could be decoded
   */
  public DecodedAudio decode(int rate, PcmSink sink) {
    try (Resampler resampler = new Resampler(rate, sink);
        DecodeLoop loop = new DecodeLoop(context, resampler, rate)) {
      return loop.run(check.missingBytes());
    }
  }

  @Override
  public void close() {
    context.close();
  }

  private void refuseWhatNoCallIs() {
    if (channelCount < 1 || channelCount > MAX_CHANNELS) {
      throw new InputException(
          context.file().toString(),
          "has "
              + channelCount
              + " audio channels, at most "
              + MAX_CHANNELS
              + " can be used; split it into several files");
    }
    if (sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
      throw new InputException(
          context.file().toString(),
          "claims "
              + sampleRate
              + " samples per second, not "
              + MIN_RATE
              + " to "
              + MAX_RATE
              + "; the header is damaged, export it again");
    }
  }
}

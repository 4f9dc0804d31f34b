package io.earshot.audio;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16P;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/** Brings frames of any sample format and rate to 16-bit samples per channel at one rate. */
final class Resampler implements AutoCloseable {
  private static final int CAPACITY = 16_384;

  private final int rate;
  private final PcmSink sink;

  /** Planes for the channels of the first frame: a header may claim another number. */
  private @Nullable Planes planes;

  private @Nullable SwrContext context;
  private int inputRate;
  private int inputFormat;
  private long total;

  Resampler(int rate, PcmSink sink) {
    this.rate = rate;
    this.sink = sink;
  }

  /** Channels of the first frame; 0 before it. */
  int channels() {
    return planes == null ? 0 : planes.channels;
  }

  /** Samples per channel handed to the sink so far. */
  long total() {
    return total;
  }

  /** Whether the frame can be converted: all have as many channels as the first. */
  boolean accepts(AVFrame frame) {
    int channels = frame.ch_layout().nb_channels();
    return channels >= 1
        && channels <= AudioFile.MAX_CHANNELS
        && (planes == null || planes.channels == channels)
        && frame.sample_rate() > 0;
  }

  /** Converts one accepted frame; returns a negative ffmpeg error code if it cannot. */
  int convert(AVFrame frame) {
    if (planes == null) {
      planes = new Planes(frame.ch_layout().nb_channels());
    }
    if (context == null || inputRate != frame.sample_rate() || inputFormat != frame.format()) {
      int code = configure(frame, planes);
      if (code < 0) {
        return code;
      }
    }
    return pass(frame, planes);
  }

  /** Hands out what the filter still holds. */
  void flush() {
    if (context != null && planes != null) {
      pass(null, planes);
    }
  }

  @Override
  public void close() {
    if (context != null) {
      swr_free(context);
      context = null;
    }
    if (planes != null) {
      planes.close();
    }
  }

  private int pass(@Nullable AVFrame frame, Planes out) {
    int n =
        frame == null
            ? swr_convert(context, out.pointers, CAPACITY, null, 0)
            : swr_convert(
                context, out.pointers, CAPACITY, frame.extended_data(), frame.nb_samples());
    while (n > 0) {
      out.copy(n);
      total += n;
      sink.pcm(out.samples, n);
      n = n == CAPACITY ? swr_convert(context, out.pointers, CAPACITY, null, 0) : 0;
    }
    return n;
  }

  private int configure(AVFrame frame, Planes out) {
    flush();
    if (context != null) {
      swr_free(context);
    }
    inputRate = frame.sample_rate();
    inputFormat = frame.format();
    SwrContext made = new SwrContext(null);
    try (AVChannelLayout layout = new AVChannelLayout()) {
      // Equal layouts on both sides: channels are never mixed, whatever the file calls them.
      layout.order(AV_CHANNEL_ORDER_UNSPEC);
      av_channel_layout_default(layout, out.channels);
      int code =
          swr_alloc_set_opts2(
              made, layout, AV_SAMPLE_FMT_S16P, rate, layout, inputFormat, inputRate, 0, null);
      av_channel_layout_uninit(layout);
      context = made;
      return code < 0 ? code : swr_init(made);
    }
  }

  /** One native and one Java buffer per channel. */
  private static final class Planes implements AutoCloseable {
    final int channels;
    final short[][] samples;
    final PointerPointer<ShortPointer> pointers;
    private final ShortPointer[] natives;

    Planes(int channels) {
      this.channels = channels;
      samples = new short[channels][CAPACITY];
      natives = new ShortPointer[channels];
      pointers = new PointerPointer<>(channels);
      for (int i = 0; i < channels; i++) {
        natives[i] = new ShortPointer(CAPACITY);
        pointers.put(i, natives[i]);
      }
    }

    void copy(int n) {
      for (int i = 0; i < channels; i++) {
        natives[i].get(samples[i], 0, n);
      }
    }

    @Override
    public void close() {
      for (ShortPointer plane : natives) {
        plane.close();
      }
      pointers.close();
    }
  }
}

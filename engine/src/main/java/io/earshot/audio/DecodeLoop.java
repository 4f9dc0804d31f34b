package io.earshot.audio;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN;

import io.earshot.model.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Reads packets, decodes frames, passes them on; counts what cannot be decoded. */
final class DecodeLoop implements AutoCloseable {
  private static final int BAD_IN_A_ROW_ALLOWED = 1_000;
  private static final long LONGEST_SECONDS = 24 * 3_600;
  private static final long CLAIM_SLACK_MILLIS = 1_000;

  private final FormatContext context;
  private final Resampler resampler;
  private final int rate;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final List<String> faults = new ArrayList<>();
  private boolean cut;
  private int bad;
  private int badInARow;
  private double firstBadSeconds;
  private int firstBadCode;

  DecodeLoop(FormatContext context, Resampler resampler, int rate) {
    this.context = context;
    this.resampler = resampler;
    this.rate = rate;
  }

  /** Decodes all; {@code missingBytes} are promised by the header beyond the end of the file. */
  DecodedAudio run(long missingBytes) {
    while (mayGoOn() && readPacket()) {
      // each round reads and decodes one packet
    }
    resampler.flush();
    noteFaults(missingBytes);
    long samples = resampler.total();
    if (samples == 0 && cut) {
      throw new InputException(
          context.file() + " second 0",
          "nothing of it can be decoded: "
              + String.join("; ", faults)
              + "; the file is damaged, export it again");
    }
    return new DecodedAudio(resampler.channels(), samples, samples * 1_000 / rate, faults, cut);
  }

  @Override
  public void close() {
    av_packet_free(packet);
    av_frame_free(frame);
  }

  private boolean mayGoOn() {
    if (badInARow >= BAD_IN_A_ROW_ALLOWED) {
      stopped("1,000 packets in a row cannot be decoded");
      return false;
    }
    if (resampler.total() / rate >= LONGEST_SECONDS) {
      stopped("a recording may last 24 hours at most");
      return false;
    }
    return true;
  }

  /** Reads and decodes one packet; false at the end. */
  private boolean readPacket() {
    int code = av_read_frame(context.format(), packet);
    if (code < 0) {
      if (code != AVERROR_EOF()) {
        stopped("reading failed (" + FormatContext.errorText(code) + ")");
      }
      avcodec_send_packet(context.decoder(), null);
      receive();
      return false;
    }
    if (packet.stream_index() == context.stream()) {
      decodePacket();
    }
    av_packet_unref(packet);
    return true;
  }

  private void decodePacket() {
    int code = avcodec_send_packet(context.decoder(), packet);
    if (code < 0) {
      countBad(code);
    }
    receive();
  }

  private void receive() {
    int code = avcodec_receive_frame(context.decoder(), frame);
    while (code >= 0) {
      int converted = resampler.accepts(frame) ? resampler.convert(frame) : AVERROR_INVALIDDATA();
      if (converted < 0) {
        countBad(converted);
      } else {
        badInARow = 0;
      }
      av_frame_unref(frame);
      code = avcodec_receive_frame(context.decoder(), frame);
    }
    if (code != AVERROR_EOF() && code != AVERROR_EAGAIN()) {
      countBad(code);
    }
  }

  private void countBad(int code) {
    if (bad++ == 0) {
      firstBadSeconds = seconds();
      firstBadCode = code;
    }
    badInARow++;
  }

  private void noteFaults(long missingBytes) {
    if (bad > 0) {
      faults.add(
          bad
              + (bad == 1 ? " packet" : " packets")
              + " could not be decoded, the first at second "
              + oneDecimal(firstBadSeconds)
              + " ("
              + FormatContext.errorText(firstBadCode)
              + ")");
      cut = true;
    }
    if (cut) {
      return;
    }
    long claimed = context.claimedMillis();
    long decoded = resampler.total() * 1_000 / rate;
    if (missingBytes > 0) {
      cutOff(missingBytes + " more bytes");
    } else if (claimed > decoded + Math.max(CLAIM_SLACK_MILLIS, claimed / 100)) {
      cutOff(oneDecimal(claimed / 1_000.0) + " s");
    }
  }

  private void cutOff(String promised) {
    faults.add(
        "the file ends at second "
            + oneDecimal(seconds())
            + ", its header promises "
            + promised
            + ": it was cut off");
    cut = true;
  }

  private void stopped(String why) {
    faults.add("stopped at second " + oneDecimal(seconds()) + ": " + why);
    cut = true;
  }

  private double seconds() {
    return (double) resampler.total() / rate;
  }

  private static String oneDecimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}

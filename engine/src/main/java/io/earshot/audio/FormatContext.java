package io.earshot.audio;

import static org.bytedeco.ffmpeg.global.avcodec.av_get_exact_bits_per_sample;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_FATAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_TIME_BASE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import io.earshot.model.InputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** An opened container, its best audio stream, and the decoder for it. Frees all three. */
final class FormatContext implements AutoCloseable {
  private static final String CONTAINERS =
      "wav,w64,aiff,au,caf,voc,mp3,aac,flac,ogg,amr,amrnb,amrwb,mov,mp4,m4a,3gp,matroska,webm,asf,"
          + "gsm,g722,g729,s16le,s16be,u8,mulaw,alaw,wv,ac3";
  private static final long LARGEST_ALLOCATION_BYTES = 32L << 20;
  private static final long PROBE_BYTES = 1L << 20;
  private static final int MAX_STREAMS = 32;
  private static final int MAX_PROBE_PACKETS = 500;
  private static final int MAX_FRAME_SAMPLES = 1 << 20;
  private static final int ERROR_TEXT_BYTES = 256;

  /** Below any codec in use: what a file of some size can hold at most. */
  private static final long LEAST_BITS_PER_SECOND = 1_000;

  static {
    av_log_set_level(AV_LOG_FATAL);
    av_max_alloc(LARGEST_ALLOCATION_BYTES);
  }

  private final Path file;
  private final AVFormatContext format;
  private final AVCodecContext decoder;
  private final int stream;
  private final String codec;

  private FormatContext(Path file, AVFormatContext format, Stream found) {
    this.file = file;
    this.format = format;
    this.stream = found.index;
    this.decoder = found.decoder;
    this.codec = found.codec;
  }

  private record Stream(int index, AVCodecContext decoder, String codec) {}

  /** Opens the file; the caller closes. */
  static FormatContext open(Path file, FileCheck check, @Nullable Headerless headerless) {
    AVFormatContext format = openInput(file, check, headerless);
    try {
      return new FormatContext(file, format, openStream(file, format));
    } catch (RuntimeException e) {
      avformat_close_input(format);
      throw e;
    }
  }

  AVFormatContext format() {
    return format;
  }

  AVCodecContext decoder() {
    return decoder;
  }

  int stream() {
    return stream;
  }

  String codec() {
    return codec;
  }

  /** What the header claims, in milliseconds; 0 when it claims nothing or is only an estimate. */
  long claimedMillis() {
    AVStream audio = format.streams(stream);
    if (audio.duration() == AV_NOPTS_VALUE || audio.duration() <= 0) {
      return 0;
    }
    double seconds = audio.duration() * (double) audio.time_base().num() / audio.time_base().den();
    return seconds < Long.MAX_VALUE / 2_000.0 ? (long) (seconds * 1_000) : Long.MAX_VALUE / 2;
  }

  /** The likely duration, never more than the file's bytes can hold. */
  long estimatedMillis(long sizeBytes) {
    long claimed = claimedMillis();
    if (claimed == 0 && format.duration() != AV_NOPTS_VALUE) {
      claimed = Math.max(0, format.duration() / (AV_TIME_BASE / 1_000));
    }
    long bits = Math.max(LEAST_BITS_PER_SECOND, exactBitsPerSecond());
    return Math.min(claimed, sizeBytes * 8_000 / bits);
  }

  /** Of codecs with a fixed size per sample; 0 for all others. */
  private long exactBitsPerSecond() {
    int bits = av_get_exact_bits_per_sample(decoder.codec_id());
    return (long) bits * decoder.sample_rate() * decoder.ch_layout().nb_channels();
  }

  @Override
  public void close() {
    avcodec_free_context(decoder);
    avformat_close_input(format);
  }

  /** ffmpeg's words for an error code. */
  static String errorText(int code) {
    try (BytePointer text = new BytePointer(ERROR_TEXT_BYTES)) {
      av_strerror(code, text, text.capacity());
      byte[] bytes = new byte[ERROR_TEXT_BYTES];
      text.get(bytes);
      int end = 0;
      while (end < bytes.length && bytes[end] != 0) {
        end++; // a pointer of known capacity is not cut at its NUL otherwise
      }
      return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
  }

  private static AVFormatContext openInput(
      Path file, FileCheck check, @Nullable Headerless headerless) {
    AVFormatContext format = avformat_alloc_context();
    format.probesize(PROBE_BYTES);
    format.format_probesize((int) PROBE_BYTES);
    format.max_probe_packets(MAX_PROBE_PACKETS);
    format.max_analyze_duration(5L * AV_TIME_BASE);
    format.max_streams(MAX_STREAMS);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "protocol_whitelist", "file", 0);
    av_dict_set(options, "format_whitelist", CONTAINERS, 0);
    AVInputFormat forced = null;
    if (headerless != null) {
      forced = av_find_input_format(headerless.format());
      av_dict_set(options, "sample_rate", Integer.toString(headerless.sampleRate()), 0);
      av_dict_set(options, "ch_layout", headerless.channels() + "c", 0);
    }
    try (BytePointer name = new BytePointer("file:" + file, StandardCharsets.UTF_8)) {
      int code = avformat_open_input(format, name, forced, options);
      if (code < 0) {
        throw new InputException(file + " byte 0", unreadable(check, errorText(code)));
      }
    } finally {
      av_dict_free(options);
    }
    return format;
  }

  private static String unreadable(FileCheck check, String ffmpegSays) {
    String evidence = " (first bytes " + check.firstBytes() + "; " + ffmpegSays + "); ";
    return check.hasHeader()
        ? "begins like audio, but its header is damaged" + evidence + "export it again"
        : "is not audio in a known format"
            + evidence
            + "export it as WAV, or declare its parameters with --raw";
  }

  private static Stream openStream(Path file, AVFormatContext format) {
    int code = avformat_find_stream_info(format, (PointerPointer<?>) null);
    if (code < 0) {
      throw damaged(file, "its streams cannot be read (" + errorText(code) + ")");
    }
    AVCodec codec = new AVCodec(null);
    int index = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, codec, 0);
    if (index < 0) {
      throw new InputException(
          file.toString(), "holds no audio stream that can be decoded (" + errorText(index) + ")");
    }
    AVCodecContext decoder = avcodec_alloc_context3(codec);
    AVStream stream = format.streams(index);
    avcodec_parameters_to_context(decoder, stream.codecpar());
    decoder.thread_count(1);
    decoder.pkt_timebase(stream.time_base());
    decoder.max_samples(MAX_FRAME_SAMPLES);
    String name = codec.name().getString();
    code = avcodec_open2(decoder, codec, (AVDictionary) null);
    if (code < 0) {
      avcodec_free_context(decoder);
      throw damaged(file, "its " + name + " stream cannot be decoded (" + errorText(code) + ")");
    }
    return new Stream(index, decoder, name);
  }

  private static InputException damaged(Path file, String reason) {
    return new InputException(file.toString(), reason + "; the file is damaged, export it again");
  }

  Path file() {
    return file;
  }
}

package io.earshot.worker;

import static io.earshot.worker.FrameReader.check;

import io.earshot.model.LineQuality;
import io.earshot.model.RawFormat;
import io.earshot.model.Utterance;
import io.earshot.model.Voice;
import io.earshot.model.Words;
import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages to frames and back. The package comment has the table of types. */
final class MessageCodec {
  static final int MAX_CHANNELS = 8;
  private static final int MAX_RATE = 1_000_000;
  private static final long MAX_MILLIS = Integer.MAX_VALUE;
  private static final int BYTES_PER_WORD = 4 * Integer.BYTES + Float.BYTES;
  private static final int VOICE_FIGURES = 4;
  private static final int LINE_BYTES = 3 * Float.BYTES + 2 * Integer.BYTES + Long.BYTES;
  private static final int MAX_FAULTS = 1_000 * 4;

  private MessageCodec() {}

  static ByteBuffer encode(Message message) throws WireException {
    return switch (message) {
      case Message.Hello m -> new FrameWriter(1).integer(m.protocolVersion()).frame();
      case Message.Transcribe m -> encode(m);
      case Message.Probe m -> segment(new FrameWriter(3).integer(m.task()), m.segment()).frame();
      case Message.ModelReady m -> new FrameWriter(4).integer(m.task()).frame();
      case Message.Progress m ->
          new FrameWriter(5).integer(m.task()).number(m.audioMillis()).frame();
      case Message.Heard m -> utterance(new FrameWriter(6).integer(m.task()), m.utterance());
      case Message.Refused m ->
          new FrameWriter(7).integer(m.task()).text(m.where()).text(m.reason()).frame();
      case Message.Done m -> encode(m);
      case Message.Probed m -> encode(m);
    };
  }

  /** Reads a frame's type and body. */
  static Message decode(ByteBuffer frame) throws WireException {
    FrameReader in = new FrameReader(frame);
    int type = in.octet();
    Message message =
        switch (type) {
          case 1 -> new Message.Hello(in.integer());
          case 2 -> transcribe(in);
          case 3 -> new Message.Probe(in.integer(), segment(in));
          case 4 -> new Message.ModelReady(in.integer());
          case 5 -> new Message.Progress(in.integer(), in.number("audio time", MAX_MILLIS));
          case 6 -> new Message.Heard(in.integer(), utterance(in));
          case 7 -> new Message.Refused(in.integer(), in.text(), in.text());
          case 8 -> done(in);
          case 9 -> probed(in);
          default -> throw new WireException("a frame of type " + type);
        };
    in.end();
    return message;
  }

  private static ByteBuffer encode(Message.Transcribe m) throws WireException {
    RecordingTask recording = m.recording();
    SpeechModel model = recording.model();
    FrameWriter out = new FrameWriter(2).integer(m.task()).text(recording.contentHash());
    out.text(model.folder().toString()).text(model.language()).integer(model.sampleRate());
    out.text(model.hash()).number(model.sizeBytes()).flag(recording.options().voiceActivity());
    out.integer(recording.segments().size());
    for (RecordingSegment segment : recording.segments()) {
      segment(out, segment);
    }
    return out.frame();
  }

  private static Message transcribe(FrameReader in) throws WireException {
    int task = in.integer();
    String contentHash = in.text();
    SpeechModel model =
        new SpeechModel(
            path(in),
            in.text(),
            in.integer("sample rate", 1, MAX_RATE),
            in.text(),
            in.number("size", Long.MAX_VALUE));
    DecodeOptions options = new DecodeOptions(in.flag());
    int count = in.count(1);
    List<RecordingSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(segment(in));
    }
    return new Message.Transcribe(task, new RecordingTask(contentHash, segments, model, options));
  }

  private static FrameWriter segment(FrameWriter out, RecordingSegment segment) {
    out.text(segment.file().toString()).number(segment.offsetMillis() - RecordingSegment.FOLLOWS);
    RawFormat raw = segment.raw();
    return out.text(raw == null ? "" : raw.toString());
  }

  private static RecordingSegment segment(FrameReader in) throws WireException {
    Path file = path(in);
    long offsetMillis = in.number("offset", MAX_MILLIS) + RecordingSegment.FOLLOWS;
    String raw = in.text();
    return new RecordingSegment(file, offsetMillis, rawOf(raw));
  }

  private static @Nullable RawFormat rawOf(String raw) {
    return raw.isEmpty() ? null : RawFormat.parse(raw);
  }

  private static Path path(FrameReader in) throws WireException {
    try {
      return Path.of(in.text());
    } catch (InvalidPathException e) {
      throw new WireException("a path that cannot be one");
    }
  }

  private static ByteBuffer utterance(FrameWriter out, Utterance utterance) throws WireException {
    Words words = utterance.words();
    out.integer(utterance.party()).number(utterance.startMillis()).number(utterance.endMillis());
    out.text(utterance.text()).integer(words.size());
    out.integers(words.startChar()).integers(words.endChar());
    out.integers(words.startMillis()).integers(words.endMillis());
    out.fractions(words.confidence());
    Voice voice = utterance.voice();
    out.fractions(voice.loudnessDbfs(), voice.loudnessRangeDb());
    return out.fractions(voice.pitchHz(), voice.pitchRangeSemitones()).frame();
  }

  private static Utterance utterance(FrameReader in) throws WireException {
    int party = in.integer("channel", 0, MAX_CHANNELS - 1);
    long start = in.number("start", MAX_MILLIS);
    long end = in.number("end", MAX_MILLIS);
    check(start <= end, "an end before its start");
    String text = in.text();
    int count = in.count(BYTES_PER_WORD);
    Words words =
        new Words(
            in.integers(count),
            in.integers(count),
            in.integers(count),
            in.integers(count),
            in.fractions(count));
    checkWords(words, text.length());
    return new Utterance(party, start, end, Utterance.Kind.SPEECH, text, words, voice(in));
  }

  private static Voice voice(FrameReader in) throws WireException {
    float[] figures = in.fractions(VOICE_FIGURES);
    try {
      return new Voice(figures[0], figures[1], figures[2], figures[3]);
    } catch (IllegalArgumentException e) {
      throw new WireException("a frame with " + e.getMessage());
    }
  }

  private static void checkWords(Words words, int textLength) throws WireException {
    int fromChar = 0;
    int fromMillis = 0;
    for (int i = 0; i < words.size(); i++) {
      check(
          words.startChar()[i] >= fromChar
              && words.endChar()[i] >= words.startChar()[i]
              && words.endChar()[i] <= textLength,
          "a word outside its text");
      check(
          words.startMillis()[i] >= fromMillis && words.endMillis()[i] >= words.startMillis()[i],
          "a word outside its time");
      check(
          words.confidence()[i] >= 0 && words.confidence()[i] <= 1, "a confidence outside 0 to 1");
      fromChar = words.endChar()[i];
      fromMillis = words.startMillis()[i];
    }
  }

  private static ByteBuffer encode(Message.Done m) throws WireException {
    Transcription t = m.transcription();
    FrameWriter out = new FrameWriter(8).integer(m.task()).number(t.durationMillis());
    out.integer(t.channelCount()).integer(t.sampleRate()).text(t.codec()).flag(t.cut());
    out.integer(t.faults().size());
    t.faults().forEach(out::text);
    out.integer(t.speechMillis().size());
    t.speechMillis().forEach(out::number);
    out.integer(t.lines().size());
    for (LineQuality line : t.lines()) {
      out.fractions(line.speechDbfs(), line.noiseDbfs(), line.clippedPercent());
      out.integer(line.dropOuts()).integer(line.bandWidthHz()).number(line.measuredMillis());
    }
    return out.text(t.modelHash()).text(t.decodeOptions()).frame();
  }

  private static Message done(FrameReader in) throws WireException {
    int task = in.integer();
    long durationMillis = in.number("duration", MAX_MILLIS);
    int channels = in.integer("channels", 0, MAX_CHANNELS);
    int rate = in.integer("sample rate", 0, MAX_RATE);
    String codec = in.text();
    boolean cut = in.flag();
    List<String> faults = new ArrayList<>();
    int faultCount = in.count(Integer.BYTES);
    check(faultCount <= MAX_FAULTS, faultCount + " faults");
    for (int i = 0; i < faultCount; i++) {
      faults.add(in.text());
    }
    List<Long> speech = new ArrayList<>();
    int speechCount = in.count(Long.BYTES);
    check(speechCount <= MAX_CHANNELS, speechCount + " channels of speech");
    for (int i = 0; i < speechCount; i++) {
      speech.add(in.number("speech", MAX_MILLIS));
    }
    return new Message.Done(
        task,
        new Transcription(
            durationMillis,
            channels,
            rate,
            codec,
            List.of(),
            faults,
            cut,
            speech,
            lines(in),
            in.text(),
            in.text()));
  }

  private static List<LineQuality> lines(FrameReader in) throws WireException {
    int count = in.count(LINE_BYTES);
    check(count <= MAX_CHANNELS, count + " lines");
    List<LineQuality> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] figures = in.fractions(3);
      try {
        lines.add(
            new LineQuality(
                figures[0],
                figures[1],
                figures[2],
                in.integer(),
                in.integer("band width", 0, MAX_RATE),
                in.number("measured time", MAX_MILLIS)));
      } catch (IllegalArgumentException e) {
        throw new WireException("a frame with " + e.getMessage());
      }
    }
    return lines;
  }

  private static ByteBuffer encode(Message.Probed m) throws WireException {
    AudioProbe probe = m.probe();
    return new FrameWriter(9)
        .integer(m.task())
        .number(probe.durationMillis())
        .integer(probe.channelCount())
        .integer(probe.sampleRate())
        .text(probe.codec())
        .frame();
  }

  private static Message probed(FrameReader in) throws WireException {
    return new Message.Probed(
        in.integer(),
        new AudioProbe(
            in.number("duration", Long.MAX_VALUE),
            in.integer("channels", 0, MAX_CHANNELS),
            in.integer("sample rate", 0, MAX_RATE),
            in.text()));
  }
}

package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.LineQuality;
import io.earshot.model.Utterance;
import io.earshot.model.Voice;
import java.util.ArrayList;
import java.util.List;

/**
 * The acoustic columns of a conversation: the quality of its lines, then per utterance whether its
 * voice was measured and the figures, in hundredths. Nothing at all where nothing was measured.
 */
final class AcousticsTable {
  /** Raised whenever the figures would be measured or written otherwise. */
  static final int VERSION = 1;

  private static final int UNMEASURED = 0;
  private static final int LOUDNESS = 1;
  private static final int LOUDNESS_AND_PITCH = 2;

  private AcousticsTable() {}

  static void write(ByteWriter out, Conversation conversation) {
    List<LineQuality> lines = conversation.provenance().lines();
    if (lines.isEmpty() && !anyVoice(conversation.utterances())) {
      return;
    }
    out.varint(lines.size());
    for (LineQuality line : lines) {
      out.zigzag(steps(line.speechDbfs())).zigzag(steps(line.noiseDbfs()));
      out.zigzag(steps(line.clippedPercent())).varint(line.dropOuts());
      out.varint(line.bandWidthHz()).varint(line.measuredMillis());
    }
    for (Utterance utterance : conversation.utterances()) {
      write(out, utterance.voice());
    }
  }

  static List<LineQuality> readLines(ByteReader in) {
    List<LineQuality> lines = new ArrayList<>();
    for (int n = in.remaining() == 0 ? 0 : in.count(6); n > 0; n--) {
      try {
        lines.add(
            new LineQuality(
                figure(in),
                figure(in),
                figure(in),
                (int) in.varint(),
                (int) in.varint(),
                in.varint()));
      } catch (IllegalArgumentException e) {
        throw new MalformedException(String.valueOf(e.getMessage()));
      }
    }
    return lines;
  }

  /** Gives each of the utterances its voice; there is a column if there was anything. */
  static void readVoices(ByteReader in, List<Utterance> utterances) {
    for (int i = 0; i < utterances.size(); i++) {
      Voice voice = voice(in);
      if (voice.isMeasured()) {
        utterances.set(i, utterances.get(i).with(voice));
      }
    }
    in.end();
  }

  private static boolean anyVoice(List<Utterance> utterances) {
    for (Utterance utterance : utterances) {
      if (utterance.voice().isMeasured()) {
        return true;
      }
    }
    return false;
  }

  private static void write(ByteWriter out, Voice voice) {
    if (!voice.isMeasured()) {
      out.octet(UNMEASURED);
      return;
    }
    out.octet(voice.hasPitch() ? LOUDNESS_AND_PITCH : LOUDNESS);
    out.zigzag(steps(voice.loudnessDbfs())).zigzag(steps(voice.loudnessRangeDb()));
    if (voice.hasPitch()) {
      out.zigzag(steps(voice.pitchHz())).zigzag(steps(voice.pitchRangeSemitones()));
    }
  }

  private static Voice voice(ByteReader in) {
    int kind = in.octet();
    if (kind == UNMEASURED) {
      return Voice.NONE;
    }
    if (kind > LOUDNESS_AND_PITCH) {
      throw new MalformedException("a voice of kind " + kind);
    }
    boolean pitched = kind == LOUDNESS_AND_PITCH;
    try {
      return new Voice(
          figure(in),
          figure(in),
          pitched ? figure(in) : Float.NaN,
          pitched ? figure(in) : Float.NaN);
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
  }

  private static long steps(float figure) {
    return Math.round(figure * (double) Voice.STEPS);
  }

  private static float figure(ByteReader in) {
    return in.int32() / (float) Voice.STEPS;
  }
}

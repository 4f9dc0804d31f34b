package io.earshot.asr;

import io.earshot.asr.SpeechRecognition.Job;
import io.earshot.asr.SpeechRecognition.Listener;
import io.earshot.audio.ChannelAcoustics;
import io.earshot.audio.PcmSink;
import io.earshot.model.LineQuality;
import io.earshot.model.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels of one file, made when the first samples show how many there are. */
final class ChannelSet implements PcmSink, AutoCloseable {
  private final VoskModel model;
  private final Job job;
  private final Listener listener;
  private final List<ChannelLane> channels = new ArrayList<>();
  private final List<ChannelAcoustics> acoustics = new ArrayList<>();
  private final List<Envelope> envelopes = new ArrayList<>();
  private @Nullable VoiceFrames voiceFrames;
  private long samples;

  ChannelSet(VoskModel model, Job job, Listener listener) {
    this.model = model;
    this.job = job;
    this.listener = listener;
  }

  @Override
  public void pcm(short[][] pcm, int n) {
    if (channels.isEmpty()) {
      open(pcm.length);
    }
    if (voiceFrames != null) {
      voiceFrames.accept(pcm[0], n);
    }
    for (int i = 0; i < envelopes.size(); i++) {
      envelopes.get(i).accept(pcm[i], n);
    }
    for (int i = 0; i < pcm.length; i++) {
      acoustics.get(i).accept(pcm[i], n); // first: an utterance ends within what was measured
      channels.get(i).accept(pcm[i], n);
    }
    samples += n;
    listener.audioMillis().accept(samples * 1_000 / model.sampleRate());
  }

  /** Ends every channel; the speech heard in each, in milliseconds. */
  List<Long> finish() {
    List<Long> speechMillis = new ArrayList<>();
    for (ChannelLane channel : channels) {
      speechMillis.add(channel.finish());
    }
    return speechMillis;
  }

  /** How well each channel was recorded. */
  List<LineQuality> lines() {
    List<LineQuality> lines = new ArrayList<>();
    for (ChannelAcoustics channel : acoustics) {
      lines.add(channel.quality());
    }
    return lines;
  }

  @Override
  public void close() {
    channels.forEach(ChannelLane::close);
  }

  private void open(int count) {
    for (int i = 0; i < count; i++) {
      acoustics.add(new ChannelAcoustics(model.sampleRate()));
      if (count == 2) {
        envelopes.add(new Envelope(model.sampleRate()));
      }
    }
    for (int i = 0; i < count; i++) {
      WordSink words =
          switch (count) {
            case 1 -> sharedChannel();
            case 2 -> new EchoFilter(envelopes.get(i), envelopes.get(1 - i), cutter(i, i));
            default -> cutter(i, i);
          };
      channels.add(newChannel(i, words));
    }
  }

  private ChannelLane newChannel(int index, WordSink words) {
    SilenceNoise noise = new SilenceNoise(job.contentHash(), job.segment(), index);
    return new ChannelLane(
        index,
        () ->
            new ChannelRecognition(
                new ChannelRecognition.Parts(model.newRecognizer(), noise, words),
                model.sampleRate(),
                job.voiceActivity()));
  }

  private WordSink sharedChannel() {
    VoiceFrames frames = new VoiceFrames(model.sampleRate());
    voiceFrames = frames;
    return new SharedChannel(frames, job.voices(), voice -> cutter(voice, 0));
  }

  /** Cuts utterances of a party, measured on the channel it is heard on. */
  private UtteranceCutter cutter(int party, int channel) {
    ChannelAcoustics sound = acoustics.get(channel);
    return new UtteranceCutter(
        party,
        job.offsetMillis(),
        utterance -> listener.utterances().accept(measured(utterance, sound)));
  }

  private Utterance measured(Utterance utterance, ChannelAcoustics sound) {
    long offset = job.offsetMillis();
    return utterance.with(
        sound.voice(utterance.startMillis() - offset, utterance.endMillis() - offset));
  }
}

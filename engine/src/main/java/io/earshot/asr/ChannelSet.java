package io.earshot.asr;

import io.earshot.asr.SpeechRecognition.Job;
import io.earshot.asr.SpeechRecognition.Listener;
import io.earshot.audio.ChannelAcoustics;
import io.earshot.audio.PcmSink;
import io.earshot.model.LineQuality;
import io.earshot.model.Utterance;
import java.util.ArrayList;
import java.util.List;

/** The channels of one file, made when the first samples show how many there are. */
final class ChannelSet implements PcmSink, AutoCloseable {
  private final VoskModel model;
  private final Job job;
  private final Listener listener;
  private final List<ChannelLane> channels = new ArrayList<>();
  private final List<ChannelAcoustics> acoustics = new ArrayList<>();
  private long samples;

  ChannelSet(VoskModel model, Job job, Listener listener) {
    this.model = model;
    this.job = job;
    this.listener = listener;
  }

  @Override
  public void pcm(short[][] pcm, int n) {
    while (channels.size() < pcm.length) {
      channels.add(newChannel(channels.size()));
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

  private ChannelLane newChannel(int index) {
    SilenceNoise noise = new SilenceNoise(job.contentHash(), job.segment(), index);
    ChannelAcoustics sound = new ChannelAcoustics(model.sampleRate());
    acoustics.add(sound);
    UtteranceCutter cutter =
        new UtteranceCutter(
            index,
            job.offsetMillis(),
            utterance -> listener.utterances().accept(measured(utterance, sound)));
    return new ChannelLane(
        index,
        () ->
            new ChannelRecognition(
                new ChannelRecognition.Parts(model.newRecognizer(), noise, cutter),
                model.sampleRate(),
                job.voiceActivity()));
  }

  private Utterance measured(Utterance utterance, ChannelAcoustics sound) {
    long offset = job.offsetMillis();
    return utterance.with(
        sound.voice(utterance.startMillis() - offset, utterance.endMillis() - offset));
  }
}

package io.earshot.worker;

import io.earshot.model.InputException;
import io.earshot.model.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The worker's end of the wire: connects, does what it is told, each task on its own thread. */
public final class WorkerEndpoint {
  private static final long PROGRESS_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final FrameChannel channel;
  private final RecordingWork work;

  private WorkerEndpoint(FrameChannel channel, RecordingWork work) {
    this.channel = channel;
    this.work = work;
  }

  /**
   * Serves until the parent closes the connection or dies. A task that fails with anything but an
   * {@link InputException} goes to its thread's uncaught-exception handler, which should end the
   * process.
   *
   * @param socket the path given as last argument
   */
  public static void serve(Path socket, RecordingWork work) throws IOException {
    try (SocketChannel connection = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      connection.connect(UnixDomainSocketAddress.of(socket));
      try (FrameChannel channel = new FrameChannel(connection)) {
        channel.send(new Message.Hello(Message.PROTOCOL_VERSION));
        new WorkerEndpoint(channel, work).receiveTasks();
      }
    }
  }

  private void receiveTasks() throws IOException {
    for (Message message = channel.receive(); message != null; message = channel.receive()) {
      switch (message) {
        case Message.Transcribe m -> start(m.task(), () -> transcribe(m));
        case Message.Probe m -> start(m.task(), () -> probe(m));
        default -> throw new WireException("a frame that only workers send");
      }
    }
  }

  private static void start(int task, Runnable body) {
    Thread.ofPlatform().name("task-" + task).daemon().start(body);
  }

  private void transcribe(Message.Transcribe m) {
    try {
      RecordingTask recording = m.recording();
      work.load(recording.model());
      send(new Message.ModelReady(m.task()));
      RecordingResult result = new RecordingResult(recording);
      RecordingWork.Hearing hearing = work.begin(recording);
      for (int i = 0; i < recording.segments().size(); i++) {
        Report report = new Report(m.task(), result.audioMillis());
        long offset = result.offsetMillis(recording.segments().get(i));
        Transcription heard = hearing.transcribe(i, offset, report);
        result.add(recording.segments().get(i), offset, heard);
      }
      send(new Message.Done(m.task(), result.transcription()));
    } catch (InputException e) {
      send(new Message.Refused(m.task(), e.where(), e.reason()));
    }
  }

  private void probe(Message.Probe m) {
    try {
      send(new Message.Probed(m.task(), work.probe(m.segment())));
    } catch (InputException e) {
      send(new Message.Refused(m.task(), e.where(), e.reason()));
    }
  }

  private void send(Message message) {
    try {
      channel.send(message);
    } catch (IOException e) {
      throw new UncheckedIOException("the parent is gone", e);
    }
  }

  private final class Report implements RecordingWork.TaskReport {
    private final int task;
    private final long earlierMillis;
    private long sentNanos;

    /** Reports on a segment that follows {@code earlierMillis} of audio of earlier ones. */
    Report(int task, long earlierMillis) {
      this.task = task;
      this.earlierMillis = earlierMillis;
    }

    @Override
    public void heard(Utterance utterance) {
      send(new Message.Heard(task, utterance));
    }

    @Override
    public void progress(long audioMillis) {
      long now = System.nanoTime();
      if (now - sentNanos >= PROGRESS_EVERY_NANOS) {
        sentNanos = now;
        send(new Message.Progress(task, earlierMillis + audioMillis));
      }
    }
  }
}

package io.earshot.worker;

import io.earshot.model.InputException;
import io.earshot.worker.ModelCatalogue.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fetches a speech model: loads its archive, compares it with the checksum, unpacks it and looks at
 * what it holds; only then does the model's folder appear. What was loaded stays for the next
 * attempt, which goes on from there.
 */
public final class ModelDownload {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration STALL = Duration.ofSeconds(60);

  /** Of an archive whose length nobody published. */
  private static final long MOST_BYTES = 8L << 30;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NOT_SATISFIABLE = 416;

  private final String name;
  private final Archive archive;
  private final Path folder;
  private final Duration stall;
  private final Progress progress;

  /** Hears how far it has come. */
  @FunctionalInterface
  public interface Progress {
    /** {@code bytes} of {@code of} are there; {@code of} is 0 where it is not known. */
    void at(long bytes, long of);
  }

  ModelDownload(String name, Archive archive, Path folder, Duration stall, Progress progress) {
    this.name = name;
    this.archive = archive;
    this.folder = folder;
    this.stall = stall;
    this.progress = progress;
  }

  /**
   * Fetches a model whose checksum is known.
   *
   * @param name the model's, and of the folder it gets
   * @param folder where models are fetched to; made where it is not there
   * @throws InputException if it cannot be loaded, is not what was published, or is no model
   */
  public static SpeechModel fetch(String name, Archive archive, Path folder, Progress progress) {
    return new ModelDownload(name, archive, folder, STALL, progress).fetch();
  }

  SpeechModel fetch() {
    Path part = folder.resolve(name + ".zip.part");
    try {
      Files.createDirectories(folder);
      try (FileChannel file =
              FileChannel.open(
                  part,
                  Set.of(
                      StandardOpenOption.CREATE,
                      StandardOpenOption.READ,
                      StandardOpenOption.WRITE));
          FileLock lock = lock(file)) {
        load(file);
        if (!ModelArchive.sha256(file).equals(archive.sha256())) {
          file.truncate(0);
          throw fault(
              "is not what was published: its SHA-256 differs from "
                  + archive.sha256()
                  + ". What was loaded is thrown away; try again, and if it differs again, do not"
                  + " trust the source");
        }
        ModelArchive.unpack(part, unpacked());
      }
      SpeechModel.open(unpacked());
      Files.move(unpacked(), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Files.delete(part);
      return SpeechModel.open(folder.resolve(name));
    } catch (IOException e) {
      throw fault("cannot be kept in " + folder + ": " + e);
    }
  }

  private Path unpacked() {
    return folder.resolve("." + name + ".unpacking");
  }

  private FileLock lock(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      // told below
    }
    throw fault("is being fetched by another process; wait for that");
  }

  /** Loads what is missing, again as long as each attempt brings something. */
  private void load(FileChannel file) throws IOException {
    if (archive.sizeBytes() > 0 && file.size() > archive.sizeBytes()) {
      file.truncate(0);
    }
    while (archive.sizeBytes() == 0 || file.size() < archive.sizeBytes()) {
      long before = file.size();
      try {
        request(file);
        if (archive.sizeBytes() == 0 || file.size() == archive.sizeBytes()) {
          return;
        }
        throw new IOException("the connection ended");
      } catch (IOException e) {
        if (file.size() <= before) {
          String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
          throw fault(
              file.size() == 0
                  ? "cannot be loaded (" + reason + "); is the network there?"
                  : "could be loaded up to byte "
                      + file.size()
                      + " ("
                      + reason
                      + "); run the command again, it goes on from there");
        }
      }
    }
  }

  private void request(FileChannel file) throws IOException {
    long from = file.size();
    HttpRequest.Builder request = HttpRequest.newBuilder(archive.address()).timeout(stall);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()) {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        receive(response, body, file, from);
      } finally {
        client.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault("was not loaded: the command was stopped");
    }
  }

  private void receive(
      HttpResponse<InputStream> response, InputStream body, FileChannel file, long from)
      throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    switch (response.statusCode()) {
      case PARTIAL -> {
        if (!range.startsWith("bytes " + from + "-")) {
          throw new IOException("the server sent another part than was asked for");
        }
        copy(body, file, from);
      }
      case OK -> copy(body, file, 0);
      case NOT_SATISFIABLE -> {
        if (archive.sizeBytes() > 0 || from == 0) {
          throw new IOException("the server has no more than " + from + " bytes");
        }
      }
      default -> throw fault("is not there: the server answered " + response.statusCode());
    }
  }

  private void copy(InputStream body, FileChannel file, long from) throws IOException {
    file.truncate(from);
    file.position(from);
    AtomicLong moved = new AtomicLong(System.nanoTime());
    Thread watch = Thread.ofVirtual().start(() -> closeWhenStill(body, moved));
    try {
      byte[] buffer = new byte[BUFFER_BYTES];
      long most = archive.sizeBytes() > 0 ? archive.sizeBytes() : MOST_BYTES;
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        moved.set(System.nanoTime());
        if (file.position() + n > most) {
          file.truncate(0);
          throw fault("is longer than the " + most + " bytes that were published");
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        progress.at(file.position(), archive.sizeBytes());
      }
    } finally {
      watch.interrupt();
    }
  }

  /** A connection on which nothing comes any more would be read from for ever. */
  private void closeWhenStill(InputStream body, AtomicLong moved) {
    try {
      long left = stall.toNanos();
      while (left > 0) {
        Thread.sleep(Duration.ofNanos(left));
        left = stall.toNanos() - (System.nanoTime() - moved.get());
      }
      body.close();
    } catch (InterruptedException e) {
      // it came to an end
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private InputException fault(String reason) {
    URI address = archive.address();
    return new InputException(address.toString(), "the speech model " + name + " " + reason);
  }
}

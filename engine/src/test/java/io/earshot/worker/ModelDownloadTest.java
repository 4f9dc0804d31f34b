package io.earshot.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.earshot.SharedFolder;
import io.earshot.model.InputException;
import io.earshot.worker.ModelCatalogue.Archive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models come over the network from a real server: whole, in pieces, altered, or not at all. */
class ModelDownloadTest {
  private static final Path DEMO = SharedFolder.checkout().resolve("models/demo-zh");

  @TempDir Path folder;

  private HttpServer server;
  private byte[] archive = {};

  /** Bytes the server sends before it drops the connection; whole answers where negative. */
  private int cutAfter = -1;

  private boolean silent;
  private final List<String> ranges = new ArrayList<>();

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void model_isLoadedComparedAndUnpacked() throws Exception {
    archive = zip("vosk-cn/", null);
    List<Long> told = new ArrayList<>();

    SpeechModel model =
        ModelDownload.fetch("vosk-cn", published(), folder, (bytes, of) -> told.add(bytes));

    assertThat(model.folder()).isEqualTo(folder.resolve("vosk-cn").toAbsolutePath());
    assertThat(model.language()).isEqualTo("zh");
    assertThat(model.hash()).isEqualTo(SpeechModel.open(DEMO).hash());
    assertThat(told).isSorted().endsWith((long) archive.length);
    assertThat(left()).containsExactly("vosk-cn");
  }

  @Test
  void cutConnection_goesOnWhereItBrokeOff() throws Exception {
    archive = zip("vosk-cn/", null);
    cutAfter = archive.length / 3;

    fetch("vosk-cn");

    assertThat(ranges).hasSize(4).startsWith((String) null);
    assertThat(ranges.subList(1, 4)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void nextRun_goesOnWhereTheLastOneStopped() throws Exception {
    archive = zip("vosk-cn/", null);
    Files.write(folder.resolve("vosk-cn.zip.part"), Arrays.copyOf(archive, 1_000));

    fetch("vosk-cn");

    assertThat(ranges).containsExactly("bytes=1000-");
  }

  @Test
  void serverThatFallsSilent_isGivenUpAndWhatCameIsKept() throws Exception {
    archive = zip("vosk-cn/", null);
    cutAfter = 5_000;
    silent = true;

    assertThatThrownBy(
            () ->
                new ModelDownload(
                        "vosk-cn", published(), folder, Duration.ofMillis(300), (b, o) -> {})
                    .fetch())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("run the command again, it goes on from there");
    assertThat(Files.size(folder.resolve("vosk-cn.zip.part"))).isGreaterThanOrEqualTo(5_000);
  }

  @Test
  void alteredArchive_isRefusedAndThrownAway() throws Exception {
    archive = zip("vosk-cn/", null);
    Archive published = published();
    archive[archive.length / 2] ^= 1;

    assertThatThrownBy(() -> ModelDownload.fetch("vosk-cn", published, folder, (b, o) -> {}))
        .hasMessageContaining("is not what was published")
        .hasMessageContaining(published.sha256());
    assertThat(folder.resolve("vosk-cn")).doesNotExist();
    assertThat(folder.resolve("vosk-cn.zip.part")).isEmptyFile();
  }

  @Test
  void longerArchive_isRefusedBeforeItFillsTheDisk() throws Exception {
    archive = zip("vosk-cn/", null);
    Archive shorter = new Archive(address(), 1_000, published().sha256());

    assertThatThrownBy(() -> ModelDownload.fetch("vosk-cn", shorter, folder, (b, o) -> {}))
        .hasMessageContaining("longer than the 1000 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vosk-cn/../../evil", "vosk-cn//etc/evil", "beside"})
  void archive_thatLeadsOutOfItsFolder_isRefused(String entry) throws Exception {
    archive = zip("vosk-cn/", entry);

    assertThatThrownBy(() -> fetch("vosk-cn"))
        .hasMessageContaining(entry.replaceFirst("^vosk-cn/", ""));
    assertThat(folder.resolveSibling("evil")).doesNotExist();
    assertThat(folder.resolve("vosk-cn")).doesNotExist();
  }

  @Test
  void archive_withANameThatNoFileCanHave_isRefused() throws Exception {
    archive = zip("vosk-cn/", "vosk-cn/a\0b");

    assertThatThrownBy(() -> fetch("vosk-cn"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("leads out of the folder");
  }

  @Test
  void archive_withoutAModel_isRefusedByTheMissingFile() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("vosk-cn/README"));
      zip.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    archive = bytes.toByteArray();

    assertThatThrownBy(() -> fetch("vosk-cn")).hasMessageContaining("lacks am/final.mdl");
    assertThat(folder.resolve("vosk-cn")).doesNotExist();
  }

  @Test
  void whatIsNotThere_isSaidToBeNotThere() {
    Archive missing = new Archive(URI.create(address() + "missing"), 0, "0".repeat(64));

    assertThatThrownBy(() -> ModelDownload.fetch("vosk-cn", missing, folder, (b, o) -> {}))
        .hasMessageContaining("the server answered 404");
  }

  private void fetch(String name) throws Exception {
    ModelDownload.fetch(name, published(), folder, (bytes, of) -> {});
  }

  private Archive published() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
    return new Archive(address(), archive.length, HexFormat.of().formatHex(digest));
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("missing")) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range);
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    if (range != null) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (archive.length - 1) + "/" + archive.length);
    }
    int length = archive.length - from;
    exchange.sendResponseHeaders(range == null ? 200 : 206, length);
    int sent = cutAfter < 0 ? length : silent && from > 0 ? 0 : Math.min(cutAfter, length);
    exchange.getResponseBody().write(archive, from, sent);
    exchange.getResponseBody().flush();
    if (sent == length || !silent) {
      exchange.close();
    }
  }

  private static byte[] zip(String top, @Nullable String extra) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(DEMO)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(top + DEMO.relativize(file)));
        Files.copy(file, zip);
      }
      if (extra != null) {
        zip.putNextEntry(new ZipEntry(extra));
        zip.write(1);
      }
    }
    return bytes.toByteArray();
  }
}

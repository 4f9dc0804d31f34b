package io.earshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.earshot.model.RawFormat;
import io.earshot.model.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders with everything in them that people keep in folders. */
class FolderTest {
  private static final String WAV = "RIFF0000WAVEfmt ";
  private static final String CHAT = "{\"turns\":[{\"role\":\"bot\",\"text\":\"x\"}]}";

  @TempDir Path folder;

  @Test
  void folder_isReadRecursivelyInOrderOfNames() throws IOException {
    Archives.write(folder, "b/2.wav", WAV);
    Archives.write(folder, "b/1.json", CHAT);
    Archives.write(folder, "a.mp3", "ID3");
    Archives.write(folder, "c.jsonl", CHAT + "\n" + CHAT);
    List<String> order =
        List.of(
            folder.resolve("a.mp3").toString(),
            folder.resolve("b/1.json").toString(),
            folder.resolve("b/2.wav").toString(),
            folder.resolve("c.jsonl") + ":1",
            folder.resolve("c.jsonl") + ":2");
    assertThat(Archives.read(folder)).extracting(Item::source).isEqualTo(order);
    assertThat(Archives.read(folder)).extracting(Item::source).isEqualTo(order);
  }

  @Test
  void otherFiles_areSkippedInAFolderAndFailWhenNamed() throws IOException {
    Path notes = Archives.write(folder, "notes.txt", "hello");
    Archives.write(folder, "a.wav", WAV);
    assertThat(Archives.read(folder)).hasSize(1);
    Survey survey = Archive.of(List.of(folder), ArchiveOptions.defaults()).survey();
    assertThat(survey.skipped()).extracting(Skipped::path).containsExactly(notes.toString());
    assertThat(survey.recordings()).isEqualTo(1);
    assertThat(survey.failures()).isZero();
    assertThat(Archives.read(notes)).singleElement().isInstanceOf(FailedItem.class);
  }

  @Test
  void hiddenFile_isSkippedInAFolder() throws IOException {
    Archives.write(folder, "._a.wav", "Mac OS X");
    assertThat(Archives.read(folder)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fLaC,true",
    "OggS,true",
    "ID3,true",
    "#!AMR,true",
    ".snd,true",
    "RF64xxxxWAVE,true",
    "RIFFxxxxWAVE,true",
    "RIFFxxxxAVI ,false",
    "FORMxxxxAIFF,true",
    "xxxxftypM4A ,true",
    "xxxxftypheic,false",
    "hello,false",
    "x,false"
  })
  void namelessFile_isJudgedByItsFirstBytes(String head, boolean audio) throws IOException {
    Archives.write(folder, "recording", head.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Archives.read(folder)).hasSize(audio ? 1 : 0);
  }

  @Test
  void utf16Text_isNoAudio() throws IOException {
    Archives.write(folder, "text", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0});
    assertThat(Archives.read(folder)).isEmpty();
  }

  @Test
  void capture_isRefusedWithWhatToDo() throws IOException {
    Archives.write(
        folder, "call.pcap", new byte[] {(byte) 0xD4, (byte) 0xC3, (byte) 0xB2, (byte) 0xA1});
    assertThat(failed(folder).reason()).contains("network packets").contains("extract");
  }

  @Test
  void emptyFiles_failByExtension() throws IOException {
    Archives.write(folder, "a.wav", "");
    Archives.write(folder, "b.jsonl", "");
    Archives.write(folder, "c.txt", "");
    assertThat(Archives.read(folder))
        .hasSize(2)
        .allSatisfy(item -> assertThat(((FailedItem) item).reason()).contains("0 bytes"));
  }

  @Test
  void folderNamedLikeAudio_isAFolder() throws IOException {
    Archives.write(folder, "x.wav/inner.wav", WAV);
    assertThat(Archives.read(folder))
        .extracting(Item::source)
        .containsExactly(folder.resolve("x.wav/inner.wav").toString());
  }

  @Test
  void linkThatLoops_isWalkedOnce() throws IOException {
    Archives.write(folder, "a.wav", WAV);
    Files.createDirectory(folder.resolve("sub"));
    Files.createSymbolicLink(folder.resolve("sub/up"), folder);
    Files.createSymbolicLink(folder.resolve("self.wav"), folder.resolve("self.wav"));
    List<Item> items = Archives.read(folder);
    assertThat(items).hasSize(2);
    assertThat(((FailedItem) items.get(1)).reason()).contains("link");
  }

  @Test
  @Timeout(20)
  void pipe_isNeverOpened() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.wav");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeThat(mkfifo.waitFor(10, TimeUnit.SECONDS) && mkfifo.exitValue() == 0).isTrue();
    assertThat(failed(folder).reason()).contains("pipe");
  }

  @Test
  void unreadableFile_saysSo() throws IOException {
    Path file = Archives.write(folder, "a.wav", WAV);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).isFalse();
    assertThat(failed(folder).reason()).contains("may not be read");
  }

  @Test
  void missingFile_saysSo() throws IOException {
    assertThat(failed(folder.resolve("gone.wav")).reason()).contains("no such file");
  }

  @Test
  void sidecar_describesItsRecording() throws IOException {
    Archives.write(folder, "a.wav", WAV);
    Archives.write(
        folder,
        "a.json",
        "{\"agent_info\":[{\"agent_id\":\"7\",\"display_name\":\"Ann\",\"team\":\"Blue\"}],"
            + "\"agent_channel\":2,\"customer_channel\":1,\"language_code\":\"en-US\","
            + "\"start_time\":\"2026-11-21T10:00:00Z\",\"labels\":{\"tier\":\"gold\"},"
            + "\"customer_satisfaction_rating\":4,\"turns\":[{\"role\":\"agent\"}]}");
    CallSheet sheet = ((RecordingItem) Archives.read(folder).getFirst()).sheet();
    assertThat(Archives.read(folder)).hasSize(1);
    assertThat(sheet.agentId()).isEqualTo("7");
    assertThat(sheet.agentName()).isEqualTo("Ann");
    assertThat(sheet.channels()).containsExactly(Role.CUSTOMER, Role.AGENT);
    assertThat(sheet.language()).isEqualTo("en");
    assertThat(sheet.startedAtMillis()).isEqualTo(1_795_255_200_000L);
    assertThat(sheet.metadata())
        .containsEntry("tier", "gold")
        .containsEntry("team", "Blue")
        .containsEntry("satisfaction", "4")
        .doesNotContainKey("turns");
    assertThat(sheet.faults()).isEmpty();
  }

  @Test
  void brokenSidecar_isNotedAndTheRecordingUsed() throws IOException {
    Archives.write(folder, "a.wav", WAV);
    Archives.write(folder, "a.json", "{\"agent_id\":");
    RecordingItem item = (RecordingItem) Archives.read(folder).getFirst();
    assertThat(item.sheet().faults()).singleElement().asString().contains("ends too early");
  }

  @Test
  void headerlessFiles_haveTheFormatOfTheirExtension() throws IOException {
    Archives.write(folder, "a.ulaw", "x");
    Archives.write(folder, "b.g722", "x");
    Archives.write(folder, "c.raw", "x");
    List<Item> items = Archives.read(folder);
    assertThat(((RecordingItem) items.get(0)).rawFormat()).hasToString("mulaw:8000:1");
    assertThat(((RecordingItem) items.get(1)).rawFormat()).hasToString("g722:16000:1");
    assertThat(((FailedItem) items.get(2)).reason()).contains("--raw s16le:8000:1");
    ArchiveOptions declared =
        ArchiveOptions.defaults().withRawFormat(RawFormat.parse("s16le:8000:2"));
    assertThat(((RecordingItem) Archives.read(declared, folder).get(2)).rawFormat())
        .hasToString("s16le:8000:2");
  }

  @Test
  void contentHash_isThatOfTheBytes() throws IOException {
    Archives.write(folder, "a.wav", "abc");
    RecordingItem item = (RecordingItem) Archives.read(folder).getFirst();
    assertThat(item.contentHash())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(item.sizeBytes()).isEqualTo(3);
  }

  @Test
  void longFile_isReadWithLittleMemory() throws IOException {
    byte[] line =
        (CHAT.replace("{\"turns", "{\"language\":\"en\",\"turns")
                    .replace("\"x\"", "\"" + "y".repeat(20_000) + "\"")
                + "\n")
            .getBytes(StandardCharsets.UTF_8);
    long size = 200L << 20;
    try (InputStream lines = new RepeatedLine(line, size);
        ChatLines chats =
            new ChatLines(
                "big.jsonl", lines, new ChatParser(), new ChatBuilder(ArchiveOptions.defaults()))) {
      long count = 0;
      for (Item item = chats.next(); item != null; item = chats.next()) {
        count += item instanceof ChatItem ? 1 : 0;
      }
      assertThat(count).isEqualTo(size / line.length);
      assertThat(chats.heldBytes()).isEqualTo(1 << 16);
    }
  }

  private static FailedItem failed(Path path) throws IOException {
    List<Item> items = new ArrayList<>(Archives.read(path));
    assertThat(items).singleElement().isInstanceOf(FailedItem.class);
    return (FailedItem) items.getFirst();
  }

  /** A stream of the same line again and again. */
  private static final class RepeatedLine extends InputStream {
    private final byte[] line;
    private long left;
    private int at;

    RepeatedLine(byte[] line, long size) {
      this.line = line;
      this.left = size / line.length * line.length;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (left == 0) {
        return -1;
      }
      int n = (int) Math.min(Math.min(length, line.length - at), left);
      System.arraycopy(line, at, into, from, n);
      at = (at + n) % line.length;
      left -= n;
      return n;
    }
  }
}

package io.earshot.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.model.Event;
import io.earshot.model.InputException;
import io.earshot.model.RawFormat;
import io.earshot.model.Role;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  @TempDir Path folder;

  @BeforeEach
  void writeAudio() throws IOException {
    for (String name : List.of("a.wav", "b.wav", "c.wav", "d.raw", "录音.wav")) {
      Archives.write(folder, name, "RIFF0000WAVEfmt ");
    }
  }

  @Test
  void row_givesRecordingWithItsSheet() throws IOException {
    List<Item> items =
        read(
            "file,callId,agentId,agentName,team,startedAt,zone,language,channels,events,remark1\n"
                + "a.wav,c-1,a7,Ann,Blue,2026-11-21 10:00:00,Asia/Shanghai,zh-CN,\"agent,customer\""
                + ",hold@35.0-60.5;hang-up@75.2:by=customer,VIP\n");
    RecordingItem item = (RecordingItem) items.getFirst();
    CallSheet sheet = item.sheet();
    assertThat(items).hasSize(1);
    assertThat(item.segments()).containsExactly(new Segment(folder.resolve("a.wav"), 0));
    assertThat(item.source()).endsWith("m.csv:2");
    assertThat(sheet.externalId()).isEqualTo("c-1");
    assertThat(sheet.agentId()).isEqualTo("a7");
    assertThat(sheet.agentName()).isEqualTo("Ann");
    assertThat(sheet.language()).isEqualTo("zh");
    assertThat(sheet.zone()).isEqualTo("Asia/Shanghai");
    assertThat(sheet.startedAtMillis())
        .isEqualTo(Instant.parse("2026-11-21T02:00:00Z").toEpochMilli());
    assertThat(sheet.channels()).containsExactly(Role.AGENT, Role.CUSTOMER);
    assertThat(sheet.events())
        .containsExactly(
            new Event(Event.Kind.HOLD, 35_000, 60_500, null, null),
            new Event(Event.Kind.HANG_UP, 75_200, 75_200, Role.CUSTOMER, null));
    assertThat(sheet.metadata()).containsEntry("team", "Blue").containsEntry("remark1", "VIP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GBK", "GB18030"})
  void encoding_isFoundOut(String charset) throws IOException {
    boolean marked = charset.startsWith("UTF");
    String text = (marked ? "\uFEFF" : "") + "录音文件;坐席姓名;备注\n录音.wav;王丽;贵宾客户投诉\n";
    Path manifest = Archives.write(folder, "m.csv", text.getBytes(Charset.forName(charset)));
    List<Item> items = Archives.read(with(manifest));
    RecordingItem item = (RecordingItem) items.getFirst();
    assertThat(item.sheet().agentName()).isEqualTo("王丽");
    assertThat(item.sheet().metadata()).containsEntry("备注", "贵宾客户投诉");
  }

  @Test
  void noEncoding_isRefused() throws IOException {
    byte[] bytes = "file,x\na.wav,\u00FF\u00FF\n".getBytes(StandardCharsets.ISO_8859_1);
    Path manifest = Archives.write(folder, "m.csv", bytes);
    assertThatThrownBy(() -> Archives.read(with(manifest)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("save it as UTF-8");
  }

  @Test
  void tabsAndQuotes_areRead() throws IOException {
    List<Item> items = read("file\tremark1\r\n\"a.wav\"\t\"two\r\nlines, \"\"quoted\"\"\"\r\n");
    assertThat(((RecordingItem) items.getFirst()).sheet().metadata())
        .containsEntry("remark1", "two\r\nlines, \"quoted\"");
  }

  @Test
  void faultyRows_areAllToldBeforeTheRun() throws IOException {
    Path manifest =
        Archives.write(
            folder,
            "m.csv",
            """
            file,callId,language,startedAt,channels,zone,encoding,sampleRate
            a.wav,c-1,en,2026-11-21,agent,UTC,,
            missing.wav,c-2,en,,,,,
            b.wav,c-3,fr,soon,"agent,boss",Mars,,
            d.raw,c-4,en,,,,,
            d.raw,c-5,en,,,,mp7,8
            https://x.example/a.wav,c-6,,,,,,
            a.wav,c-7,en,,,,,
            c.wav,c-1,en,,,,,
            """);
    List<RowFault> faults = Archive.of(List.of(), with(manifest)).manifestFaults();
    assertThat(faults)
        .extracting(fault -> fault.row() + " " + fault.column())
        .containsExactlyInAnyOrder(
            "3 file",
            "4 language",
            "4 startedAt",
            "4 channels",
            "4 zone",
            "5 encoding",
            "6 encoding",
            "6 file",
            "7 file",
            "8 file",
            "9 callId");
    assertThat(faults).anySatisfy(f -> assertThat(f.reason()).contains("nothing is fetched"));
    assertThat(faults).anySatisfy(f -> assertThat(f.reason()).contains("already in row 2"));
    assertThat(faults).anySatisfy(f -> assertThat(f.reason()).contains("segmentNo"));
    assertThatThrownBy(() -> Archives.read(with(manifest)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("11 faults");
  }

  @Test
  void badRows_canBeSkippedAndStayFailures() throws IOException {
    Path manifest = Archives.write(folder, "m.csv", "file\na.wav\nmissing.wav\nb.wav\n");
    List<Item> items = Archives.read(with(manifest).withManifest(manifest, true));
    assertThat(items).hasSize(3);
    assertThat(items.get(0)).isInstanceOf(RecordingItem.class);
    FailedItem failed = (FailedItem) items.get(1);
    assertThat(failed.where()).isEqualTo(manifest + ":3");
    assertThat(failed.reason()).contains("missing.wav").contains("no such file");
    assertThat(items.get(2)).isInstanceOf(RecordingItem.class);
  }

  @Test
  void segments_makeOneConversation() throws IOException {
    List<Item> items =
        read(
            "file,callId,segmentNo,startedAt,agentId\n"
                + "b.wav,c-1,2,2026-11-21T10:05:00Z,a2\n"
                + "c.wav,c-2,,,\n"
                + "a.wav,c-1,1,2026-11-21T10:00:00Z,a1\n");
    assertThat(items).hasSize(2);
    RecordingItem call = (RecordingItem) items.get(1);
    assertThat(call.segments())
        .containsExactly(
            new Segment(folder.resolve("a.wav"), 0), new Segment(folder.resolve("b.wav"), 300_000));
    assertThat(call.sheet().legs())
        .containsExactly(
            new AgentLeg("a1", null, 0, 300_000),
            new AgentLeg("a2", null, 300_000, AgentLeg.TO_THE_END));
    assertThat(call.sheet().startedAtMillis())
        .isEqualTo(Instant.parse("2026-11-21T10:00:00Z").toEpochMilli());
  }

  @Test
  void segmentsWithoutTimes_followEachOther() throws IOException {
    RecordingItem call =
        (RecordingItem) read("file,callId,segmentNo\na.wav,c-1,1\nb.wav,c-1,2\n").getFirst();
    assertThat(call.segments())
        .containsExactly(
            new Segment(folder.resolve("a.wav"), 0),
            new Segment(folder.resolve("b.wav"), Segment.FOLLOWS));
  }

  @Test
  void rowsOfTheSameFile_areAgentLegs() throws IOException {
    RecordingItem call =
        (RecordingItem)
            read("file,callId,agentId,legStart,legEnd\n"
                    + "a.wav,c-1,a1,0,1:30.5\na.wav,c-1,a2,90.5,\n")
                .getFirst();
    assertThat(call.segments()).hasSize(1);
    assertThat(call.sheet().agentId()).isEqualTo("a1");
    assertThat(call.sheet().legs())
        .containsExactly(
            new AgentLeg("a1", null, 0, 90_500),
            new AgentLeg("a2", null, 90_500, AgentLeg.TO_THE_END));
  }

  @Test
  void scaColumns_areUnderstood() throws IOException {
    RecordingItem call =
        (RecordingItem)
            read("voiceFileUrl,fileName,serviceChannel,clientChannel,callStartTime,"
                    + "customerServiceId,customerServiceName,skillGroupName,callType,"
                    + "jsonParamStr,callUuid\n"
                    + "http://x.example/a.wav,a.wav,1,0,1795226400000,7,Ann,Gold,3,"
                    + "\"{\"\"level\"\":3}\",u-1\n")
                .getFirst();
    CallSheet sheet = call.sheet();
    assertThat(sheet.channels()).containsExactly(Role.CUSTOMER, Role.AGENT);
    assertThat(sheet.agentId()).isEqualTo("7");
    assertThat(sheet.externalId()).isEqualTo("u-1");
    assertThat(sheet.startedAtMillis()).isEqualTo(1_795_226_400_000L);
    assertThat(sheet.metadata())
        .containsEntry("skillGroup", "Gold")
        .containsEntry("direction", "inbound")
        .containsEntry("level", "3")
        .containsEntry("voiceFileUrl", "http://x.example/a.wav");
  }

  @Test
  void rawFile_takesItsFormatFromTheRow() throws IOException {
    RecordingItem call =
        (RecordingItem)
            read("file,encoding,sampleRate,channelCount\nd.raw,LINEAR16,8,2\n").getFirst();
    assertThat(call.rawFormat()).isEqualTo(RawFormat.parse("s16le:8000:2"));
  }

  @Test
  void slashDates_followTheOneThatIsCertain() throws IOException {
    List<Item> items = read("file,startedAt\na.wav,1/2/2026\nb.wav,25/2/2026\n");
    assertThat(((RecordingItem) items.getFirst()).sheet().startedAtMillis())
        .isEqualTo(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
  }

  @Test
  void jsonLines_areRowsToo() throws IOException {
    Path manifest =
        Archives.write(
            folder,
            "m.jsonl",
            "{\"file\":\"a.wav\",\"agent\":{\"id\":\"a1\",\"name\":\"Ann\"},\"sampleRate\":8000}\n"
                + "{\"file\":\"b.wav\",\n");
    Archive archive = Archive.of(List.of(), with(manifest).withManifest(manifest, true));
    assertThat(archive.manifestFaults()).extracting(RowFault::row).containsExactly(2L);
    List<Item> items = Archives.read(with(manifest).withManifest(manifest, true));
    assertThat(((RecordingItem) items.getFirst()).sheet().agentId()).isEqualTo("a1");
    assertThat(items.get(1)).isInstanceOf(FailedItem.class);
  }

  @Test
  void chatRow_fillsInWhatTheChatDoesNotSay() throws IOException {
    Archives.write(folder, "chat.json", "{\"turns\":[{\"role\":\"agent\",\"text\":\"Hi\"}]}");
    ChatItem chat = (ChatItem) read("file,callId,agentId,team\nchat.json,c-9,a1,Blue\n").getFirst();
    assertThat(chat.conversation().externalId()).isEqualTo("c-9");
    assertThat(chat.conversation().parties().getFirst().agentId()).isEqualTo("a1");
    assertThat(chat.conversation().metadata()).containsEntry("team", "Blue");
  }

  @Test
  void folderWithItsManifest_bringsEachFileOnce() throws IOException {
    Path manifest = Archives.write(folder, "m.csv", "file,callId\na.wav,c-1\n");
    Path bare = folder.resolve("录音.wav");
    List<Item> items =
        Archives.read(with(manifest), folder.resolve("a.wav"), folder.resolve("b.wav"), bare);
    assertThat(items)
        .extracting(Item::source)
        .containsExactly(manifest + ":2", folder.resolve("b.wav").toString(), bare.toString());
    Survey survey = Archive.of(List.of(folder.resolve("b.wav")), with(manifest)).survey();
    assertThat(survey.recordings()).isEqualTo(2);
    assertThat(survey.recordingBytes()).isEqualTo(32);
  }

  @Test
  void manifestWithoutFileColumn_saysWhatItIsCalled() throws IOException {
    Path manifest = Archives.write(folder, "m.csv", "callId,agentId\nc-1,a1\nc-2,a2\n");
    assertThat(Archive.of(List.of(), with(manifest)).manifestFaults())
        .singleElement()
        .satisfies(f -> assertThat(f.reason()).contains("the column is called file"));
  }

  @Test
  void unclosedQuote_isOneFault() throws IOException {
    Path manifest = Archives.write(folder, "m.csv", "file,remark1\na.wav,ok\nb.wav,\"never\n");
    assertThat(Archive.of(List.of(), with(manifest)).manifestFaults())
        .singleElement()
        .satisfies(
            f -> assertThat(f.where() + " " + f.reason()).contains(":3 ").contains("never closed"));
  }

  @Test
  void amendments_needNoFile() throws IOException {
    Path manifest =
        Archives.write(
            folder,
            "m.csv",
            "callId,conversation,file,agentId,language,team\n"
                + "c-1,,,a9,,\n"
                + ",0123456789abcdef0123456789abcdef,,,zh,\n"
                + ",,gone.wav,,,Red\n"
                + ",,,a1,,\n"
                + "c-2,,,,xx,\n");
    Amendments read = Manifest.amendments(manifest, ArchiveOptions.defaults());
    assertThat(read.faults()).extracting(RowFault::row).containsExactlyInAnyOrder(5L, 6L);
    assertThat(read.amendments()).hasSize(3);
    assertThat(read.amendments().get(0).changes().agentId()).isEqualTo("a9");
    assertThat(read.amendments().get(0).changes().language()).isNull();
    assertThat(read.amendments().get(0).changes().zone()).isEmpty();
    assertThat(read.amendments().get(1).conversation())
        .hasToString("0123456789abcdef0123456789abcdef");
    assertThat(read.amendments().get(2).files()).containsExactly(folder.resolve("gone.wav"));
    assertThat(read.amendments().get(2).changes().metadata()).containsEntry("team", "Red");
  }

  @Test
  void amendments_rowsOfOneCall_areItsLegs() throws IOException {
    Path manifest =
        Archives.write(
            folder,
            "m.csv",
            "callId,agentId,legStart,team\nc-1,a1,0,\nc-1,a2,35,Red\nc-2,a1,,\nc-2,a2,,\n");
    Amendments read = Manifest.amendments(manifest, ArchiveOptions.defaults());
    assertThat(read.faults())
        .singleElement()
        .satisfies(f -> assertThat(f.row() + f.reason()).startsWith("5").contains("legStart"));
    assertThat(read.amendments())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.changes().legs())
                  .containsExactly(
                      new AgentLeg("a1", null, 0, 35_000),
                      new AgentLeg("a2", null, 35_000, AgentLeg.TO_THE_END));
              assertThat(a.changes().metadata()).containsEntry("team", "Red");
            });
  }

  @Test
  void contradictingRows_areToldByTheHeadingOfTheFile() throws IOException {
    Path manifest = Archives.write(folder, "m.csv", "录音文件,流水号\na.wav,c-1\nb.wav,c-1\na.wav,c-2\n");
    assertThat(Archive.of(List.of(), with(manifest)).manifestFaults())
        .extracting(RowFault::column)
        .containsExactly("流水号", "录音文件");
  }

  @Test
  void formatOfAFileWithAHeader_mustBePossibleAndIsRemembered() throws IOException {
    RecordingItem item =
        (RecordingItem) read("file,encoding,sampleRate,channelCount\na.wav,PCMU,16,2\n").getFirst();
    assertThat(item.rawFormat()).isNull();
    assertThat(item.declared()).isEqualTo(new DeclaredFormat(RawFormat.Encoding.MULAW, 16_000, 2));
    assertThat(item.declared().contradictions("pcm_mulaw", 16_000, 2)).isEmpty();
    assertThat(item.declared().contradictions("pcm_s16le", 8_000, 1))
        .containsExactly(
            "encoding is declared as mulaw, the file has pcm_s16le and counts",
            "sampleRate is declared as 16000, the file has 8000 and counts",
            "channelCount is declared as 2, the file has 1 and counts");
    Path wrong = Archives.write(folder, "w.csv", "file,采样率\na.wav,fast\n");
    assertThat(Archive.of(List.of(), with(wrong)).manifestFaults())
        .singleElement()
        .satisfies(f -> assertThat(f.column()).isEqualTo("采样率"));
  }

  private List<Item> read(String csv) throws IOException {
    return Archives.read(with(Archives.write(folder, "m.csv", csv)));
  }

  private static ArchiveOptions with(Path manifest) {
    return ArchiveOptions.defaults().withManifest(manifest, false);
  }
}

package io.earshot.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.model.InputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFileTest {
  private static final int RATE = 8_000;

  @TempDir Path folder;

  /** What decoding gave: the samples of each channel, one after the other. */
  private record Decoded(DecodedAudio audio, long[] loudness) {}

  @Test
  void stereo_keepsItsChannelsApart() throws IOException {
    short[][] samples = WavFile.tone(2, RATE, 1.0);
    Arrays.fill(samples[1], (short) 0);
    Decoded decoded = decode(WavFile.write(folder.resolve("a.wav"), samples, RATE));

    assertThat(decoded.audio.durationMillis()).isEqualTo(1_000);
    assertThat(decoded.audio.faults()).isEmpty();
    assertThat(decoded.loudness[0]).isGreaterThan(4_000);
    assertThat(decoded.loudness[1]).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {6_000, 8_000, 11_025, 44_100, 48_000, 192_000})
  void otherRates_areBroughtToTheModels(int rate) throws IOException {
    Path file = WavFile.write(folder.resolve("a.wav"), WavFile.tone(1, rate, 2.0), rate);
    Decoded decoded = decode(file);

    assertThat(decoded.audio.durationMillis()).isCloseTo(2_000, within(10L));
    assertThat(decoded.loudness[0]).isCloseTo(5_090, within(300L));
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "1, 24", "1, 32", "3, 32", "3, 64", "6, 8", "7, 8"})
  void sampleFormats_decode(int format, int bits) throws IOException {
    ByteBuffer bytes = WavFile.header(format, 1, RATE, bits, RATE * bits / 8);
    Decoded decoded = decode(Files.write(folder.resolve("a.wav"), bytes.array()));

    assertThat(decoded.audio.durationMillis()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "s16le, 16000",
    "s16be, 16000",
    "u8, 8000",
    "mulaw, 8000",
    "alaw, 8000",
    "g722, 8000"
  })
  void declaredParameters_readHeaderlessAudio(String format, int bytesPerSecond)
      throws IOException {
    byte[] bytes = new byte[bytesPerSecond * 2];
    new Random(3).nextBytes(bytes);
    Path file = Files.write(folder.resolve("call.bin"), bytes);
    Headerless headerless = new Headerless(format, format.equals("g722") ? 16_000 : RATE, 1);

    assertThat(decode(file, headerless).audio.durationMillis()).isCloseTo(2_000, within(10L));
  }

  @Test
  void headerInAFileNamedAsHeaderless_isRead() throws IOException {
    Path file = WavFile.write(folder.resolve("a.raw"), WavFile.tone(2, 16_000, 1.0), 16_000);

    assertThat(decode(file, new Headerless("s16le", RATE, 1)).audio.channelCount()).isEqualTo(2);
  }

  @Test
  void sixChannels_areAllDecoded() throws IOException {
    Path file = WavFile.write(folder.resolve("a.wav"), WavFile.tone(6, RATE, 1.0), RATE);

    assertThat(decode(file).audio.channelCount()).isEqualTo(6);
    assertThat(Arrays.stream(decode(file).loudness)).hasSize(6).allMatch(loud -> loud > 4_000);
  }

  @Test
  void nineChannels_areRefused() throws IOException {
    Path file = WavFile.write(folder.resolve("a.wav"), WavFile.tone(9, RATE, 1.0), RATE);

    assertRefused(file, "9 audio channels, at most 8");
  }

  @Test
  void truncatedFile_isUsedAndTheFaultTold() throws IOException {
    byte[] bytes = WavFile.bytes(WavFile.tone(1, RATE, 10.0), RATE);
    Path file = Files.write(folder.resolve("a.wav"), Arrays.copyOf(bytes, bytes.length / 2));
    DecodedAudio audio = decode(file).audio;

    assertThat(audio.durationMillis()).isCloseTo(5_000, within(20L));
    assertThat(audio.cut()).isTrue();
    assertThat(audio.faults())
        .singleElement()
        .asString()
        .contains("ends at second 5.0", "promises 80022 more bytes");
  }

  @Test
  void headerThatPromisesFourGigabytes_isNotBelieved() throws IOException {
    byte[] bytes = WavFile.bytes(WavFile.tone(1, RATE, 1.0), RATE);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -9).putInt(40, -45);
    Path file = Files.write(folder.resolve("a.wav"), bytes);

    assertThat(decode(file).audio.durationMillis()).isEqualTo(1_000);
    try (AudioFile audio = AudioFile.open(file, null)) {
      assertThat(audio.estimatedMillis()).isLessThanOrEqualTo(1_010);
    }
  }

  @Test
  void emptyFile_isRefused() throws IOException {
    assertRefused(Files.createFile(folder.resolve("a.wav")), "empty (0 bytes)");
  }

  @Test
  void headerWithoutSamples_decodesToNothing() throws IOException {
    Path file = Files.write(folder.resolve("a.wav"), WavFile.header(1, 1, RATE, 16, 0).array());

    assertThat(decode(file).audio.samples()).isZero();
  }

  @Test
  void textNamedWav_isRefused() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.wav"), "id,agent,date\n1,anna,2026-01-01\n".repeat(9));

    assertRefused(file, "byte 0", "holds text, not audio");
  }

  @Test
  void chineseTextNamedWav_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.wav"), "您好，请问有什么可以帮您？".repeat(50));

    assertRefused(file, "holds text, not audio");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.wav\n",
        "ffconcat version 1.0\nfile /etc/hostname\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n"
      })
  void playlist_isRefused(String content) throws IOException {
    assertRefused(Files.writeString(folder.resolve("a.m3u8"), content), "");
  }

  @Test
  void networkCapture_isRefusedWithWhatToDo() throws IOException {
    ByteBuffer capture = ByteBuffer.allocate(200).putInt(0xD4C3B2A1);

    assertRefused(
        Files.write(folder.resolve("a.wav"), capture.array()),
        "network capture",
        "export the audio");
  }

  @Test
  void folder_isRefused() throws IOException {
    assertRefused(Files.createDirectory(folder.resolve("a.wav")), "is a folder");
  }

  @Test
  void missingFile_isRefused() {
    assertRefused(folder.resolve("a.wav"), "no such file");
  }

  @Test
  void device_isRefused() {
    assertRefused(Path.of("/dev/zero"), "not a regular file");
  }

  @Test
  void threeGigabytesOfZeros_areRefusedQuicklyAndWithoutMemory() throws IOException {
    Path file = folder.resolve("a.wav");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(3L << 30);
    }
    long before = residentMegabytes();
    long start = System.nanoTime();

    assertRefused(file, "only zero bytes");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(residentMegabytes() - before).isLessThan(64);
  }

  @Test
  void hoursOfAudio_needNoMoreMemoryThanMinutes() throws IOException {
    Path file = folder.resolve("long.wav");
    int seconds = 8 * 3_600;
    Files.write(file, WavFile.bytes(WavFile.tone(1, RATE, 60), RATE));
    decode(file);
    long before = residentMegabytes();
    try (RandomAccessFile grown = new RandomAccessFile(file.toFile(), "rw")) {
      grown.setLength(WavFile.HEADER_BYTES + seconds * 16_000L);
      grown.seek(40);
      grown.writeInt(Integer.reverseBytes(seconds * 16_000));
    }

    assertThat(decode(file).audio.durationMillis()).isEqualTo(seconds * 1_000L);
    assertThat(residentMegabytes() - before).isLessThan(64);
  }

  @Test
  void randomlyDamagedFiles_areDecodedOrRefusedWithASentence() throws IOException {
    byte[] sound = WavFile.bytes(WavFile.tone(2, RATE, 0.5), RATE);
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      byte[] damaged = Arrays.copyOf(sound, random.nextInt(sound.length));
      for (int i = 0; i < 1 + random.nextInt(12) && damaged.length > 0; i++) {
        damaged[random.nextInt(Math.min(damaged.length, 64))] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.wav"), damaged);
      try {
        assertThat(decode(file).audio.durationMillis()).as("seed %d", seed).isLessThan(60_000);
      } catch (InputException e) {
        assertThat(e.reason()).as("seed %d", seed).isNotBlank().doesNotContain("\\u0000");
      }
    }
  }

  @Test
  void randomBytes_areRefused() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      byte[] bytes = new byte[50_000];
      new Random(seed).nextBytes(bytes);
      Path file = Files.write(folder.resolve("noise.wav"), bytes);

      assertThatThrownBy(() -> decode(file)).as("seed " + seed).isInstanceOf(InputException.class);
    }
  }

  private void assertRefused(Path file, String... contains) {
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(contains);
  }

  private static Decoded decode(Path file) {
    return decode(file, null);
  }

  private static Decoded decode(Path file, @Nullable Headerless headerless) {
    long[] sums = new long[AudioFile.MAX_CHANNELS];
    try (AudioFile audio = AudioFile.open(file, headerless)) {
      DecodedAudio decoded =
          audio.decode(
              RATE,
              (channels, n) -> {
                for (int c = 0; c < channels.length; c++) {
                  for (int i = 0; i < n; i++) {
                    sums[c] += Math.abs(channels[c][i]);
                  }
                }
              });
      long[] loudness = Arrays.copyOf(sums, decoded.channelCount());
      Arrays.setAll(loudness, c -> sums[c] / Math.max(1, decoded.samples()));
      return new Decoded(decoded, loudness);
    }
  }

  private static long residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1_024;
      }
    }
    throw new IOException("no VmRSS");
  }
}

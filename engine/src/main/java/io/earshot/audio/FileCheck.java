package io.earshot.audio;

import io.earshot.model.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** Refuses, by a few kilobytes of its content, a file that is no recording. */
final class FileCheck {
  private static final int HEAD_BYTES = 4_096;
  private static final int SPOTS = 64;
  private static final long UNKNOWN_SIZE = 0x7FFF_FF00L;

  /** First four bytes of packet captures: pcap in both byte orders and precisions, and pcapng. */
  private static final int[] CAPTURES = {
    0xA1B2C3D4, 0xD4C3B2A1, 0xA1B23C4D, 0x4D3CB2A1, 0x0A0D0D0A
  };

  private static final String[] CONTAINERS = {
    "RIFF", "RIFX", "RF64", "riff", "fLaC", "OggS", "ID3", "FORM", "#!AMR", ".snd", "caff"
  };

  private final Path file;
  private final byte[] head;
  private final long sizeBytes;

  private FileCheck(Path file, byte[] head, long sizeBytes) {
    this.file = file;
    this.head = head;
    this.sizeBytes = sizeBytes;
  }

  /** Looks at the file; throws {@link InputException} if it cannot be a recording. */
  static FileCheck of(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file.toString(), "is a folder; name the files in it, or ingest it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InputException(
          file.toString(), "is not a regular file but a device or pipe; copy it to a file first");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      FileCheck check = new FileCheck(file, read(channel, 0), channel.size());
      check.refuseWhatIsNoAudio(channel);
      return check;
    } catch (NoSuchFileException e) {
      throw new InputException(file.toString(), "there is no such file");
    } catch (AccessDeniedException e) {
      throw new InputException(file.toString(), "may not be read; check its permissions");
    } catch (IOException e) {
      throw new InputException(file.toString(), "cannot be read (" + e.getMessage() + ")");
    }
  }

  long sizeBytes() {
    return sizeBytes;
  }

  /** Whether the first bytes are those of a known container: then a header is there to be read. */
  boolean hasHeader() {
    for (String magic : CONTAINERS) {
      if (startsWith(magic)) {
        return true;
      }
    }
    return false;
  }

  /** The first bytes in hexadecimal, for messages. */
  String firstBytes() {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(8, head.length); i++) {
      hex.append(i == 0 ? "" : " ").append(Integer.toHexString((head[i] & 0xFF) | 0x100), 1, 3);
    }
    return hex.toString();
  }

  /**
   * Bytes that a WAV header promises beyond the end of the file: ffmpeg passes over them in
   * silence. Sizes near the largest number are what a writer leaves that did not know the length.
   */
  long missingBytes() {
    if (!startsWith("RIFF") && !startsWith("RIFX")) {
      return 0;
    }
    ByteOrder order = startsWith("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer in = ByteBuffer.wrap(head).order(order);
    long at = 12;
    while (at + 8 <= head.length) {
      long size = in.getInt((int) at + 4) & 0xFFFF_FFFFL;
      if (head[(int) at] == 'd' && head[(int) at + 1] == 'a' && head[(int) at + 2] == 't') {
        return size >= UNKNOWN_SIZE ? 0 : Math.max(0, at + 8 + size - sizeBytes);
      }
      at += 8 + size + (size & 1);
    }
    return 0;
  }

  private void refuseWhatIsNoAudio(FileChannel channel) throws IOException {
    if (sizeBytes == 0) {
      throw new InputException(file.toString(), "the file is empty (0 bytes); export it again");
    }
    if (isCapture()) {
      throw new InputException(
          file.toString(),
          "is a network capture (pcap), not a recording; export the audio of its RTP streams to WAV"
              + " first");
    }
    if (isText()) {
      throw new InputException(
          file.toString() + " byte 0", "holds text, not audio; its name or the export is wrong");
    }
    if (sizeBytes >= HEAD_BYTES && onlyZeros(channel)) {
      throw new InputException(
          file.toString(),
          "holds only zero bytes ("
              + sizeBytes
              + " of them), no audio; the copy or the disk failed");
    }
  }

  private boolean isCapture() {
    if (head.length < Integer.BYTES) {
      return false;
    }
    int magic = ByteBuffer.wrap(head).getInt();
    return Arrays.stream(CAPTURES).anyMatch(capture -> capture == magic);
  }

  /** All of the head printable: no audio has 64 bytes in a row without one control byte. */
  private boolean isText() {
    if (head.length < 64 || hasHeader()) {
      return false;
    }
    for (byte b : head) {
      boolean control = b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f';
      if (control || b == 0x7F) {
        return false;
      }
    }
    return asciiShare() > 0.5 || utf8();
  }

  private double asciiShare() {
    int ascii = 0;
    for (byte b : head) {
      ascii += b > 0 ? 1 : 0;
    }
    return (double) ascii / head.length;
  }

  private boolean utf8() {
    String text = new String(head, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 || text.indexOf('\uFFFD') >= text.length() - 2;
  }

  /** Looks at evenly spread places, so that a sparse file of gigabytes costs no more than one. */
  private boolean onlyZeros(FileChannel channel) throws IOException {
    for (int spot = 0; spot < SPOTS; spot++) {
      long at = (sizeBytes - HEAD_BYTES) / (SPOTS - 1) * spot;
      for (byte b : read(channel, at)) {
        if (b != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static byte[] read(FileChannel channel, long at) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(HEAD_BYTES);
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
      // until full or at the end
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private boolean startsWith(String magic) {
    if (head.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if (head[i] != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

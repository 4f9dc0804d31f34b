package io.earshot.worker;

import io.earshot.model.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The zip file in which a speech model is published: one folder with the model in it. */
final class ModelArchive {
  private static final int MOST_ENTRIES = 10_000;
  private static final long MOST_BYTES = 32L << 30;

  /** Text of a graph packs ten to one; a bomb packs thousands to one. */
  private static final long MOST_TIMES = 50;

  private static final int BUFFER_BYTES = 1 << 16;

  private ModelArchive() {}

  /** SHA-256 of a file, in hexadecimal. */
  static String sha256(FileChannel file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      file.position(0);
      while (file.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /**
   * Unpacks what lies in the archive's one folder into {@code to}, which is emptied before.
   *
   * @throws InputException if the archive is none, leads out of the folder, or grows too large
   */
  static void unpack(Path archive, Path to) throws IOException {
    delete(to);
    Files.createDirectories(to);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      if (zip.size() > MOST_ENTRIES) {
        throw fault(archive, "holds more than " + MOST_ENTRIES + " files");
      }
      long left = Math.min(MOST_BYTES, MOST_TIMES * Files.size(archive));
      String top = null;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        int slash = name.indexOf('/');
        String first = slash < 0 ? name : name.substring(0, slash);
        top = top == null ? first : top;
        if (slash < 0 || !first.equals(top)) {
          throw fault(archive, "holds \"" + name + "\" beside its one folder");
        }
        if (!entry.isDirectory()) {
          Path file = inside(archive, to, name.substring(slash + 1));
          left = write(archive, zip.getInputStream(entry), file, left);
        }
      }
    } catch (java.util.zip.ZipException e) {
      throw fault(archive, "is no zip file (" + e.getMessage() + ")");
    }
  }

  private static Path inside(Path archive, Path folder, String name) {
    try {
      Path file = folder.resolve(name).normalize();
      if (!name.startsWith("/") && file.startsWith(folder) && !file.equals(folder)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // told below
    }
    throw fault(archive, "holds \"" + name + "\", which leads out of the folder");
  }

  private static long write(Path archive, InputStream from, Path file, long most)
      throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    long left = most;
    try (InputStream in = from;
        OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        left -= n;
        if (left < 0) {
          throw fault(archive, "unpacks to more than is plausible for a model");
        }
        out.write(buffer, 0, n);
      }
    }
    return left;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static InputException fault(Path archive, String reason) {
    return new InputException(archive.toString(), "the archive " + reason);
  }
}

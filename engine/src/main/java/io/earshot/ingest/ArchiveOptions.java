package io.earshot.ingest;

import io.earshot.model.RawFormat;
import io.earshot.model.Role;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an archive is read, where the files themselves do not say.
 *
 * @param sourceName names the system the chats come from: a chat is identified by this name and its
 *     own id
 * @param batch the ingest run, noted in each conversation's provenance
 * @param manifest CSV or JSON Lines that describes the recordings, or null
 * @param channels the role on each audio channel; empty when not declared
 * @param language {@code en} or {@code zh} where a file declares none, or null
 * @param zone of times that carry no offset
 * @param rawFormat of {@code .raw} and {@code .pcm} files, or null
 * @param skipBadRows whether to go on when the manifest has faulty rows
 */
public record ArchiveOptions(
    String sourceName,
    String batch,
    @Nullable Path manifest,
    List<Role> channels,
    @Nullable String language,
    ZoneId zone,
    @Nullable RawFormat rawFormat,
    boolean skipBadRows) {
  /** The {@link #sourceName()} where none is given. */
  public static final String DEFAULT_SOURCE_NAME = "files";

  /** Copies the list. */
  public ArchiveOptions {
    channels = List.copyOf(channels);
  }

  /** Nothing declared; times without an offset are UTC. */
  public static ArchiveOptions defaults() {
    return new ArchiveOptions(
        DEFAULT_SOURCE_NAME, "", null, List.of(), null, ZoneOffset.UTC, null, false);
  }

  /** The same with {@link #sourceName()} and {@link #batch()}. */
  public ArchiveOptions withSource(String name, String batchId) {
    return new ArchiveOptions(
        name, batchId, manifest, channels, language, zone, rawFormat, skipBadRows);
  }

  /** The same with a manifest; {@code skip} goes on past its faulty rows. */
  public ArchiveOptions withManifest(@Nullable Path file, boolean skip) {
    return new ArchiveOptions(sourceName, batch, file, channels, language, zone, rawFormat, skip);
  }

  /** The same with a channel map. */
  public ArchiveOptions withChannels(List<Role> roles) {
    return new ArchiveOptions(
        sourceName, batch, manifest, roles, language, zone, rawFormat, skipBadRows);
  }

  /** The same with a language, or null for none. */
  public ArchiveOptions withLanguage(@Nullable String code) {
    return new ArchiveOptions(
        sourceName, batch, manifest, channels, code, zone, rawFormat, skipBadRows);
  }

  /** The same with a zone. */
  public ArchiveOptions withZone(ZoneId id) {
    return new ArchiveOptions(
        sourceName, batch, manifest, channels, language, id, rawFormat, skipBadRows);
  }

  /** The same with a format for headerless files, or null for none. */
  public ArchiveOptions withRawFormat(@Nullable RawFormat format) {
    return new ArchiveOptions(
        sourceName, batch, manifest, channels, language, zone, format, skipBadRows);
  }
}

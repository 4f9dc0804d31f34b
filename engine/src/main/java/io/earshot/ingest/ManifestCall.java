package io.earshot.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the rows of one conversation have in common, and where they contradict each other. */
final class ManifestCall {
  /** A row, as far as the next ones are compared with it. */
  private record Seen(long row, Path file, @Nullable Integer segmentNo, boolean leg) {}

  private final List<Seen> rows = new ArrayList<>(1);
  private final @Nullable String language;
  private final @Nullable String customerId;
  private final String zone;
  private final boolean chat;
  private boolean faulty;
  private long sizeBytes;

  ManifestCall(ManifestLine first) {
    language = first.sheet().language();
    zone = first.sheet().zone();
    customerId = first.sheet().metadata().get(Column.CUSTOMER_ID.label());
    chat = first.isChat();
  }

  /** Number of rows. */
  int size() {
    return rows.size();
  }

  /** Size of its files. */
  long sizeBytes() {
    return sizeBytes;
  }

  /** The file of conversations it names, or null for recordings. */
  @Nullable Path chatFile() {
    return chat ? rows.getFirst().file() : null;
  }

  /** Whether any of its rows has a fault: a conversation is ingested whole or not at all. */
  boolean isFaulty() {
    return faulty;
  }

  void markFaulty() {
    faulty = true;
  }

  /** Adds a row; what is wrong with it beside the ones before, or null. */
  @Nullable String add(ManifestLine line, Path file) {
    String fault = rows.isEmpty() ? null : contradiction(line, file);
    boolean isNewFile = true;
    for (Seen seen : rows) {
      isNewFile &= !seen.file().equals(file);
    }
    sizeBytes += isNewFile ? line.sizeBytes() : 0;
    rows.add(new Seen(line.row(), file, line.segmentNo(), line.isLeg()));
    return fault;
  }

  private @Nullable String contradiction(ManifestLine line, Path file) {
    long first = rows.getFirst().row();
    CallSheet sheet = line.sheet();
    if (chat || line.isChat()) {
      return "is already described in row " + first + ": remove one of the rows";
    }
    if (differ(language, sheet.language())) {
      return "has another language than row " + first + " of the same call";
    }
    if (!zone.isEmpty() && !sheet.zone().isEmpty() && !zone.equals(sheet.zone())) {
      return "has another zone than row " + first + " of the same call";
    }
    if (differ(customerId, sheet.metadata().get(Column.CUSTOMER_ID.label()))) {
      return "has another customerId than row " + first + " of the same call";
    }
    for (Seen seen : rows) {
      String fault = collision(seen, new Seen(line.row(), file, line.segmentNo(), line.isLeg()));
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** A row may leave a field to the others of its call; two values contradict each other. */
  private static boolean differ(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  private static @Nullable String collision(Seen before, Seen now) {
    boolean sameFile = before.file().equals(now.file());
    if ((before.segmentNo() == null) != (now.segmentNo() == null)) {
      return "has segmentNo in one row and not in row " + before.row();
    }
    if (Objects.equals(before.segmentNo(), now.segmentNo())) {
      if (!sameFile) {
        return now.segmentNo() == null
            ? "row " + before.row() + " gives the same call another file: number them by segmentNo"
            : "row " + before.row() + " has the same segmentNo with another file";
      }
      boolean legs = before.leg() && now.leg();
      return legs
          ? null
          : "is the same as row "
              + before.row()
              + ": remove one, or give agentId and legStart in each for the agents of one call";
    }
    return sameFile ? "row " + before.row() + " has the same file as another segment" : null;
  }
}

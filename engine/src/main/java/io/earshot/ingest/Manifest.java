package io.earshot.ingest;

import io.earshot.model.InputException;
import io.earshot.model.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of recordings with what is known about them, in CSV or JSON Lines, checked as a whole
 * before anything is ingested. Of the rows it keeps only what tells them apart.
 */
public final class Manifest {
  /** The most rows accepted. */
  public static final int ROWS_LIMIT = 500_000;

  /** The most faults told one by one. */
  public static final int FAULTS_LIMIT = 10_000;

  private static final String NO_FILE =
      "no file is given: the column is called file (or path, recording, voiceFilePath …)";

  private final Path path;
  private final ArchiveOptions options;
  private final Dates.Order order;
  private final long rows;
  private final Map<String, ManifestCall> calls = new HashMap<>();
  private final Map<Path, Long> rowOfFile = new HashMap<>();
  private final Map<Long, RowFault> firstFaultOfRow = new HashMap<>();
  private final List<RowFault> faults = new ArrayList<>();
  private long rowsWithoutFile;

  private Manifest(Path path, ArchiveOptions options, Dates.Order order, long rows) {
    this.path = path;
    this.options = options;
    this.order = order;
    this.rows = rows;
  }

  /**
   * Reads and checks a manifest.
   *
   * @throws InputException if it cannot be read, is in no known encoding, or has no rows
   */
  public static Manifest check(Path file, ArchiveOptions options) {
    try {
      Manifest manifest = scan(file, options);
      manifest.checkRows();
      return manifest;
    } catch (IOException e) {
      throw new InputException(file.toString(), Faults.reading(e));
    }
  }

  /**
   * Reads corrections for {@code amend}: the same columns, of which the file need not be there; a
   * row is about the conversation its {@code conversation}, {@code externalId} or {@code file}
   * names.
   *
   * @throws InputException if the manifest cannot be read, is in no known encoding, or has no rows
   */
  public static Amendments amendments(Path file, ArchiveOptions options) {
    try {
      return scan(file, options).readAmendments();
    } catch (IOException e) {
      throw new InputException(file.toString(), Faults.reading(e));
    }
  }

  /** Every fault of every row in order, at most {@value #FAULTS_LIMIT}; empty when all is well. */
  public List<RowFault> faults() {
    return List.copyOf(faults);
  }

  /** Number of rows, the header not counted. */
  public long rows() {
    return rows;
  }

  /** The conversations whose rows are all well. */
  Iterable<ManifestCall> goodCalls() {
    return () -> calls.values().stream().filter(call -> !call.isFaulty()).iterator();
  }

  /** Number of rows that become failures. */
  int faultyRows() {
    return firstFaultOfRow.size();
  }

  /** The files it names, absolute and normalised. */
  Set<Path> files() {
    return rowOfFile.keySet();
  }

  /** The conversation a row belongs to, or null. */
  @Nullable ManifestCall callOf(ManifestLine line) {
    return calls.get(line.key());
  }

  /** What is wrong with a row, or null. */
  @Nullable RowFault faultOf(ManifestLine line) {
    return firstFaultOfRow.get(line.row());
  }

  /** Opens its rows once more. */
  RowSource open() throws IOException {
    return RowSource.open(path);
  }

  /** A reader for its rows. */
  RowReader reader(boolean filesExist) {
    Path folder = path.toAbsolutePath().getParent();
    return new RowReader(
        new RowReader.Setting(
            options, path.toString(), folder == null ? path : folder, order, filesExist));
  }

  /** {@code file:row}. */
  String place(ManifestLine line) {
    return Plain.line(path.toString()) + ":" + line.row();
  }

  /** Counts the rows and finds out what their dates say about day and month. */
  private static Manifest scan(Path file, ArchiveOptions options) throws IOException {
    Dates.Order order = Dates.Order.UNKNOWN;
    long count = 0;
    try (RowSource rows = RowSource.open(file)) {
      for (RawRow row = rows.next(); row != null; row = rows.next()) {
        order = order.and(RowReader.orderIn(row));
        count++;
        if (count > ROWS_LIMIT) {
          throw new InputException(file.toString(), "has more than 500,000 rows: split it");
        }
      }
    }
    if (count == 0) {
      throw new InputException(file.toString(), "has no rows below its header");
    }
    return new Manifest(file, options, order, count);
  }

  private void checkRows() throws IOException {
    RowReader reader = reader(true);
    try (RowSource source = open()) {
      for (RawRow raw = source.next(); raw != null; raw = source.next()) {
        checkRow(reader.read(raw, null), raw.fault() == null);
      }
    }
    if (rowsWithoutFile == rows) {
      faults.clear();
      faults.add(new RowFault(path.toString(), 1, "", "", NO_FILE));
    }
  }

  private void checkRow(ManifestLine line, boolean readable) {
    for (RowFault fault : line.faults()) {
      add(fault);
    }
    Path file = line.file();
    if (file == null) {
      boolean silent = readable && line.faults().stream().noneMatch(RowFault::isAboutFile);
      if (silent) {
        rowsWithoutFile++;
        add(fault(line, Column.FILE, "", NO_FILE));
      }
      markFaulty(line);
      return;
    }
    if (FileKind.ofName(file.toString()) == FileKind.RAW_AUDIO
        && line.rawFormat() == null
        && line.faults().isEmpty()) {
      add(fault(line, Column.ENCODING, "", Sidecar.UNDECLARED));
    }
    checkAgainstOthers(line, file.toAbsolutePath().normalize());
    if (firstFaultOfRow.containsKey(line.row())) {
      markFaulty(line);
    }
  }

  private void checkAgainstOthers(ManifestLine line, Path file) {
    ManifestCall call = calls.computeIfAbsent(line.key(), key -> new ManifestCall(line));
    String contradiction = call.add(line, file);
    if (contradiction != null) {
      String id = line.sheet().externalId();
      Column column = id == null ? Column.FILE : Column.EXTERNAL_ID;
      add(fault(line, column, id == null ? file.toString() : id, contradiction));
    } else if (call.size() == 1) {
      Long before = rowOfFile.putIfAbsent(file, line.row());
      if (before != null) {
        String reason = "the file is already in row " + before + " under another id";
        add(fault(line, Column.FILE, file.toString(), reason));
      }
    } else {
      rowOfFile.putIfAbsent(file, line.row());
    }
  }

  private void markFaulty(ManifestLine line) {
    if (line.file() != null || line.sheet().externalId() != null) {
      calls.computeIfAbsent(line.key(), key -> new ManifestCall(line)).markFaulty();
    }
  }

  private void add(RowFault fault) {
    firstFaultOfRow.putIfAbsent(fault.row(), fault);
    if (faults.size() < FAULTS_LIMIT) {
      faults.add(fault);
    }
  }

  private RowFault fault(ManifestLine line, Column column, String value, String reason) {
    return new RowFault(path.toString(), line.row(), line.heading(column), value, reason);
  }

  private Amendments readAmendments() throws IOException {
    Map<Object, List<ManifestLine>> rowsOfCall = new LinkedHashMap<>();
    Set<Object> faulty = new HashSet<>();
    RowReader reader = reader(false);
    try (RowSource source = open()) {
      for (RawRow raw = source.next(); raw != null; raw = source.next()) {
        ManifestLine line = reader.read(raw, null);
        List<ManifestLine> before =
            rowsOfCall.computeIfAbsent(line.subject(), k -> new ArrayList<>());
        line.faults().forEach(this::add);
        if (!line.faults().isEmpty() || !isSound(line, before)) {
          faulty.add(line.subject());
        }
        before.add(line);
      }
    }
    rowsOfCall.keySet().removeAll(faulty);
    List<Amendment> amendments = new ArrayList<>();
    rowsOfCall.values().forEach(lines -> addAmendment(lines, amendments));
    return new Amendments(amendments, faults);
  }

  private boolean isSound(ManifestLine line, List<ManifestLine> before) {
    if (line.file() == null && line.sheet().externalId() == null && line.conversation() == null) {
      add(fault(line, Column.EXTERNAL_ID, "", "give the externalId, the conversation or the file"));
      return false;
    }
    ManifestLine first = before.isEmpty() ? line : before.getFirst();
    boolean fits =
        line.isLeg() && first.isLeg() || line.isSegment() && first.isSegment() || first == line;
    if (!fits) {
      String reason =
          "row "
              + first.row()
              + " corrects the same conversation: give agentId and legStart in each for the agents"
              + " of one call, or segmentNo and file for its files";
      add(fault(line, Column.EXTERNAL_ID, String.valueOf(line.sheet().externalId()), reason));
      return false;
    }
    return true;
  }

  private void addAmendment(List<ManifestLine> lines, List<Amendment> amendments) {
    ManifestLine first = lines.getFirst();
    try {
      amendments.add(CallAssembly.amendment(place(first), lines));
    } catch (DocumentFault e) {
      add(fault(first, Column.LEG_START, "", e.reason()));
    }
  }
}

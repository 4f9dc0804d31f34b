package io.earshot.ingest;

import io.earshot.model.ConversationId;
import io.earshot.model.Event;
import io.earshot.model.Plain;
import io.earshot.model.RawFormat;
import io.earshot.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of rows and sidecars. What is wrong is collected, not thrown. */
final class RowReader {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  /**
   * How rows are read that have the same manifest.
   *
   * @param options for what rows do not say
   * @param manifest its name, for messages
   * @param folder that relative paths start from
   * @param order of day and month in its dates
   * @param filesExist whether the files must be there and readable
   */
  record Setting(
      ArchiveOptions options,
      String manifest,
      Path folder,
      Dates.Order order,
      boolean filesExist) {}

  private final Setting setting;
  private final Map<Column, String> values = new EnumMap<>(Column.class);
  private final Map<Column, String> headings = new EnumMap<>(Column.class);
  private final Map<Column, Integer> ranks = new EnumMap<>(Column.class);
  private Map<String, String> metadata = new LinkedHashMap<>();
  private List<RowFault> faults = new ArrayList<>();
  private long row;
  private long sizeBytes;

  RowReader(Setting setting) {
    this.setting = setting;
  }

  /** A check of one field, which may find it faulty. */
  private interface Check<T> {
    @Nullable T apply(String value) throws DocumentFault;
  }

  /** Reads a row; {@code declared} is the file it is about when the row need not name it. */
  ManifestLine read(RawRow raw, @Nullable Path declared) {
    start(raw);
    if (raw.fault() != null) {
      faults.add(new RowFault(setting.manifest(), row, "", "", raw.fault()));
    }
    Path file = declared != null ? declared : value(Column.FILE, this::file);
    RawFormat format = file == null ? null : rawFormat(file);
    DeclaredFormat said = file == null ? DeclaredFormat.NONE : declared(file);
    Integer segment = value(Column.SEGMENT_NO, v -> whole(v, 0, 100_000));
    ConversationId conversation = value(Column.CONVERSATION, RowReader::conversation);
    long legStart = offset(Column.LEG_START);
    long legEnd = offset(Column.LEG_END);
    if (legEnd >= 0 && legEnd <= Math.max(0, legStart)) {
      fault(Column.LEG_END, "the leg must end after it starts");
    }
    return new ManifestLine(
        row,
        file,
        sizeBytes,
        segment,
        format,
        said,
        conversation,
        legStart,
        legEnd,
        sheet(),
        new EnumMap<>(headings),
        faults);
  }

  /** What a date says about day and month in this row, if it has one. */
  static Dates.Order orderIn(RawRow raw) {
    Dates.Order order = Dates.Order.UNKNOWN;
    for (Map.Entry<String, String> field : raw.values().entrySet()) {
      Column.Named named = Column.find(field.getKey());
      if (named != null && named.column() == Column.STARTED_AT) {
        order = order.and(Dates.orderIn(field.getValue()));
      }
    }
    return order;
  }

  private void start(RawRow raw) {
    values.clear();
    headings.clear();
    ranks.clear();
    metadata = new LinkedHashMap<>();
    faults = new ArrayList<>();
    row = raw.line();
    sizeBytes = 0;
    for (Map.Entry<String, String> field : raw.values().entrySet()) {
      Column.Named named = Column.find(field.getKey());
      if (named == null) {
        metadata(field.getKey(), field.getValue());
      } else {
        assign(named, field.getKey(), field.getValue());
      }
    }
  }

  /** Of two names of one column the one listed first counts, the other becomes metadata. */
  private void assign(Column.Named named, String heading, String value) {
    Column column = named.column();
    Integer rank = ranks.get(column);
    if (rank != null && rank <= named.rank()) {
      metadata(heading, value);
      return;
    }
    if (rank != null) {
      metadata(String.valueOf(headings.get(column)), String.valueOf(values.get(column)));
    }
    ranks.put(column, named.rank());
    headings.put(column, heading);
    values.put(column, value);
  }

  private CallSheet sheet() {
    ZoneId zone = value(Column.ZONE, RowReader::zone);
    ZoneId effective = zone == null ? setting.options().zone() : zone;
    String externalId = value(Column.EXTERNAL_ID, JsonValues::externalId);
    String language = value(Column.LANGUAGE, RowReader::language);
    Long startedAt = value(Column.STARTED_AT, v -> Dates.parse(v, effective, setting.order()));
    List<Role> channels = channels();
    String agentId = value(Column.AGENT_ID, RowReader::name);
    String agentName = value(Column.AGENT_NAME, RowReader::name);
    String customerName = value(Column.CUSTOMER_NAME, RowReader::name);
    List<Event> events = value(Column.EVENTS, EventNotation::parse);
    addMetadataColumns();
    return new CallSheet(
        externalId,
        language,
        zone == null ? "" : zone.getId(),
        startedAt == null ? 0 : startedAt,
        channels,
        agentId,
        agentName,
        customerName,
        List.of(),
        events == null ? List.of() : events,
        metadata,
        List.of());
  }

  private void addMetadataColumns() {
    value(
        Column.FIELDS,
        json -> {
          for (Map.Entry<String, String> field : JsonRows.object(json).entrySet()) {
            metadata(field.getKey(), field.getValue());
          }
          return json;
        });
    for (Map.Entry<Column, String> entry : values.entrySet()) {
      if (entry.getKey().isMetadata()) {
        boolean direction = entry.getKey() == Column.DIRECTION;
        String value = direction ? direction(entry.getValue()) : entry.getValue();
        metadata(entry.getKey().label(), value);
      }
    }
  }

  private void metadata(String key, String value) {
    if (key.length() > ChatLimits.KEY_CHARS
        || value.length() > ChatLimits.METADATA_VALUE_CHARS
        || metadata.size() >= ChatLimits.METADATA_FIELDS) {
      faults.add(
          new RowFault(
              setting.manifest(),
              row,
              key,
              value,
              String.format(
                  Locale.ROOT,
                  "metadata may have %d fields of %d characters",
                  ChatLimits.METADATA_FIELDS,
                  ChatLimits.METADATA_VALUE_CHARS)));
    } else {
      metadata.put(JsonValues.wellFormed(key), JsonValues.wellFormed(value));
    }
  }

  private List<Role> channels() {
    List<Role> named = value(Column.CHANNELS, ChannelMap::roles);
    if (named != null) {
      return named;
    }
    List<Role> fromZero = channels(Column.SERVICE_CHANNEL, Column.CLIENT_CHANNEL, 0);
    return fromZero.isEmpty()
        ? channels(Column.AGENT_CHANNEL, Column.CUSTOMER_CHANNEL, 1)
        : fromZero;
  }

  private List<Role> channels(Column agent, Column customer, int first) {
    Column present = values.containsKey(agent) ? agent : customer;
    List<Role> roles =
        value(present, v -> ChannelMap.ofNumbers(values.get(agent), values.get(customer), first));
    return roles == null ? List.of() : roles;
  }

  private @Nullable RawFormat rawFormat(Path file) {
    FileKind kind = FileKind.ofName(file.toString());
    if (kind != FileKind.RAW_AUDIO && kind != FileKind.OTHER) {
      return null;
    }
    RawFormat known = RawFormat.ofExtension(FileKind.extension(file.toString()));
    RawFormat base = known != null ? known : setting.options().rawFormat();
    RawFormat.Encoding encoding = value(Column.ENCODING, RowReader::encoding);
    if (encoding == null && base == null) {
      return null;
    }
    Integer rate = value(Column.SAMPLE_RATE, RowReader::rate);
    Integer count = value(Column.CHANNEL_COUNT, v -> whole(v, 1, RawFormat.CHANNELS_MAX));
    RawFormat.Encoding used = encoding != null ? encoding : base == null ? null : base.encoding();
    int usedRate = rate != null ? rate : base != null ? base.sampleRate() : 0;
    if (used == null || usedRate == 0) {
      fault(Column.ENCODING, "a headerless file needs its sampleRate too");
      return null;
    }
    return new RawFormat(
        used, usedRate, count != null ? count : base != null ? base.channels() : 1);
  }

  /** A codec that the column does not know is left to the file, and kept as metadata. */
  private DeclaredFormat declared(Path file) {
    if (FileKind.ofName(file.toString()) != FileKind.AUDIO) {
      return DeclaredFormat.NONE;
    }
    String codec = values.getOrDefault(Column.ENCODING, "");
    RawFormat.Encoding encoding = RawFormat.Encoding.ofLabel(codec).orElse(null);
    if (encoding == null && !codec.isEmpty()) {
      metadata(Column.ENCODING.label(), codec);
    }
    Integer rate = value(Column.SAMPLE_RATE, RowReader::rate);
    Integer count = value(Column.CHANNEL_COUNT, v -> whole(v, 1, RawFormat.CHANNELS_MAX));
    return new DeclaredFormat(encoding, rate == null ? 0 : rate, count == null ? 0 : count);
  }

  private long offset(Column column) {
    Long millis = value(column, EventNotation::offsetMillis);
    return millis == null ? -1 : millis;
  }

  private Path file(String text) throws DocumentFault {
    if (ADDRESS.matcher(text).matches()) {
      throw new DocumentFault(
          "is an address, and nothing is fetched: give the path of a local copy");
    }
    try {
      Path file = setting.folder().resolve(text);
      if (text.indexOf('\\') >= 0 && !Files.exists(file)) {
        file = setting.folder().resolve(text.replace('\\', '/'));
      }
      if (!setting.filesExist()) {
        return file;
      }
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      checkFile(file, attributes);
      sizeBytes = attributes.size();
      return file;
    } catch (InvalidPathException e) {
      throw new DocumentFault("is no path");
    } catch (IOException e) {
      throw new DocumentFault(Faults.reading(e) + " (looked in " + setting.folder() + ")");
    }
  }

  private static void checkFile(Path file, BasicFileAttributes attributes) throws DocumentFault {
    if (attributes.isDirectory()) {
      throw new DocumentFault("is a folder: name its files");
    }
    if (!attributes.isRegularFile()) {
      throw new DocumentFault("is no regular file but a pipe, socket or device");
    }
    if (attributes.size() == 0) {
      throw new DocumentFault(Classifier.EMPTY_REASON);
    }
    if (!Files.isReadable(file)) {
      throw new DocumentFault(Classifier.UNREADABLE_REASON);
    }
    if (FileKind.ofName(file.toString()) == FileKind.CAPTURE) {
      throw new DocumentFault(Classifier.CAPTURE_REASON);
    }
  }

  private static String direction(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "out", "outbound", "outgoing", "呼出", "外呼" -> "outbound";
      case "3", "in", "inbound", "incoming", "呼入" -> "inbound";
      default -> value;
    };
  }

  private static RawFormat.Encoding encoding(String value) throws DocumentFault {
    return RawFormat.Encoding.ofLabel(value)
        .orElseThrow(() -> new DocumentFault("encodings are " + RawFormat.Encoding.labels()));
  }

  /** Hertz; a value below 1,000 is meant in kilohertz, as SCA has it. */
  private static int rate(String value) throws DocumentFault {
    int number = whole(value, 1, RawFormat.RATE_MAX);
    int hertz = number < 1_000 ? number * 1_000 : number;
    if (hertz < RawFormat.RATE_MIN || hertz > RawFormat.RATE_MAX) {
      throw new DocumentFault(
          "must be between " + RawFormat.RATE_MIN + " and " + RawFormat.RATE_MAX + " Hz");
    }
    return hertz;
  }

  private static int whole(String value, int low, int high) throws DocumentFault {
    try {
      int number = Integer.parseInt(value);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is out of range.
    }
    throw new DocumentFault("must be a whole number from " + low + " to " + high);
  }

  private static ConversationId conversation(String value) throws DocumentFault {
    try {
      return ConversationId.parse(value);
    } catch (IllegalArgumentException e) {
      throw new DocumentFault("Earshot's ids have 32 hexadecimal digits");
    }
  }

  private static String language(String value) throws DocumentFault {
    return Languages.parse(value)
        .orElseThrow(() -> new DocumentFault("must be " + Languages.ALLOWED));
  }

  private static ZoneId zone(String value) throws DocumentFault {
    try {
      return ZoneId.of(value);
    } catch (DateTimeException e) {
      throw new DocumentFault("must be a zone such as Asia/Shanghai or +08:00");
    }
  }

  private static String name(String value) throws DocumentFault {
    if (value.length() > ChatLimits.NAME_CHARS || JsonValues.hasControls(value)) {
      throw new DocumentFault(
          "must have at most " + ChatLimits.NAME_CHARS + " characters, none of them control");
    }
    return JsonValues.wellFormed(value);
  }

  private <T> @Nullable T value(Column column, Check<T> check) {
    String value = values.get(column);
    if (value == null) {
      return null;
    }
    try {
      return check.apply(value);
    } catch (DocumentFault e) {
      fault(column, e.reason());
      return null;
    }
  }

  private void fault(Column column, String allowed) {
    String heading = headings.getOrDefault(column, column.label());
    String value = values.getOrDefault(column, "");
    faults.add(new RowFault(setting.manifest(), row, Plain.line(heading), value, allowed));
  }
}

package io.earshot.ingest;

import io.earshot.model.Event;
import io.earshot.model.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one recording of the rows that describe it: its segments and its agents' legs. */
final class CallAssembly {
  private final ArchiveOptions options;
  private final List<ManifestLine> lines;
  private final List<String> notes = new ArrayList<>();

  private CallAssembly(List<ManifestLine> lines, ArchiveOptions options) {
    this.options = options;
    this.lines = new ArrayList<>(lines);
    this.lines.sort(
        Comparator.comparingInt(
                (ManifestLine line) -> Objects.requireNonNullElse(line.segmentNo(), 0))
            .thenComparingLong(ManifestLine::legStartMillis)
            .thenComparingLong(ManifestLine::row));
  }

  /** The recording of {@code lines}, at least one, none of them faulty. */
  static RecordingItem recording(String source, List<ManifestLine> lines, ArchiveOptions options) {
    return new CallAssembly(lines, options).build(source);
  }

  /**
   * The correction that {@code lines}, at least one, none of them faulty, make together.
   *
   * @throws DocumentFault if they do not say which part of the call each agent served
   */
  static Amendment amendment(String source, List<ManifestLine> lines) throws DocumentFault {
    CallAssembly call = new CallAssembly(lines, ArchiveOptions.defaults());
    ManifestLine first = lines.getFirst();
    long startedAt = call.startedAt();
    List<Path> files = call.segments(startedAt).stream().map(Segment::path).toList();
    CallSheet changes = call.merged(startedAt, call.legs(startedAt));
    if (!call.notes.isEmpty()) {
      throw new DocumentFault(call.notes.getFirst());
    }
    return new Amendment(source, files, first.sheet().externalId(), first.conversation(), changes);
  }

  private RecordingItem build(String source) {
    ManifestLine first = lines.getFirst();
    long startedAt = startedAt();
    List<Segment> segments = segments(startedAt);
    List<AgentLeg> legs = legs(startedAt);
    CallSheet sheet = merged(startedAt, legs);
    return new RecordingItem(
        source, segments, first.rawFormat(), first.declared(), sheet.over(options, notes));
  }

  private long startedAt() {
    long earliest = 0;
    for (ManifestLine line : lines) {
      long at = line.sheet().startedAtMillis();
      earliest = at > 0 && (earliest == 0 || at < earliest) ? at : earliest;
    }
    return earliest;
  }

  private List<Segment> segments(long startedAt) {
    List<Segment> segments = new ArrayList<>();
    Integer before = null;
    for (ManifestLine line : lines) {
      boolean sameAsBefore = !segments.isEmpty() && Objects.equals(before, line.segmentNo());
      if (!sameAsBefore && line.file() != null) {
        long start = segments.isEmpty() ? 0 : startOf(line, startedAt, segments.getLast());
        segments.add(new Segment(line.file(), start));
      }
      before = line.segmentNo();
    }
    return segments;
  }

  private long startOf(ManifestLine line, long startedAt, Segment before) {
    boolean timed = line.sheet().startedAtMillis() > 0 && before.startMillis() != Segment.FOLLOWS;
    long start = timed ? line.sheet().startedAtMillis() - startedAt : Segment.FOLLOWS;
    if (timed && start <= before.startMillis()) {
      note("the segments' times do not rise with segmentNo: put one behind the other");
      return Segment.FOLLOWS;
    }
    return start;
  }

  private List<AgentLeg> legs(long startedAt) {
    List<AgentLeg> legs = new ArrayList<>();
    boolean severalAgents = severalAgents();
    for (ManifestLine line : lines) {
      String agentId = line.sheet().agentId();
      long start = legStart(line, startedAt, severalAgents);
      if (agentId != null && start < 0 && !legs.isEmpty()) {
        note(
            "agent "
                + agentId
                + " has neither legStart nor a time of the segment: that part counts as "
                + legs.getLast().agentId()
                + "'s");
      }
      if (agentId != null && start >= 0) {
        long end = line.legEndMillis() >= 0 ? line.legEndMillis() : AgentLeg.TO_THE_END;
        addLeg(legs, new AgentLeg(agentId, line.sheet().agentName(), start, end));
      }
    }
    if (severalAgents && legs.isEmpty()) {
      note("several agents, but neither legStart nor times of the segments: the first one counts");
    }
    return legs;
  }

  /** An open leg ends where the next begins; the same agent's next leg prolongs it. */
  private static void addLeg(List<AgentLeg> legs, AgentLeg leg) {
    if (!legs.isEmpty()) {
      AgentLeg last = legs.removeLast();
      boolean open = last.endMillis() == AgentLeg.TO_THE_END;
      if (open && last.agentId().equals(leg.agentId())) {
        legs.add(
            new AgentLeg(last.agentId(), last.agentName(), last.startMillis(), leg.endMillis()));
        return;
      }
      long end = open ? leg.startMillis() : last.endMillis();
      legs.add(new AgentLeg(last.agentId(), last.agentName(), last.startMillis(), end));
    }
    legs.add(leg);
  }

  private long legStart(ManifestLine line, long startedAt, boolean severalAgents) {
    if (line.legStartMillis() >= 0 || !severalAgents) {
      return line.legStartMillis();
    }
    long at = line.sheet().startedAtMillis();
    return line.segmentNo() != null && at > 0 ? at - startedAt : -1;
  }

  private boolean severalAgents() {
    Set<String> agents = new LinkedHashSet<>();
    for (ManifestLine line : lines) {
      if (line.sheet().agentId() != null) {
        agents.add(line.sheet().agentId());
      }
    }
    return agents.size() > 1;
  }

  private CallSheet merged(long startedAt, List<AgentLeg> legs) {
    CallSheet first = lines.getFirst().sheet();
    Map<String, String> metadata = new LinkedHashMap<>();
    Set<Event> events = new LinkedHashSet<>();
    for (ManifestLine line : lines) {
      line.sheet().metadata().forEach((key, value) -> mergeField(metadata, key, value));
      events.addAll(line.sheet().events());
    }
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(Event::startMillis));
    AgentLeg lead = legs.isEmpty() ? null : legs.getFirst();
    return new CallSheet(
        first.externalId(),
        given(CallSheet::language),
        Objects.requireNonNullElse(given(sheet -> nonEmpty(sheet.zone())), ""),
        startedAt,
        channels(),
        lead == null ? given(CallSheet::agentId) : lead.agentId(),
        lead == null ? given(CallSheet::agentName) : lead.agentName(),
        given(CallSheet::customerName),
        legs,
        sorted,
        metadata,
        first.faults());
  }

  /** The first value that a row gives. */
  private @Nullable String given(Function<CallSheet, @Nullable String> field) {
    for (ManifestLine line : lines) {
      String value = field.apply(line.sheet());
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private List<Role> channels() {
    for (ManifestLine line : lines) {
      if (!line.sheet().channels().isEmpty()) {
        return line.sheet().channels();
      }
    }
    return List.of();
  }

  private static @Nullable String nonEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private void mergeField(Map<String, String> metadata, String key, String value) {
    @Nullable String before = metadata.putIfAbsent(key, value);
    if (before != null && !before.equals(value)) {
      note("the rows of this call differ in " + key + ": the first one counts");
    }
  }

  private void note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }
}

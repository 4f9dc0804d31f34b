package io.earshot.store;

import io.earshot.model.Conversation;
import io.earshot.model.ConversationId;
import io.earshot.model.Event;
import io.earshot.model.LineQuality;
import io.earshot.model.Medium;
import io.earshot.model.Party;
import io.earshot.model.Provenance;
import io.earshot.model.Role;
import io.earshot.model.Utterance;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes of a conversation without its id (that is the key), its source and its batch (they are
 * no content). Blocks with a version each: the header, the original text as UTF-8 with its
 * utterance table, the words' times, and the annotation columns. An annotation block that is empty
 * has version 0; a filled one carries the version of what made it.
 */
final class ConversationCodec {
  private static final int HEADER = 1;
  private static final int UTTERANCES = 2;
  private static final int TONE = 3;
  private static final int ACTS = 4;
  private static final int ACOUSTICS = 5;
  private static final int[] BLOCKS = {HEADER, UTTERANCES, TONE, ACTS, ACOUSTICS};

  private static final Medium[] MEDIA = Medium.values();
  private static final Role[] ROLES = Role.values();
  private static final Event.Kind[] EVENTS = Event.Kind.values();

  private ConversationCodec() {}

  /**
   * The bytes of a conversation and what they hash to. The digest is blind to the order of the
   * metadata, as equality is.
   */
  @SuppressWarnings("ArrayRecordComponent") // opaque, never compared as a record
  record Encoded(byte[] bytes, byte[] digest) {}

  static Encoded encode(Conversation conversation) {
    ByteWriter header = new ByteWriter(512);
    writeWhat(header, conversation);
    int metadataFrom = header.size();
    writeMetadata(header, conversation.metadata());
    int metadataTo = header.size();
    writeWho(header, conversation);
    ByteWriter utterances = new ByteWriter(4096);
    UtteranceTable.write(utterances, conversation.utterances(), conversation.parties().size());

    MessageDigest digest = Digests.sha256();
    header.feed(digest, 0, metadataFrom);
    ByteWriter sorted = new ByteWriter();
    writeMetadata(sorted, new TreeMap<>(conversation.metadata()));
    sorted.feed(digest, 0, sorted.size());
    header.feed(digest, metadataTo, header.size());
    utterances.feed(digest, 0, utterances.size());
    ByteWriter acoustics = new ByteWriter();
    AcousticsTable.write(acoustics, conversation);
    acoustics.feed(digest, 0, acoustics.size());
    return new Encoded(
        blocks(header, utterances, acoustics), Arrays.copyOf(digest.digest(), Head.DIGEST_BYTES));
  }

  private static byte[] blocks(ByteWriter header, ByteWriter utterances, ByteWriter acoustics) {
    ByteWriter out = new ByteWriter(header.size() + utterances.size() + acoustics.size() + 64);
    out.octet(HEADER).varint(1).block(header);
    out.octet(UTTERANCES).varint(1).block(utterances);
    out.octet(TONE).varint(0).varint(0);
    out.octet(ACTS).varint(0).varint(0);
    boolean measured = acoustics.size() > 0;
    out.octet(ACOUSTICS).varint(measured ? AcousticsTable.VERSION : 0).block(acoustics);
    return out.toBytes();
  }

  /** The conversation of {@link #encode}'s bytes. */
  static Conversation decode(ConversationId id, String source, String batch, ByteReader in) {
    byte[][] blocks = new byte[BLOCKS.length][];
    for (int i = 0; i < BLOCKS.length; i++) {
      int kind = in.octet();
      long version = in.varint();
      blocks[i] = in.block();
      boolean filled = kind <= UTTERANCES || (kind == ACOUSTICS && blocks[i].length > 0);
      if (kind != BLOCKS[i] || version != (filled ? 1 : 0)) {
        throw new MalformedException("block " + kind + " of version " + version + " is not known");
      }
    }
    in.end();
    return assemble(id, source, batch, blocks);
  }

  private static void writeWhat(ByteWriter out, Conversation c) {
    out.textOrNull(c.externalId()).octet(c.medium().ordinal()).zigzag(c.startedAtMillis());
    out.text(c.zone()).text(c.language()).zigzag(c.durationMillis());
  }

  private static void writeMetadata(ByteWriter out, Map<String, String> metadata) {
    out.varint(metadata.size());
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      out.text(entry.getKey()).text(entry.getValue());
    }
  }

  private static void writeWho(ByteWriter out, Conversation c) {
    out.varint(c.parties().size());
    for (Party party : c.parties()) {
      out.octet(party.role().ordinal()).float32(party.roleConfidence());
      out.textOrNull(party.agentId()).textOrNull(party.name()).zigzag(party.channel());
    }
    writeEvents(out, c.events());
    writeProvenance(out, c.provenance());
  }

  private static Conversation assemble(
      ConversationId id, String source, String batch, byte[][] blocks) {
    ByteReader in = new ByteReader(blocks[0], 0);
    String externalId = in.textOrNull();
    Medium medium = in.constant(MEDIA);
    long startedAtMillis = in.zigzag();
    String zone = in.text();
    String language = in.text();
    long durationMillis = in.zigzag();
    Map<String, String> metadata = readMetadata(in);
    List<Party> parties = readParties(in);
    List<Event> events = readEvents(in);
    ByteReader acoustics = new ByteReader(blocks[ACOUSTICS - 1], 0);
    List<LineQuality> lines = AcousticsTable.readLines(acoustics);
    Provenance provenance = readProvenance(in, new Prepared.Origin(source, batch), lines);
    in.end();
    List<Utterance> utterances = UtteranceTable.read(new ByteReader(blocks[1], 0), parties.size());
    if (blocks[ACOUSTICS - 1].length > 0) {
      AcousticsTable.readVoices(acoustics, utterances);
    }
    return new Conversation(
        id,
        externalId,
        medium,
        startedAtMillis,
        zone,
        language,
        durationMillis,
        metadata,
        parties,
        utterances,
        events,
        provenance);
  }

  private static Map<String, String> readMetadata(ByteReader in) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (int n = in.count(2); n > 0; n--) {
      metadata.put(in.text(), in.text());
    }
    return metadata;
  }

  private static List<Party> readParties(ByteReader in) {
    int n = in.count(8);
    List<Party> parties = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      parties.add(
          new Party(
              in.constant(ROLES), in.float32(), in.textOrNull(), in.textOrNull(), in.int32()));
    }
    return parties;
  }

  private static void writeEvents(ByteWriter out, List<Event> events) {
    out.varint(events.size());
    for (Event event : events) {
      Role by = event.by();
      out.octet(event.kind().ordinal()).zigzag(event.startMillis());
      out.zigzag(event.endMillis() - event.startMillis());
      out.octet(by == null ? 0 : by.ordinal() + 1).textOrNull(event.toAgentId());
    }
  }

  private static List<Event> readEvents(ByteReader in) {
    int n = in.count(5);
    List<Event> events = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      Event.Kind kind = in.constant(EVENTS);
      long startMillis = in.zigzag();
      long endMillis = startMillis + in.zigzag();
      int by = in.octet();
      if (by > ROLES.length) {
        throw new MalformedException("role " + by + " is not known");
      }
      events.add(
          new Event(kind, startMillis, endMillis, by == 0 ? null : ROLES[by - 1], in.textOrNull()));
    }
    return events;
  }

  private static void writeProvenance(ByteWriter out, Provenance provenance) {
    out.hex(provenance.contentHash()).textOrNull(provenance.transcript());
    Texts.write(out, provenance.faults());
    out.bool(provenance.cut());
  }

  private static Provenance readProvenance(
      ByteReader in, Prepared.Origin origin, List<LineQuality> lines) {
    String contentHash = in.hex();
    String transcript = in.textOrNull();
    return new Provenance(
        origin.source(), origin.batch(), contentHash, transcript, Texts.read(in), in.bool(), lines);
  }
}

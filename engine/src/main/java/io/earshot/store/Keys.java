package io.earshot.store;

import io.earshot.model.ConversationId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Builds and takes apart the keys of all tables; {@code package-info} shows their layout. */
final class Keys {
  static final byte BY_TIME = 'T';
  static final byte BY_BATCH = 'B';
  static final byte BY_CUSTOMER = 'C';
  static final byte BY_AGENT = 'A';
  static final byte BY_EXTERNAL_ID = 'X';
  static final byte BY_RECORDING = 'R';

  static final byte JOB = 'J';
  static final byte FAILURE = 'F';
  static final byte ATTEMPT = 'A';
  static final byte BATCH = 'B';

  private static final byte HEAD = 0;
  private static final byte REVISION = 1;
  private static final byte LAYOUT = 'L';
  private static final byte SEQUENCE = 'S';
  private static final int ID = ConversationId.SIZE_BYTES;

  /** Longer names stand in keys as their digest: a key must not grow with hostile input. */
  private static final int LONGEST_NAME_BYTES = 512;

  private static final int DIGEST_MARK = 0xFFFF;

  private Keys() {}

  static byte[] sequence() {
    return new byte[] {SEQUENCE};
  }

  static byte[] layout(int number) {
    return ByteBuffer.allocate(5).put(LAYOUT).putInt(number).array();
  }

  static byte[] layouts() {
    return new byte[] {LAYOUT};
  }

  static byte[] head(ConversationId id) {
    return Arrays.copyOf(id.bytes(), ID + 1);
  }

  static byte[] revision(ConversationId id, long revision) {
    return buffer(id, 9).put(REVISION).putLong(revision).array();
  }

  /** Where the revisions of a conversation begin. */
  static byte[] revisions(ConversationId id) {
    return buffer(id, 1).put(REVISION).array();
  }

  /** The revision in the key of one. */
  static long revisionOf(byte[] revisionKey) {
    return ByteBuffer.wrap(revisionKey).getLong(revisionKey.length - 8);
  }

  static byte[] evaluation(ConversationId id, EvaluationRef ref) {
    byte[] ruleSet = name(ref.ruleSet());
    return buffer(id, 2 + ruleSet.length + 8)
        .putShort((short) ref.leg())
        .put(ruleSet)
        .putLong(ref.version())
        .array();
  }

  /** The agent leg in an evaluation's key. */
  static int legOf(byte[] evaluationKey) {
    return ByteBuffer.wrap(evaluationKey).getShort(ID) & 0xFFFF;
  }

  static ConversationId idAtStart(byte[] key) {
    return ConversationId.ofBytes(key);
  }

  static ConversationId idAtEnd(byte[] key) {
    return ConversationId.ofBytes(Arrays.copyOfRange(key, key.length - ID, key.length));
  }

  /** The conversation's start in an index key, epoch milliseconds. */
  static long startedAtOf(byte[] indexKey) {
    return ByteBuffer.wrap(indexKey).getLong(indexKey.length - ID - 8) ^ Long.MIN_VALUE;
  }

  static byte[] time(long startedAtMillis, ConversationId id) {
    return index(indexPrefix(BY_TIME, null), startedAtMillis, id);
  }

  static byte[] index(byte[] prefix, long startedAtMillis, ConversationId id) {
    return ByteBuffer.allocate(prefix.length + 8 + ID)
        .put(prefix)
        .putLong(startedAtMillis ^ Long.MIN_VALUE)
        .put(id.bytes())
        .array();
  }

  /** The index entries of one value, in order of time; {@code value} is null for the time index. */
  static byte[] indexPrefix(byte tag, @Nullable String value) {
    return value == null ? new byte[] {tag} : named(tag, value);
  }

  /** Where the entries that started at {@code startedAtMillis} begin. */
  static byte[] indexFrom(byte[] prefix, long startedAtMillis) {
    return ByteBuffer.allocate(prefix.length + 8)
        .put(prefix)
        .putLong(startedAtMillis ^ Long.MIN_VALUE)
        .array();
  }

  /** A key made of names, each with its length before it. */
  static byte[] named(byte tag, String... names) {
    ByteWriter out = new ByteWriter().octet(tag);
    for (String name : names) {
      byte[] bytes = Wtf8.encode(name);
      boolean fits = bytes.length <= LONGEST_NAME_BYTES;
      int length = fits ? bytes.length : DIGEST_MARK;
      out.octet(length >> 8).octet(length).raw(fits ? bytes : Digests.sha256(bytes));
    }
    return out.toBytes();
  }

  /** The first key after all that start with {@code prefix}; null when there is none. */
  static byte @Nullable [] after(byte[] prefix) {
    for (int i = prefix.length - 1; i >= 0; i--) {
      if (prefix[i] != (byte) 0xFF) {
        byte[] next = Arrays.copyOf(prefix, i + 1);
        next[i]++;
        return next;
      }
    }
    return null;
  }

  /** The end of a conversation's keys in every table of conversations. */
  static byte[] endOf(ConversationId id) {
    byte[] next = after(id.bytes());
    if (next != null) {
      return next;
    }
    byte[] last = new byte[ID + 2 * LONGEST_NAME_BYTES];
    Arrays.fill(last, (byte) 0xFF);
    return last;
  }

  private static byte[] name(String text) {
    byte[] bytes = Wtf8.encode(text);
    return bytes.length <= LONGEST_NAME_BYTES ? bytes : Digests.sha256(bytes);
  }

  private static ByteBuffer buffer(ConversationId id, int more) {
    return ByteBuffer.allocate(ID + more).put(id.bytes());
  }
}

package io.earshot.ingest;

/** The limits of a conversation document. Beyond them it is refused with the limit's name. */
public final class ChatLimits {
  /** A line of JSON Lines, or a conversation of a JSON document, in bytes: 32 MB. */
  public static final int LINE_BYTES = 32 << 20;

  /** Any one text, in UTF-16 units: 1,048,576. */
  public static final int TEXT_CHARS = 1 << 20;

  /** Turns of a conversation. */
  public static final int TURNS = 20_000;

  /** Parties of a conversation: different roles and agents. */
  public static final int PARTIES = 200;

  /** Events of a conversation. */
  public static final int EVENTS = 20_000;

  /** Words of a turn. */
  public static final int WORDS = 200_000;

  /** Fields of metadata. */
  public static final int METADATA_FIELDS = 200;

  /** A value of metadata, in UTF-16 units. */
  public static final int METADATA_VALUE_CHARS = 4_096;

  /** Any key, in UTF-16 units. */
  public static final int KEY_CHARS = 256;

  /** Depth of nested objects and arrays. */
  public static final int NESTING = 64;

  /** A person's id or name, in UTF-16 units. */
  public static final int NAME_CHARS = 256;

  /** A time counted from the conversation's start, in milliseconds: ten years of 365 days. */
  public static final long OFFSET_MILLIS = 315_360_000_000L;

  private ChatLimits() {}
}

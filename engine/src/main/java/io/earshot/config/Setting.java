package io.earshot.config;

import java.util.Locale;
import java.util.Optional;

/** Every configuration key, with its default, its bounds and what it means. */
public enum Setting {
  ZONE("zone", "system", Kind.TEXT, "time zone of days in reports, and of inputs that name none"),
  LANGUAGE("language", "auto", Kind.TEXT, "language of inputs that name none: en, zh or auto"),
  CHANNELS("channels", "agent,customer", Kind.TEXT, "who speaks on each channel of a recording"),
  ROLES_PERCENT(
      "roles.percent",
      "70",
      Kind.NUMBER,
      50,
      100,
      "roles of two people on one channel, found from what they say, are unknown below it"),
  RULES(
      "rules",
      "shipped",
      Kind.TEXT,
      "rule sets: folders or files, a colon between two; \"shipped\": those that come along"),
  MODEL_EN("model.en", "shipped", Kind.TEXT, "folder of the English Vosk model"),
  MODEL_ZH("model.zh", "shipped", Kind.TEXT, "folder of the Mandarin Vosk model"),
  CONFIDENCE_PERCENT(
      "confidence.percent",
      "35",
      Kind.NUMBER,
      0,
      100,
      "words recognised below it are weak evidence"),
  VOICE_ACTIVITY(
      "voiceActivity",
      "on",
      Kind.SWITCH,
      "whether silence, tones and music are kept from the recogniser: on or off"),
  WORKERS("workers", "cores", Kind.NUMBER, 1, 256, "worker processes that transcribe side by side"),
  WORKER_MEMORY_MEGABYTES(
      "worker.memoryMegabytes", "1536", Kind.NUMBER, 256, 65_536, "memory one worker may use"),
  WORKER_HANG_SECONDS(
      "worker.hangSeconds",
      "10",
      Kind.NUMBER,
      1,
      3_600,
      "a worker without progress for so long is killed"),
  SCORING_THREADS("scoring.threads", "cores", Kind.NUMBER, 1, 256, "threads that score"),
  QUEUE_ITEMS("queue.items", "64", Kind.NUMBER, 1, 10_000, "items that wait between two stages"),
  COMMIT_ITEMS("commit.items", "64", Kind.NUMBER, 1, 4_096, "changes written with one sync"),
  STORE_CACHE_MEGABYTES(
      "store.cacheMegabytes",
      "32",
      Kind.NUMBER,
      8,
      65_536,
      "memory for blocks read from the store"),
  STOP_SECONDS("stop.seconds", "4", Kind.NUMBER, 1, 60, "time Ctrl-C gives work in hand to finish");

  private enum Kind {
    TEXT,
    SWITCH,
    NUMBER
  }

  private final String key;
  private final String fallback;
  private final Kind kind;
  private final long least;
  private final long most;
  private final String meaning;

  Setting(String key, String fallback, Kind kind, String meaning) {
    this(key, fallback, kind, 0, 0, meaning);
  }

  Setting(String key, String fallback, Kind kind, long least, long most, String meaning) {
    this.key = key;
    this.fallback = fallback;
    this.kind = kind;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** The name in {@code earshot.yaml}, for example {@code worker.hangSeconds}. */
  public String key() {
    return key;
  }

  /** The name in the environment, for example {@code EARSHOT_WORKER_HANG_SECONDS}. */
  public String environmentName() {
    return "EARSHOT_"
        + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** The value when nothing sets it. */
  public String fallback() {
    return fallback;
  }

  /** What it means, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The setting of that key, or empty. */
  static Optional<Setting> ofKey(String key) {
    for (Setting setting : values()) {
      if (setting.key.equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }

  /** Why {@code value} is not allowed, or empty if it is. */
  Optional<String> refusal(String value) {
    if (kind == Kind.SWITCH) {
      boolean known = value.equals("on") || value.equals("off");
      return known ? Optional.empty() : Optional.of("must be on or off");
    }
    if (kind == Kind.TEXT || (value.equals("cores") && fallback.equals("cores"))) {
      return value.isBlank() ? Optional.of("must not be empty") : Optional.empty();
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return Optional.empty();
      }
    } catch (NumberFormatException e) {
      // said below, with the same words as a number out of bounds
    }
    return Optional.of("must be a whole number from " + least + " to " + most);
  }
}

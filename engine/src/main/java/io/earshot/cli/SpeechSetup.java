package io.earshot.cli;

import io.earshot.config.Configuration;
import io.earshot.config.Installation;
import io.earshot.config.Setting;
import io.earshot.model.InputException;
import io.earshot.model.Role;
import io.earshot.pipeline.SpeakerRoles;
import io.earshot.pipeline.Speech;
import io.earshot.worker.AttemptJournal;
import io.earshot.worker.DecodeOptions;
import io.earshot.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what hears recordings, as configured. */
final class SpeechSetup {
  private static final long MEBIBYTE = 1L << 20;

  private SpeechSetup() {}

  static Speech speech(
      Configuration configuration, Installation installation, @Nullable AttemptJournal journal) {
    WorkerOptions options =
        WorkerOptions.defaults()
            .withWorkers(configuration.number(Setting.WORKERS))
            .withMemoryLimitBytes(configuration.number(Setting.WORKER_MEMORY_MEGABYTES) * MEBIBYTE)
            .withHangLimit(Duration.ofSeconds(configuration.number(Setting.WORKER_HANG_SECONDS)));
    return new Speech(
        options,
        new DecodeOptions(configuration.isOn(Setting.VOICE_ACTIVITY)),
        journal == null ? AttemptJournal.inMemory() : journal,
        language -> installation.model(configuration, language));
  }

  /** The language of inputs that declare none; null when it is to be found out. */
  static @Nullable String language(Configuration configuration) {
    Configuration.Value value = configuration.value(Setting.LANGUAGE);
    if (value.text().equals("auto")) {
      return null;
    }
    if (!Speech.LANGUAGES.contains(value.text())) {
      throw refused(Setting.LANGUAGE, value, "\"" + value.text() + "\" is neither en nor zh");
    }
    return value.text();
  }

  /** How roles are given to those who speak in recordings that declare none. */
  static SpeakerRoles roles(Configuration configuration) {
    float leastConfidence = configuration.number(Setting.ROLES_PERCENT) / 100f;
    return new SpeakerRoles(channels(configuration), leastConfidence);
  }

  private static List<Role> channels(Configuration configuration) {
    Configuration.Value value = configuration.value(Setting.CHANNELS);
    List<Role> roles = new ArrayList<>();
    for (String word : value.text().split(",", -1)) {
      roles.add(
          Role.ofLabel(word)
              .orElseThrow(
                  () ->
                      refused(
                          Setting.CHANNELS,
                          value,
                          "\""
                              + word
                              + "\" is no role; use agent, customer, bot, system, supervisor,"
                              + " third_party or unknown, separated by commas")));
    }
    return roles;
  }

  /** A flag names its key already; a file or variable does not. */
  private static InputException refused(Setting key, Configuration.Value value, String why) {
    boolean flag = value.source().startsWith("--");
    return new InputException(flag ? value.source() : value.source() + ": " + key.key(), why);
  }
}

package io.earshot.pipeline;

import io.earshot.model.Role;
import java.util.List;

/**
 * How roles are given to those who speak in a recording that declares none.
 *
 * @param channels the roles of a recording with as many channels
 * @param leastConfidence 0 to 1; roles found from what the two people on one channel say stay
 *     unknown below it
 */
public record SpeakerRoles(List<Role> channels, float leastConfidence) {
  /** Copies the list. */
  public SpeakerRoles {
    channels = List.copyOf(channels);
  }
}

package io.earshot.ingest;

import io.earshot.model.InputException;
import io.earshot.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which role speaks on which audio channel. */
public final class ChannelMap {
  private static final int CHANNELS_MAX = 16;
  private static final String ALLOWED =
      "roles in the order of the channels, such as agent,customer; roles are agent, customer, bot, "
          + "system, supervisor, third_party and unknown";

  private ChannelMap() {}

  /**
   * The roles written {@code agent,customer}, from channel 0.
   *
   * @throws InputException saying what is allowed, when it is anything else
   */
  public static List<Role> parse(String text) {
    try {
      return roles(text);
    } catch (DocumentFault e) {
      throw new InputException("", "channels \"" + text + "\": " + e.reason());
    }
  }

  static List<Role> roles(String text) throws DocumentFault {
    String[] parts = text.strip().split("[,;|/+]\\s*|\\s+");
    if (parts.length > CHANNELS_MAX) {
      throw new DocumentFault("at most " + CHANNELS_MAX + " channels are possible");
    }
    List<Role> roles = new ArrayList<>();
    for (String part : parts) {
      Optional<Role> role = role(part);
      if (role.isEmpty()) {
        throw new DocumentFault("write " + ALLOWED);
      }
      roles.add(role.get());
    }
    return roles;
  }

  /** The map that has the agent and the customer on these channels, counted from {@code first}. */
  static List<Role> ofNumbers(@Nullable String agent, @Nullable String customer, int first)
      throws DocumentFault {
    int agentAt = number(agent, first);
    int customerAt = number(customer, first);
    if (agentAt == customerAt) {
      throw new DocumentFault("agent and customer cannot be on the same channel");
    }
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i <= Math.max(1, Math.max(agentAt, customerAt)); i++) {
      roles.add(i == agentAt ? Role.AGENT : i == customerAt ? Role.CUSTOMER : Role.UNKNOWN);
    }
    return roles;
  }

  private static int number(@Nullable String text, int first) throws DocumentFault {
    if (text == null) {
      return -1;
    }
    try {
      int number = Integer.parseInt(text) - first;
      if (number >= 0 && number < CHANNELS_MAX) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is out of range.
    }
    throw new DocumentFault(
        String.format(
            Locale.ROOT,
            "must be a channel number from %d to %d",
            first,
            CHANNELS_MAX - 1 + first));
  }

  private static Optional<Role> role(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "service", "seat", "坐席", "座席", "客服" -> Optional.of(Role.AGENT);
      case "client", "客户", "用户" -> Optional.of(Role.CUSTOMER);
      default -> Role.ofLabel(text);
    };
  }
}

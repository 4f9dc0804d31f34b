package io.earshot.ingest;

import io.earshot.model.Event;
import io.earshot.model.Role;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event while its fields come in; the same for chats, manifests and sidecars. */
final class EventDraft {
  static final String ALLOWED = "hold, mute, transfer, conference, recording_paused or hang_up";

  @Nullable String type;
  String mode = "";
  long startMillis = ChatDraft.MISSING;
  long endMillis = ChatDraft.MISSING;
  @Nullable Role by;
  @Nullable String toAgentId;

  /** The event; a fault when type, time or mode is missing or unknown. */
  Event build() throws DocumentFault {
    Event.Kind kind = kind();
    if (startMillis == ChatDraft.MISSING || startMillis < 0) {
      throw new DocumentFault(
          "the event " + kind.label() + " needs its \"startMillis\", 0 or more");
    }
    long end = endMillis == ChatDraft.MISSING ? startMillis : endMillis;
    if (end < startMillis) {
      throw new DocumentFault("the event " + kind.label() + " ends before it starts");
    }
    return new Event(kind, startMillis, end, by, toAgentId);
  }

  private Event.Kind kind() throws DocumentFault {
    String label =
        type == null
            ? ""
            : type.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    if (label.equals("transfer")) {
      return switch (mode) {
        case "", "cold", "blind" -> Event.Kind.TRANSFER_COLD;
        case "warm", "attended" -> Event.Kind.TRANSFER_WARM;
        default ->
            throw new DocumentFault(
                "the \"mode\" of a transfer is cold or warm, not " + JsonValues.shown(mode));
      };
    }
    Optional<Event.Kind> kind = Event.Kind.ofLabel(label.equals("hangup") ? "hang_up" : label);
    if (kind.isEmpty()) {
      throw new DocumentFault(
          "an event's \"type\" must be " + ALLOWED + ", not " + JsonValues.shown(label));
    }
    return kind.get();
  }
}

package io.earshot.pipeline;

import io.earshot.ingest.Archive;
import io.earshot.ingest.ChatItem;
import io.earshot.ingest.FailedItem;
import io.earshot.ingest.Item;
import io.earshot.ingest.RecordingItem;
import io.earshot.model.Conversation;
import io.earshot.model.InputException;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Reads conversations one after the other without storing anything. */
public final class OneShot {
  private final Recognition recognition;

  /**
   * A reader.
   *
   * @param speech what transcribes
   * @param roles how roles are given that a recording does not declare
   */
  public OneShot(Speech speech, SpeakerRoles roles) {
    this.recognition = new Recognition(speech, null, new CallAssembly(roles, ""));
  }

  /**
   * Reads a whole archive.
   *
   * @param use is given each conversation in order
   * @param failed is given each fault
   * @return the number of faults
   */
  public int read(Archive archive, Consumer<Conversation> use, Consumer<InputException> failed)
      throws InterruptedException, IOException {
    int failures = 0;
    try (var items = archive.items()) {
      while (items.hasNext()) {
        try {
          use.accept(conversation(items.next()));
        } catch (InputException e) {
          failed.accept(e);
          failures++;
        }
      }
    }
    return failures;
  }

  private Conversation conversation(Item item) throws InterruptedException {
    return switch (item) {
      case ChatItem chat -> chat.conversation();
      case FailedItem failed -> throw new InputException(failed.where(), failed.reason());
      case RecordingItem recording -> hear(recording);
    };
  }

  private Conversation hear(RecordingItem item) throws InterruptedException {
    try {
      return recognition.hear(item).toCompletableFuture().get().conversation();
    } catch (ExecutionException e) {
      Throwable cause = Recognition.cause(e);
      if (cause instanceof InputException bad) {
        throw bad;
      }
      throw new InputException(item.source(), String.valueOf(cause.getMessage()));
    }
  }
}

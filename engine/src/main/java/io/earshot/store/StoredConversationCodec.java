package io.earshot.store;

import io.earshot.model.ConversationId;
import java.util.HexFormat;

/** The bytes of a kept revision: when it was stored, its digest and origin, then the content. */
final class StoredConversationCodec {
  private StoredConversationCodec() {}

  static byte[] encode(Prepared.Content content, long storedAtMillis) {
    ByteWriter out = new ByteWriter(content.bytes().length + 128);
    out.zigzag(storedAtMillis).raw(content.digest());
    out.text(content.origin().source()).text(content.origin().batch());
    return out.raw(content.bytes()).toBytes();
  }

  static StoredConversation decode(ConversationId id, long revision, ByteReader in) {
    long storedAtMillis = in.zigzag();
    String digest = HexFormat.of().formatHex(in.raw(Head.DIGEST_BYTES));
    String source = in.text();
    String batch = in.text();
    return new StoredConversation(
        ConversationCodec.decode(id, source, batch, in), revision, storedAtMillis, digest);
  }
}

package io.earshot.worker;

import java.io.IOException;

/** The other end sent what the wire format does not allow. */
final class WireException extends IOException {
  WireException(String message) {
    super(message);
  }
}

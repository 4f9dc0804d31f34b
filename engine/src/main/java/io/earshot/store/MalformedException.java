package io.earshot.store;

/** A stored value whose bytes cannot be what was written; told with its key by the caller. */
final class MalformedException extends RuntimeException {
  MalformedException(String message) {
    super(message);
  }
}

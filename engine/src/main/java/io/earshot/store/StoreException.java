package io.earshot.store;

/**
 * The store could not read or write: the disk is full or fails, or a stored value is corrupt. The
 * message says where, why, and what to do.
 */
public final class StoreException extends RuntimeException {
  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.earshot.store;

/** The twin in memory keeps the contract. */
class MemoryStoreTest extends StoreContract {
  @Override
  Store open(StoreOptions options) {
    return Stores.inMemory(options);
  }
}

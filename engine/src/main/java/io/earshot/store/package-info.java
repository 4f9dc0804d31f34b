/** RocksDB behind one write door: conversations, evaluations, jobs, batches, and their formats. */
@NullMarked
package io.earshot.store;

import org.jspecify.annotations.NullMarked;

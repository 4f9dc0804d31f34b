/**
 * RocksDB behind one write door: conversations, evaluations, jobs, batches, and their formats.
 *
 * <p>{@link io.earshot.store.Stores} opens a data folder. {@link io.earshot.store.Store#apply} is
 * the only way to write: it takes one self-contained {@link io.earshot.store.Change} and completes
 * when the change is on disk. One thread drains a bounded queue into group commits; every group is
 * one atomic batch with one sync. {@link io.earshot.store.StoreReader} reads, also beside a running
 * writer in another process.
 *
 * <p>Layout of the keys (every number big-endian, so that bytes sort as the numbers do):
 *
 * <pre>
 * conversation  id 00                              head: revision, digest, current evaluations
 *               id 01 revision                     the conversation as of that revision
 * evaluation    id leg ruleSet version             one evaluation, against one revision
 * index         T startedAt id                     summary row: one per conversation
 *               B|C|A|X|R value startedAt id       batch, customer, agent, external id, recording
 * job           J job · F job number · A recording · B batch
 * default       sequence · L layout                change counter; rule columns of evaluations
 * review, audit, blob-meta                         reserved: exist, empty
 * </pre>
 *
 * <p>Every value is sealed by {@link io.earshot.store.Envelope}: format byte, CRC32C over key and
 * content, content.
 */
@NullMarked
package io.earshot.store;

import org.jspecify.annotations.NullMarked;

/**
 * The stages of a bulk run, wired with bounded queues, retries and back-pressure.
 *
 * <pre>
 * archive ─▶ reader ─▶ recordings ─▶ workers ─▶ ┐
 *                  └─▶ chats ─────────────────▶ queue ─▶ scorers ─▶ store ─▶ queue ─▶ teller
 * </pre>
 *
 * <p>A {@link io.earshot.pipeline.BulkRun} is a handful of stages, each a Vert.x verticle that owns
 * platform threads; work moves through bounded queues. Whoever finds a queue full waits, back to
 * the reader's file cursor: memory depends neither on the archive's size nor on how long the disk,
 * a worker or the reader of the output stalls.
 *
 * <p>An item is <i>told</i> (acknowledged) only after its change is synced to disk. A run that is
 * killed therefore has on disk at least what it told. Running it again does no work twice that
 * matters: a conversation's id follows from its content or its own id, a recording heard with the
 * same model and options is not heard again, and the store leaves alone what stands already.
 *
 * <p>The counters obey: {@code items begun = told + in flight}; {@code told = scored + not scored +
 * unchanged + failed}; the job's total is told + skipped.
 */
@NullMarked
package io.earshot.pipeline;

import org.jspecify.annotations.NullMarked;

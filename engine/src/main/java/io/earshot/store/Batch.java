package io.earshot.store;

/**
 * One ingest run's worth of input, the unit that {@code earshot batches} lists and {@code delete
 * --batch} erases.
 *
 * @param id names the batch; conversations carry it in their provenance
 * @param startedAtMillis epoch milliseconds UTC
 * @param description what was ingested, in words for people: the command's paths or manifest
 * @param items how many items the run took in
 * @param conversations how many conversations it created or updated
 */
public record Batch(
    String id, long startedAtMillis, String description, long items, long conversations) {}

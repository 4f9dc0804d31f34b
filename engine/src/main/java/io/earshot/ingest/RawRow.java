package io.earshot.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a manifest as it stands.
 *
 * @param line where it begins in the file, counted from 1
 * @param values heading → value, without the empty ones
 * @param fault why the row cannot be read, or null
 */
record RawRow(long line, Map<String, String> values, @Nullable String fault) {}

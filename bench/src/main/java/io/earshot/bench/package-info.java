/** Benchmarks, each next to a reference arm in the same run. Results stand in bench/README.md. */
@NullMarked
package io.earshot.bench;

import org.jspecify.annotations.NullMarked;

/** Starts, feeds and supervises worker processes, and defines the wire format both ends speak. */
@NullMarked
package io.earshot.worker;

import org.jspecify.annotations.NullMarked;

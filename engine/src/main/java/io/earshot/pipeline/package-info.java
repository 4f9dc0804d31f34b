/** The stages of a bulk run, wired with bounded queues, retries and back-pressure. */
@NullMarked
package io.earshot.pipeline;

import org.jspecify.annotations.NullMarked;

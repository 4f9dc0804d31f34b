/** Decoding of recordings through ffmpeg. Loaded only in worker processes. */
@NullMarked
package io.earshot.audio;

import org.jspecify.annotations.NullMarked;

/** Recognition of speech with Vosk. Loaded only in worker processes. */
@NullMarked
package io.earshot.asr;

import org.jspecify.annotations.NullMarked;

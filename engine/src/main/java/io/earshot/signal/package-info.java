/**
 * What was meant and how it was said, found in prepared text: values spoken in words, and what they
 * are written as.
 */
@NullMarked
package io.earshot.signal;

import org.jspecify.annotations.NullMarked;

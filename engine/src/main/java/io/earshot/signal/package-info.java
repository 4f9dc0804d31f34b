/**
 * What stands behind the words: values spoken in words and what they are written as, and how people
 * sound and act, computed from a conversation's records and prepared text. Plain synchronous code
 * without threads or libraries.
 */
@NullMarked
package io.earshot.signal;

import org.jspecify.annotations.NullMarked;

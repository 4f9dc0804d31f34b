/**
 * What stands behind the words: what was meant by them, and how people sound, act and feel,
 * computed from a conversation's records. Plain synchronous code without threads or libraries.
 */
@NullMarked
package io.earshot.signal;

import org.jspecify.annotations.NullMarked;

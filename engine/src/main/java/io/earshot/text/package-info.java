/**
 * One normaliser for all languages: folds case, width and script, cuts text into tokens, and keeps
 * the way back to the original characters.
 */
@NullMarked
package io.earshot.text;

import org.jspecify.annotations.NullMarked;

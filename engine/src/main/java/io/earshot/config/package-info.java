/**
 * One configuration from file, environment and flags; every key with its default and its source.
 */
@NullMarked
package io.earshot.config;

import org.jspecify.annotations.NullMarked;

/**
 * The rule language: YAML to a syntax tree with source positions, its schema and its error
 * messages.
 */
@NullMarked
package io.earshot.rule;

import org.jspecify.annotations.NullMarked;

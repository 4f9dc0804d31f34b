/**
 * The hot path: turns and legs, matching, evaluation, evidence and the arithmetic of the scorecard.
 */
@NullMarked
package io.earshot.score;

import org.jspecify.annotations.NullMarked;

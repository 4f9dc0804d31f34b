/**
 * The records every room speaks in: conversations, evaluations, outcomes. Records and enums only.
 *
 * <p>Times count in milliseconds from the conversation's start unless a name says {@code At};
 * character positions count UTF-16 units; points are integers in thousandths.
 */
@NullMarked
package io.earshot.model;

import org.jspecify.annotations.NullMarked;

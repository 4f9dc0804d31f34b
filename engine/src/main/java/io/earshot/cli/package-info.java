/** The command line: every command, and the worker process's main. */
@NullMarked
package io.earshot.cli;

import org.jspecify.annotations.NullMarked;

/** From files to items: chats, manifests, sidecars and folders. No native code. */
@NullMarked
package io.earshot.ingest;

import org.jspecify.annotations.NullMarked;

/**
 * From files to items: chats, recordings with what is known about them, and what cannot be used. No
 * native code, no threads; what is outside is read as a stream and never trusted.
 *
 * <h2>The way in</h2>
 *
 * <pre>{@code
 * Archive archive = Archive.of(paths, ArchiveOptions.defaults().withSource("crm", batch));
 * List<RowFault> faults = archive.manifestFaults();   // stop, or go on with skipBadRows
 * Survey survey = archive.survey();                   // counts for progress, skipped files
 * try (Items items = archive.items()) {
 *   while (items.hasNext()) {
 *     switch (items.next()) {
 *       case RecordingItem recording -> …             // contentHash(), segments, sheet
 *       case ChatItem chat -> …                       // a complete conversation
 *       case FailedItem failed -> …                   // where and why
 *     }
 *   }
 * }
 * }</pre>
 *
 * <h2>Order, memory, failures</h2>
 *
 * Items come in an order that depends on names alone: the manifest's conversations where their last
 * row stands, then the paths as given, folders by name. Memory holds one conversation, one line,
 * the names in the open folders and, of a manifest, the ids and files of its rows. Whatever the
 * archive holds, the iteration does not throw: a broken line of JSON Lines is one {@link
 * io.earshot.ingest.FailedItem}, as is the rest of a JSON document that stops being JSON.
 *
 * <h2>What a file is</h2>
 *
 * By extension, else by its first bytes. In a folder, files that are neither recording nor chat are
 * skipped and listed; everything named by the caller, in a manifest, or by an audio or chat
 * extension fails when it cannot be used. Pipes, sockets and devices are never opened. {@code
 * name.json} (or {@code name.wav.json}) beside {@code name.wav} is its sidecar: one JSON object
 * with a manifest's columns as keys, also as Google's Insights writes them; {@code turns} in it are
 * passed over. Headerless audio has its format from the extension ({@code .ulaw .alaw .g722 .sln}),
 * the manifest, the sidecar, or the options.
 *
 * <h2>Chats</h2>
 *
 * The format is published as {@code conversation.schema.json} beside this file, its limits are
 * {@link io.earshot.ingest.ChatLimits}. A chat is identified by source name and its own id, else by
 * its content; the content hash is over what was read, not how it was spelt. Unknown keys become
 * metadata. Odd times are repaired and noted in the provenance's faults. A language that nobody
 * declares is guessed from the script.
 *
 * <h2>Manifests</h2>
 *
 * CSV (UTF-8, UTF-16, GBK and GB18030; comma, semicolon or tab) or JSON Lines. {@link
 * io.earshot.ingest.Column} lists the columns with all their names and meanings; what it does not
 * list becomes metadata. Rows with one {@code callId} and different {@code segmentNo} are one
 * conversation of several files; rows with the same file and different {@code agentId} and {@code
 * legStart} are the agents of one call. Of {@code 1/2/2026} the column must tell which is the
 * month. For chat files a row fills in what the chats do not say. All rows are checked before the
 * first item; a conversation with a faulty row is left out as a whole.
 */
@NullMarked
package io.earshot.ingest;

import org.jspecify.annotations.NullMarked;

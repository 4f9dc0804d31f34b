/**
 * Starts, feeds and supervises worker processes, and defines the wire format both ends speak.
 *
 * <p>Decoders and the recogniser are native code that parses bytes from outside. They run in
 * processes of their own, so that a recording can at worst end its worker. The parent's end is
 * {@link io.earshot.worker.WorkerPool}; the worker's end is {@link
 * io.earshot.worker.WorkerEndpoint}.
 *
 * <h2>Life of a worker</h2>
 *
 * <ul>
 *   <li>The parent makes a folder that only its user may enter (0700), binds a Unix-domain socket
 *       in it, starts the worker with the socket's path as last argument, and closes the listener
 *       after the one connection. Folders left by parents that were killed are removed at the next
 *       start.
 *   <li>A worker ends when its socket closes: it does not outlive its parent. It has raised its own
 *       score with the kernel's out-of-memory killer, so that it goes before the parent.
 *   <li>Standard output and error of a worker are its log; the last 4 KiB are kept and told with a
 *       crash. PCM never leaves the process; only text and numbers do.
 * </ul>
 *
 * <h2>Wire format</h2>
 *
 * A frame is {@code length} (4 bytes), {@code type} (1 byte), body ({@code length} − 1 bytes); all
 * numbers big-endian, strings as UTF-8 with a 4-byte length, lists with a 4-byte count. A frame has
 * at most 1 MiB on either side.
 *
 * <table>
 * <caption>Frames</caption>
 * <tr><th>type</th><th>from</th><th>body</th></tr>
 * <tr><td>1 hello</td><td>worker</td><td>protocol version; first frame, once</td></tr>
 * <tr><td>2 transcribe</td><td>parent</td><td>task id, content hash, model, options, segments</td></tr>
 * <tr><td>3 probe</td><td>parent</td><td>task id, segment</td></tr>
 * <tr><td>4 model ready</td><td>worker</td><td>task id</td></tr>
 * <tr><td>5 progress</td><td>worker</td><td>task id, milliseconds of audio recognised</td></tr>
 * <tr><td>6 heard</td><td>worker</td><td>task id, one utterance with its words
 *     and its voice</td></tr>
 * <tr><td>7 refused</td><td>worker</td><td>task id, where, reason; ends the task</td></tr>
 * <tr><td>8 done</td><td>worker</td><td>task id, the transcription without utterances; ends the task
 *     </td></tr>
 * <tr><td>9 probed</td><td>worker</td><td>task id, the probe; ends the task</td></tr>
 * </table>
 *
 * The parent believes nothing: lengths, counts, channel numbers, times, character offsets, the
 * number of utterances and their sum are checked, and the first frame that is wrong ends the
 * worker.
 *
 * <h2>Supervision</h2>
 *
 * <ul>
 *   <li><b>Crash</b>: the process ended, its socket closed, it sent a wrong frame, or it was killed
 *       for one of the two reasons below. While a model is being loaded, the crash is put on the
 *       model, not on the recording.
 *   <li><b>Hang</b>: no progress in audio time for {@link
 *       io.earshot.worker.WorkerOptions#hangLimit} (while loading: {@link
 *       io.earshot.worker.WorkerOptions#startLimit}); up to six times that for a worker that gets
 *       too little of a busy machine, see {@link io.earshot.worker.Patience}. A slot without
 *       progress for five seconds is set aside and a new worker takes its place, so that others do
 *       not wait for the verdict; at most as many slots are set aside as there are workers.
 *   <li><b>Memory</b>: resident memory is looked at every 100 ms; a worker above its limit is
 *       killed. The JVM's heap has a limit of its own. An address-space limit (ulimit) would not
 *       work, since a JVM reserves far more than it uses.
 *   <li><b>Alone</b>: after a crash every recording in that worker is tried again, each alone in a
 *       new worker. Only a crash alone counts; two of them quarantine the recording, over restarts
 *       of the parent too, since {@link io.earshot.worker.AttemptJournal} is told before each
 *       attempt. An attempt that was open when the parent died does not count, but is repeated
 *       alone.
 * </ul>
 */
@NullMarked
package io.earshot.worker;

import org.jspecify.annotations.NullMarked;

/**
 * Decoding of recordings through ffmpeg's libraries, and telling speech from the rest. Loaded only
 * in worker processes.
 *
 * <p>{@link io.earshot.audio.AudioFile} opens one local regular file and streams it as 16-bit PCM,
 * one array per channel, at the rate asked for; memory does not depend on the length. Nothing a
 * header says is believed:
 *
 * <ul>
 *   <li>Before ffmpeg sees the file, {@code FileCheck} refuses what is no recording: folders,
 *       devices, empty files, network captures, text, files of zero bytes.
 *   <li>ffmpeg may open that one file and nothing else (protocol list), as one of the containers
 *       listed in {@code FormatContext} (no playlists, no network, no image sequences), with
 *       bounded probing, and no single allocation above 32 MiB.
 *   <li>Only the best audio stream is read; pictures and video are skipped. More than 8 channels,
 *       or a rate outside 4 to 768 kHz, are refused.
 *   <li>Packets that cannot be decoded are counted and left out; after 1,000 in a row decoding
 *       stops there. Audio beyond 24 hours is left out. What was decoded until then is used, and
 *       the fault is told with its second.
 * </ul>
 *
 * <p>{@link io.earshot.audio.VoiceActivity} tells for every 30 ms of a channel whether somebody may
 * be speaking; {@link io.earshot.audio.SpeechGate} lets that through, with 300 ms on either side.
 * Both run as the samples come, answer the same however these are cut into pieces, and err on the
 * side of speech. Why this detector and no other is in {@code bench/README.md}.
 *
 * <p>{@link io.earshot.audio.ChannelAcoustics} measures each channel as it is decoded, in frames of
 * 20 ms: level and pitch of any stretch of the last half hour, and the line's clipping, background,
 * drop-outs and band width. It holds 360 KB a channel at most.
 *
 * <p>Every refusal is an {@link io.earshot.model.InputException}: what, where, why, and what to do.
 */
@NullMarked
package io.earshot.audio;

import org.jspecify.annotations.NullMarked;

/**
 * Recognition of speech with Vosk. Loaded only in worker processes.
 *
 * <p>{@link io.earshot.asr.SpeechRecognition} holds one model per language and transcribes one
 * recording at a time per calling thread. Each audio channel gets a fresh native recogniser on a
 * thread of its own (see {@code ChannelLane} for why), which is freed exactly once; the calling
 * thread decodes and waits meanwhile. The native functions are bound here rather than taken from
 * Vosk's Java classes, because those turn the error −1 into {@code true}, free twice when closed
 * twice, and decode text with the platform's charset.
 *
 * <p><b>The same bytes give the same text</b>, whatever the number of threads and the order:
 *
 * <ul>
 *   <li>Vosk decides where an utterance ends at each call, so it is fed blocks of a fixed number of
 *       samples, however the decoder delivered them.
 *   <li>What is no speech is not fed (unless {@code voiceActivity} is off): stretches of speech
 *       follow one another with the margins that {@link io.earshot.audio.SpeechGate} leaves, enough
 *       for Vosk to see an utterance end, and the same recogniser goes on, so that it stays used to
 *       its speaker. {@code FedTime} puts each word back where it lies in the channel. Whole steps
 *       of 30 ms are left out, three of the model's frames, so that frames lie where they would
 *       otherwise.
 *   <li>Digital silence drags the model's running mean far off. Noise of −1, 0 or +1 is added to
 *       every sample from a generator seeded by content hash, segment and channel; Kaldi's own
 *       dither draws from the process's {@code rand()} and is not repeatable.
 * </ul>
 *
 * <p>An utterance ends where Vosk says so, and where two words lie more than 1.5 s apart. Words are
 * joined by blanks, except between two Han characters.
 *
 * <h2>Who speaks on one channel</h2>
 *
 * A recording of one channel is told apart into two voices or one, ten minutes at a time:
 *
 * <ul>
 *   <li>Each recognised word becomes a {@code VoiceSum} of its cepstra: what was recognised is
 *       speech, so no other detector is asked, and nothing but words needs a speaker.
 *   <li>{@code VoiceClusters} guesses two voices from pieces of speech, {@code VoiceTurns} assigns
 *       every word again, {@code VoiceSeparation} does so from several guesses and decides whether
 *       there are two voices at all, {@code Voices} keeps their numbers through a recording.
 *   <li>{@code SharedChannel} cuts utterances where the voice changes, between two words.
 * </ul>
 *
 * In a recording of two channels {@code EchoFilter} leaves out of each the words that are an echo
 * of the other.
 */
@NullMarked
package io.earshot.asr;

import org.jspecify.annotations.NullMarked;

package io.earshot.worker;

/**
 * What a file's header and size say, without decoding it all.
 *
 * @param durationMillis an estimate, never more than the file's bytes can hold
 * @param channelCount audio channels
 * @param sampleRate in hertz
 * @param codec as ffmpeg names it
 */
public record AudioProbe(long durationMillis, int channelCount, int sampleRate, String codec) {}

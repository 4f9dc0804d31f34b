package io.earshot.audio;

/**
 * Declared parameters of audio without a header.
 *
 * @param format ffmpeg's name of the raw format: {@code s16le s16be u8 mulaw alaw g722}
 * @param sampleRate in hertz
 * @param channels interleaved
 */
public record Headerless(String format, int sampleRate, int channels) {}

#!/usr/bin/env python3
"""Synthesises the demo calls: calls/*.txt -> ../recordings/*.flac, manifest.csv, ../transcripts/*.json.

Needs the Debian packages espeak-ng, flite, flac, python3-numpy and python3-scipy. The result depends on nothing but the
scripts and the seeds derived from their names, so a rebuild with the same package versions gives the same samples.

A script is a header (`key: value`), a line `---`, and one move per line:
  A text / C text   the agent / the customer speaks after a pause of 0.3-0.85 s
  A+ text           a back-channel: said while the other side is still speaking, takes no turn
  A! text           an interruption: begins 1.4-1.8 s before the other side has finished
  pause S           the next turn waits S seconds longer
  silence S         the same, but nobody announced it (no event)
  hold S            the agent puts the customer on hold for S seconds (event)
  transfer agent    the agent transfers the call (event, at the end)
  hangup customer   who hangs up (event, at the end)
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import wave
import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.signal import butter, resample_poly, sosfiltfilt

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.dirname(HERE)
RATE_HZ = 8000
SPEECH_RMS = 1300.0  # of the agent's speech, 16-bit samples
NOISE_RMS = 0.85  # of the line, in least significant bits
EDGE_SILENCE = 60.0  # samples quieter than this at both ends of a clip are no speech
COLUMNS = ("file,callId,agentId,agentName,team,skillGroup,customerId,startedAt,language,channels,direction,events").split(",")
LINE_BAND = butter(6, [250, 3400], "bandpass", fs=RATE_HZ, output="sos")
ROLES = {"A": "agent", "C": "customer"}


def read_script(path):
    header, body = open(path, encoding="utf-8").read().split("\n---\n")
    fields = dict(re.split(r":\s*", line, maxsplit=1) for line in header.splitlines())
    fields["name"] = os.path.basename(path)[: -len(".txt")]
    fields["language"] = fields["name"][:2]
    for role in ("agent", "customer"):
        fields[role], voice = (part.strip() for part in fields[role].split("|"))
        fields[role + "Voice"] = voice
    return fields, [line for line in body.splitlines() if line]


def read_pinyin():
    rows = open(os.path.join(HERE, "pinyin.tsv"), encoding="utf-8").read().splitlines()
    return dict(row.split("\t") for row in rows)


def wav_of(data):
    """espeak-ng writes a size of zero in its header when it writes to a pipe, so the header is read by hand."""
    start = data.find(b"data") + 8
    end = len(data) - (len(data) - start) % 2
    return int.from_bytes(data[24:28], "little"), np.frombuffer(data[start:end], dtype="<i2").astype(np.float64)


def speak(voice, text, pinyin):
    """Speech of one line at 8 kHz, cut to its first and last sound."""
    engine, name, *options = voice.split()
    options = dict(option.split("=") for option in options)
    if engine == "espeak":
        spoken = text
        if name.startswith("cmn"):
            spoken = " ".join(pinyin[word] for word in text.split()).replace("lv", "lü").replace("nv", "nü")
        command = ["espeak-ng", "-v", name, "-p", options["pitch"], "-s", options["speed"], "--stdout", spoken]
        rate, samples = wav_of(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "line.wav")
            command = ["flite", "-voice", name, "--setf", "duration_stretch=" + options["stretch"]]
            command += ["--setf", "int_f0_target_mean=" + options["f0"], "-t", text, "-o", path]
            subprocess.run(command, check=True)
            rate, samples = wav_of(open(path, "rb").read())
    divisor = np.gcd(rate, RATE_HZ)
    samples = sosfiltfilt(LINE_BAND, resample_poly(samples, RATE_HZ // divisor, rate // divisor))
    sounding = np.flatnonzero(np.abs(samples) > EDGE_SILENCE)
    return samples[sounding[0] : sounding[-1] + 1]


def scaled(samples, gain_db):
    frames = samples[: len(samples) // 80 * 80].reshape(-1, 80)
    level = np.sqrt((frames**2).mean(1))
    rms = np.sqrt((level[level > 0.1 * level.max()] ** 2).mean())
    samples = samples * (SPEECH_RMS / rms * 10 ** (gain_db / 20))
    return np.clip(samples, -20000, 20000)


class Call:
    """Lays the lines of one script on the time axis; all positions are in samples."""

    def __init__(self, fields, clips):
        self.fields, self.clips = fields, clips
        self.random = np.random.RandomState(zlib.crc32(fields["name"].encode()))
        self.turns, self.events = [], []
        self.now = int(RATE_HZ * self.random.uniform(0.6, 1.2))
        self.extra = 0.0

    def seconds(self, low, high):
        return int(RATE_HZ * self.random.uniform(low, high))

    def say(self, mark, text, samples):
        role = ROLES[mark[0]]
        gap = self.seconds(0.3, 0.85) + int(self.extra * RATE_HZ)
        previous = self.turns[-1] if self.turns else None
        if mark.endswith("+"):
            start = previous["start"] + int((previous["end"] - previous["start"]) * 0.6)
        elif mark.endswith("!"):
            start = previous["end"] - self.seconds(1.4, 1.8)
        else:
            start = self.now + gap
        end = start + len(samples)
        turn = {"role": role, "text": text, "start": start, "end": end, "samples": samples}
        self.turns.append(turn)
        if mark.endswith("+"):
            self.turns[-2:] = [turn, previous]  # the next line still answers the longer one
        self.now, self.extra = max(self.now, end), 0.0

    def event(self, kind, by, seconds=0.0):
        start = self.now + (self.seconds(0.4, 0.7) if seconds else self.seconds(0.5, 1.0))
        event = {"type": kind, "start": start, "end": start + int(seconds * RATE_HZ), "by": by}
        self.events.append(event)
        self.now = event["end"]

    def play(self, lines):
        for line, clip in zip(lines, self.clips):
            move, _, rest = line.partition(" ")
            if move in ("pause", "silence"):
                self.extra += float(rest)
            elif move == "hold":
                self.event("hold", "agent", float(rest))
            elif move in ("transfer", "hangup"):
                self.event({"hangup": "hang-up"}.get(move, move), rest)
            else:
                self.say(move, rest, clip)
        self.turns.sort(key=lambda turn: turn["start"])
        self.length = self.now + self.seconds(0.3, 0.6)
        return self

    def noise(self):
        return sosfiltfilt(LINE_BAND, self.random.normal(0, NOISE_RMS, self.length))

    def audio(self):
        """One row per channel: line noise with the speech of its side added."""
        gains = {"agent": 0.0, "customer": float(self.fields["level"])}
        channels = self.fields["channelList"]
        rows = [self.noise() for _ in channels or [None]]
        for turn in self.turns:
            row = rows[channels.index(turn["role"]) if channels else 0]
            row[turn["start"] : turn["end"]] += scaled(turn["samples"], gains[turn["role"]])
        return np.clip(np.round(np.stack(rows, 1)), -32768, 32767).astype("<i2")


def millis(samples):
    return round(samples * 1000 / RATE_HZ)


def transcript(call):
    fields = call.fields
    agent_id, agent_name = fields["agent"].split(" ", 1)
    metadata = {key: fields[key] for key in ("team", "skillGroup", "direction")}
    spaced = fields["language"] != "zh"
    turns = [
        {
            "role": turn["role"],
            "text": turn["text"] if spaced else turn["text"].replace(" ", ""),
            "startMillis": millis(turn["start"]),
            "endMillis": millis(turn["end"]),
        }
        for turn in call.turns
    ]
    events = []
    for event in call.events:
        row = {"type": event["type"], "startMillis": millis(event["start"])}
        if event["end"] > event["start"]:
            row["endMillis"] = millis(event["end"])
        events.append({**row, "by": event["by"]})
    return {
        "id": fields["name"][:5],
        "channel": "call",
        "language": fields["language"],
        "startedAt": fields["startedAt"],
        "agent": {"id": agent_id, "name": agent_name},
        "customer": {"id": fields["customer"]},
        "metadata": metadata,
        "turns": turns,
        "events": events,
    }


def manifest_row(call):
    fields = call.fields
    agent_id, agent_name = fields["agent"].split(" ", 1)
    marks = []
    for event in call.events:
        mark = "%s@%.1f" % (event["type"], event["start"] / RATE_HZ)
        if event["end"] > event["start"]:
            mark += "-%.1f" % (event["end"] / RATE_HZ)
        marks.append(mark + ":by=" + event["by"])
    values = [fields["name"] + ".flac", fields["name"][:5], agent_id, agent_name, fields["team"], fields["skillGroup"]]
    values += [fields["customer"], fields["startedAt"], fields["language"], ",".join(fields["channelList"] or [])]
    return dict(zip(COLUMNS, values + [fields["direction"], ";".join(marks)]))


def write_flac(samples, path):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as out:
        out.setnchannels(samples.shape[1])
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(samples.tobytes())
    command = ["flac", "--silent", "--force", "-8", "-b", "1152", "--no-padding", "-o", path, "-"]
    subprocess.run(command, input=buffer.getvalue(), check=True)


def build(path, pinyin):
    fields, lines = read_script(path)
    fields.setdefault("direction", "inbound")
    stereo = fields.get("channels", "agent,customer").split(",")
    fields["channelList"] = None if fields.get("mono") else stereo
    clips = []
    for line in lines:
        move, _, text = line.partition(" ")
        voice = fields.get({"A": "agentVoice", "C": "customerVoice"}.get(move[0], ""))
        clips.append(speak(voice, text, pinyin) if voice else None)
    call = Call(fields, clips).play(lines)
    write_flac(call.audio(), os.path.join(OUT, "recordings", fields["name"] + ".flac"))
    with open(os.path.join(OUT, "transcripts", fields["name"] + ".json"), "w", encoding="utf-8") as out:
        json.dump(transcript(call), out, ensure_ascii=False, indent=1)
        out.write("\n")
    return manifest_row(call)


def main(wanted):
    for folder in ("recordings", "transcripts"):
        os.makedirs(os.path.join(OUT, folder), exist_ok=True)
    scripts = sorted(name for name in os.listdir(os.path.join(HERE, "calls")) if name.endswith(".txt"))
    scripts = [os.path.join(HERE, "calls", name) for name in scripts if not wanted or name[:5] in wanted]
    pinyin = read_pinyin()
    with ThreadPoolExecutor(2) as pool:
        rows = list(pool.map(lambda path: build(path, pinyin), scripts))
    if not wanted:
        with open(os.path.join(OUT, "recordings", "manifest.csv"), "w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main(set(sys.argv[1:]))

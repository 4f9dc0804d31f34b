"""Checks what `earshot demo --format json` printed: everything was scored or says why not."""

import json
import sys

items, summary = [], None
for line in open(sys.argv[1], encoding="utf-8"):
    document = json.loads(line)
    if document["type"] == "item":
        items.append(document)
    elif document["type"] == "summary":
        summary = document

assert summary is not None, "no summary"
assert summary["failed"] == 0, summary
calls = [i for i in items if i["source"].endswith(".flac") or ".csv" in i["source"]]
chats = [i for i in items if ".jsonl" in i["source"]]
assert len(calls) >= 12, f"{len(calls)} recordings"
assert len(chats) >= 300, f"{len(chats)} chats"
assert summary["audioMillis"] >= 600_000, summary
scores = [e["score"] for i in items for e in i["evaluations"] if e.get("score") is not None]
assert len(scores) >= 0.7 * len(items), f"only {len(scores)} scores of {len(items)} items"
assert min(scores) < 60 < 90 < max(scores), "good and bad service must come apart"
for i in items:
    for e in i["evaluations"]:
        assert e.get("score") is not None or e.get("notScored"), f"{i['id']} has neither score nor reason"
print(f"demo: {len(calls)} recordings, {len(chats)} chats, {len(scores)} scores, "
      f"mean {sum(scores) / len(scores):.1f}, lowest {min(scores)}, highest {max(scores)}")

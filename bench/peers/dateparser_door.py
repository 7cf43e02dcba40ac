"""Times by dateparser: articles as JSON lines in, {doc_id, times} lines out."""
import datetime, json, sys
from dateparser.search import search_dates

for line in open(sys.argv[1], encoding="utf-8"):
    article = json.loads(line)
    settings = {}
    if article.get("published"):
        settings["RELATIVE_BASE"] = datetime.datetime.fromisoformat(article["published"])
    times, after = [], 0
    for words, found in search_dates(article["text"], languages=["en"], settings=settings) or []:
        start = article["text"].find(words, after)
        if start < 0:
            continue
        after = start + len(words)
        timed = (found.hour, found.minute) != (0, 0)
        value = found.strftime("%Y-%m-%dT%H:%M" if timed else "%Y-%m-%d")
        times.append({"start": start, "end": after, "type": "TIME" if timed else "DATE", "value": value})
    print(json.dumps({"doc_id": article["id"], "times": times}))

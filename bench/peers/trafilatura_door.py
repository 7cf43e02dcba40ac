"""Reads web pages with trafilatura and htmldate and prints one JSON object a page, as `annals clean --json` does: source, text, published.

    python trafilatura_door.py PATH…"""
import json, sys
import htmldate, trafilatura

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        page = trafilatura.load_html(file.read())
    text = date = None
    if page is not None:
        try:
            date = htmldate.find_date(page, original_date=True)
        except Exception:
            pass
        text = trafilatura.extract(page, include_comments=False)
    published = {"value": date, "basis": "metadata" if date else "unknown"}
    print(json.dumps({"source": path, "text": text or "", "published": published}))

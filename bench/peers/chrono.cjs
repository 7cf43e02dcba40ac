// Times by chrono-node: articles as JSON lines in, {doc_id, times} lines out.
const fs = require("fs");
const chrono = require("chrono-node");

for (const line of fs.readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const article = JSON.parse(line);
  const day = article.published ? new Date(`${article.published}T12:00:00`) : undefined;
  // JavaScript counts UTF-16 units, the scorer code points.
  const points = (end) => [...article.text.slice(0, end)].length;
  const times = chrono.parse(article.text, day).map((found) => ({
    start: points(found.index),
    end: points(found.index + found.text.length),
    type: found.start.isCertain("hour") ? "TIME" : "DATE",
    value: value(found.start),
  }));
  console.log(JSON.stringify({ doc_id: article.id, times }));
}

function value(parts) {
  const two = (name) => String(parts.get(name)).padStart(2, "0");
  const year = String(parts.get("year")).padStart(4, "0");
  if (!parts.isCertain("day") && !parts.isCertain("weekday") && parts.isCertain("month")) {
    return `${year}-${two("month")}`;
  }
  const day = `${year}-${two("month")}-${two("day")}`;
  return parts.isCertain("hour") ? `${day}T${two("hour")}:${two("minute")}` : day;
}

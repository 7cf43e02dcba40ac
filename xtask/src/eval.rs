//! Scores against the gold data that lies beside the project, held to committed floors.

mod anchoring;
mod news;

use crate::check::root;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::path::Path;
use std::process::Command;

/// The floors: set and metric to the least value, a little under the measured one.
const FLOORS: &str = "xtask/floors.json";
/// The last recorded table, for people: a change shows in the diff.
const TABLE: &str = "docs/scores.txt";

/// The families that are scored unless told otherwise.
const FAMILIES: &str =
    "ingest,language,names,readings,times,statements,events,figures,coref,anchoring";

/// Runs the scorer; fails where a score lies under its floor.
pub(crate) fn eval(options: &[&str]) -> Result<()> {
    let root = root();
    let data = root.join("../shared/data");
    if !root.join(SCORER).exists() {
        println!("eval: skipped, there is no gold data beside the project");
        return Ok(());
    }
    let record = options.contains(&"--record");
    let only = options.iter().position(|option| *option == "--only");
    let only = only.and_then(|at| options.get(at + 1)).copied().unwrap_or(FAMILIES);
    let families = |part: &str| only.split(',').any(|family| family == part);
    let scored: Vec<&str> = only.split(',').filter(|family| *family != "anchoring").collect();
    let mut runs = vec![];
    if !scored.is_empty() {
        runs.push(score(&root, &data, &scored.join(","))?);
    }
    if families("language") {
        // Web text is hard; what we are for is news.
        runs.push(score(&root, &news::folder(&root, &data)?, "language")?);
    }
    if families("anchoring") {
        runs.push(anchoring::score(&data)?);
    }
    if record {
        let tables: Vec<String> = runs.iter().map(|(table, _)| without_times(table)).collect();
        std::fs::write(root.join(TABLE), tables.join("\n"))?;
        return Ok(());
    }
    let floors: Map<String, Value> =
        serde_json::from_str(&std::fs::read_to_string(root.join(FLOORS))?).context(FLOORS)?;
    let low: Vec<String> = runs.iter().flat_map(|(_, scores)| below(scores, &floors)).collect();
    if !low.is_empty() {
        bail!("scores under their floors in {FLOORS}:\n{}", low.join("\n"));
    }
    Ok(())
}

/// Where the scorer lies, from the root.
const SCORER: &str = "../shared/score/score.py";

/// Scores the release binary on the sets of a folder: the table for people, and the numbers.
fn score(root: &Path, data: &Path, only: &str) -> Result<(String, Value)> {
    let scores = root.join("target/scores.json");
    let output = Command::new("python3")
        .arg(root.join(SCORER))
        .arg(root.join("target/release/annals"))
        .arg(data)
        .args(["--only", only, "--json"])
        .arg(&scores)
        .output()
        .context("cannot run python3")?;
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    print!("{table}");
    if !output.status.success() {
        bail!("the scorer failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok((table, serde_json::from_str(&std::fs::read_to_string(scores)?)?))
}

/// The table without its last two columns, which tell of the machine.
fn without_times(table: &str) -> String {
    let lines = table.lines();
    let width = lines.clone().next().and_then(|head| head.find("wall s")).unwrap_or(usize::MAX);
    let cut = lines.map(|line| line.chars().take(width).collect::<String>());
    cut.map(|line| format!("{}\n", line.trim_end())).collect()
}

fn below(scores: &Value, floors: &Map<String, Value>) -> Vec<String> {
    let mut measured = Map::new();
    for set in scores["sets"].as_array().into_iter().flatten() {
        for row in set["rows"].as_array().into_iter().flatten() {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            measured.insert(
                format!("{} | {}", text(&set["set"]), text(&row["metric"])),
                row["value"].clone(),
            );
        }
    }
    let mut res = vec![];
    for (metric, floor) in floors {
        // A family that was not asked for is not judged.
        let Some(value) = measured.get(metric) else { continue };
        let (value, floor) = (value.as_f64().unwrap_or(0.0), floor.as_f64().unwrap_or(0.0));
        if value < floor {
            res.push(format!("  {metric}: {value:.4} < {floor:.4}"));
        }
    }
    res
}

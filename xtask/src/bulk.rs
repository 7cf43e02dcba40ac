//! Ten thousand small reports through the release program: memory stays flat, a stopped run leaves
//! a sound archive, adding again completes it.

use crate::check::root;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const N_REPORTS: usize = 10_000;
/// The most memory the run may hold at any time.
const MOST_KIB: u64 = 200 << 10;

pub(crate) fn bulk() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("annals-bulk-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let res = run_in(&folder);
    fs::remove_dir_all(&folder)?;
    res
}

fn run_in(folder: &Path) -> Result<()> {
    write_reports(&folder.join("reports"))?;
    let archive = folder.join("bulk.annals");
    stopped_run(folder, &archive)?;
    let start = Instant::now();
    let mut child = add(folder, &archive)?;
    let most = watch(&mut child)?;
    let took = start.elapsed().as_secs_f64();
    let kept = verified(&archive)?;
    if kept != N_REPORTS {
        bail!("bulk: {kept} of {N_REPORTS} reports are in the archive");
    }
    println!("bulk: {N_REPORTS} reports, the second run {took:.1} s, at most {} MiB", most >> 10);
    if most > MOST_KIB {
        bail!("bulk: {} MiB of memory, over {} MiB", most >> 10, MOST_KIB >> 10);
    }
    Ok(())
}

/// Reports made of our examples' sentences, each with a number of its own.
fn write_reports(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut examples: Vec<PathBuf> = fs::read_dir(root().join("examples"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    examples.sort();
    let texts: Vec<String> =
        examples.iter().map(fs::read_to_string).collect::<Result<_, _>>().context("examples")?;
    for number in 0..N_REPORTS {
        let text = &texts[number % texts.len()];
        let words = format!("{text}\n\nThis is report {number} of the pile.\n");
        fs::write(folder.join(format!("{number:05}.txt")), words)?;
    }
    Ok(())
}

fn program() -> PathBuf {
    root().join("target/release/annals")
}

fn add(folder: &Path, archive: &Path) -> Result<Child> {
    let mut command = Command::new(program());
    command.arg("add").arg(archive).arg(folder.join("reports")).stderr(Stdio::null());
    command.spawn().context("cannot run the release program")
}

/// Interrupts a run after a second, as Ctrl-C does, and checks what it left.
fn stopped_run(folder: &Path, archive: &Path) -> Result<()> {
    let mut child = add(folder, archive)?;
    std::thread::sleep(Duration::from_secs(1));
    let pid = child.id().to_string();
    Command::new("kill").args(["-INT", &pid]).status()?;
    let code = child.wait()?.code();
    let kept = verified(archive)?;
    println!("bulk: stopped after a second: exit status {code:?}, {kept} reports kept");
    if code != Some(130) || kept == 0 || kept == N_REPORTS {
        bail!("bulk: the stopped run should keep some reports and exit with 130");
    }
    Ok(())
}

/// Waits for a run to end; gives the most memory it held, in KiB.
fn watch(child: &mut Child) -> Result<u64> {
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    loop {
        if let Ok(text) = fs::read_to_string(&status) {
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            most = most.max(kib.unwrap_or(0));
        }
        if let Some(status) = child.try_wait()? {
            if !status.success() {
                bail!("bulk: the run ended with {status}");
            }
            return Ok(most);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Verifies an archive; gives the number of its reports.
fn verified(archive: &Path) -> Result<usize> {
    let output = Command::new(program()).arg("verify").arg(archive).output()?;
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        bail!("bulk: verify found faults:\n{words}");
    }
    let number = words.split_whitespace().nth(1).and_then(|word| word.parse().ok());
    number.context("verify says how many reports it read")
}

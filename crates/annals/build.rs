//! Names the engine by what it is made of, so that an archive can tell whether this very engine
//! read it: a hash over the sources and tables of every crate that has a say in a reading.

use std::path::{Path, PathBuf};

const CRATES: [&str; 6] = [
    "annals-core",
    "annals-lexicon",
    "annals-models",
    "annals-ingest",
    "annals-lang",
    "annals-extract",
];

fn main() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = vec![];
    for name in CRATES {
        let folder = crates.join(name);
        println!("cargo::rerun-if-changed={}", folder.display());
        for part in ["src", "data", "models"] {
            list(&folder.join(part), &mut files);
        }
    }
    files.sort();
    let mut hash = Fnv::default();
    // Tests have no say in a reading.
    let is_test = |file: &&PathBuf| {
        file.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
    };
    for file in files.iter().filter(|file| !is_test(file)) {
        let name = file.strip_prefix(&crates).unwrap_or(file);
        hash.add(name.to_string_lossy().replace('\\', "/").as_bytes());
        hash.add(&std::fs::read(file).unwrap_or_default());
    }
    println!("cargo::rustc-env=ANNALS_ENGINE={:016x}", hash.0);
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.is_dir() {
            list(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// FNV-1a, 64 bits: enough to tell two builds apart.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        // The length keeps the end of one part and the start of the next apart.
        for byte in bytes.iter().chain(&(bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

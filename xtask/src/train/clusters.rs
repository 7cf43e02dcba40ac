//! Word classes from plain text, and what else is known of single words, packed for the tagger.

mod casing;
mod entropy;
mod exchange;
mod packed;
mod texts;

use super::Places;
use anyhow::Result;
use exchange::{Bigrams, FIXED};
use texts::{GAP, Stream};

/// Enough to part months from weekdays and surnames from first names.
const FINE: usize = 800;
const COARSE: usize = 96;
/// Rarer words have too few neighbours to find their class.
const LEAST_COUNT: u32 = 5;
const MOST_WORDS: usize = 40_000;

/// Words of a clustering: their forms by falling frequency, and the classes of each.
struct Clustering {
    /// The first [`FIXED`] are the boundary and the rare words, without a form.
    forms: Vec<String>,
    /// 0 for none.
    fine: Vec<u16>,
    /// The coarse class of each fine class.
    coarse: Vec<u8>,
}

/// Writes `clusters.bin` from the texts in the data folder.
pub(super) fn train(places: &Places) -> Result<()> {
    let stream = texts::stream(&places.data)?;
    let casings = casing::casings(&stream);
    let clustering = clustering(&stream);
    let given = packed::given(&places.data.join("language/clusters.tsv.xz"))?;
    let bytes = packed::packed(&clustering, &casings, &given);
    places.write("clusters", &bytes)?;
    println!("  {} bytes", bytes.len());
    show(&clustering);
    Ok(())
}

fn clustering(stream: &Stream) -> Clustering {
    let (numbers, forms) = frequent(stream);
    println!("  {} words of {} are frequent", forms.len(), stream.forms.len());
    let number = |word: u32| numbers[word as usize];
    let pairs = stream.words.windows(2).filter(|pair| !pair.contains(&GAP));
    let bigrams =
        Bigrams::new(forms.len(), pairs.map(|pair| (number(pair[0]), number(pair[1]))).collect());
    let fine = exchange::classes(&bigrams, FINE, 25);
    // Classes of classes, by the same objective over the same text.
    let (fine, n_fine) = by_size(&fine, FINE + FIXED, |word| bigrams.count(word));
    let between = bigrams.between(&fine, n_fine);
    let coarse = exchange::classes(&between, COARSE, 50);
    Clustering {
        forms,
        fine: fine.iter().map(|class| numbered(*class)).collect(),
        coarse: coarse[FIXED..]
            .iter()
            .map(|class| u8::try_from(numbered(*class)).expect("under 255"))
            .collect(),
    }
}

/// Class numbers as they are stored: 0 for the fixed classes.
fn numbered(class: u32) -> u16 {
    u16::try_from((class as usize + 1).saturating_sub(FIXED)).expect("few classes")
}

/// Numbers words by falling frequency; all rare ones share a number.
fn frequent(stream: &Stream) -> (Vec<u32>, Vec<String>) {
    let mut counts = vec![0_u32; stream.forms.len()];
    for word in stream.words.iter().filter(|word| **word != GAP) {
        counts[*word as usize] += 1;
    }
    let mut order: Vec<usize> = (1..counts.len()).collect();
    order.sort_by(|a, b| counts[*b].cmp(&counts[*a]).then(stream.forms[*a].cmp(&stream.forms[*b])));
    order.retain(|word| counts[*word] >= LEAST_COUNT);
    order.truncate(MOST_WORDS);
    let mut numbers = vec![1; counts.len()];
    numbers[0] = 0;
    let mut forms = vec![String::new(); FIXED];
    for word in order {
        numbers[word] = u32::try_from(forms.len()).expect("few words");
        forms.push(stream.forms[word].clone());
    }
    (numbers, forms)
}

/// Renumbers classes by falling size, as the exchange wants its words.
fn by_size(classes: &[u32], n: usize, count: impl Fn(usize) -> u32) -> (Vec<u32>, usize) {
    let mut sizes = vec![0_u64; n];
    for (word, class) in classes.iter().enumerate() {
        sizes[*class as usize] += u64::from(count(word));
    }
    let mut order: Vec<usize> = (FIXED..n).filter(|class| sizes[*class] > 0).collect();
    order.sort_by_key(|class| (std::cmp::Reverse(sizes[*class]), *class));
    let mut renumbered: Vec<u32> = (0..).take(n).collect();
    for (number, class) in (2..).zip(&order) {
        renumbered[*class] = number;
    }
    let classes = classes.iter().map(|class| renumbered[*class as usize]).collect();
    (classes, order.len() + FIXED)
}

/// Prints the leading words of some classes, for people to see whether they make sense.
fn show(clustering: &Clustering) {
    let coarse = |fine: u16| fine.checked_sub(1).map_or(0, |at| clustering.coarse[usize::from(at)]);
    for class in (1..=u16::try_from(clustering.coarse.len()).unwrap_or_default()).step_by(40) {
        println!("  {class}: {}", leading(clustering, |fine| fine == class));
    }
    for class in (1..=u8::try_from(COARSE).unwrap_or_default()).step_by(8) {
        println!("  coarse {class}: {}", leading(clustering, |fine| coarse(fine) == class));
    }
}

fn leading(clustering: &Clustering, wanted: impl Fn(u16) -> bool) -> String {
    let words = clustering.forms.iter().zip(&clustering.fine);
    let members = words.filter(|(_, fine)| wanted(**fine)).map(|(form, _)| form.as_str());
    members.take(12).collect::<Vec<_>>().join(" ")
}

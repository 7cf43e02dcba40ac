//! Classes of words by the exchange algorithm.
//!
//! The model is the class bigram of Brown et al. (1992), "Class-based n-gram models of natural
//! language": a word depends on its class, a class on the class before. Its likelihood over a text
//! is a sum of `n · log n` over counts of classes; Martin, Liermann and Ney (1998), "Algorithms for
//! bigram and trigram word clustering", move each word to the class that raises it most, until few
//! move. Words enter by their frequency, as in Brown, so that the frequent ones shape the classes.

use super::entropy::Entropy;

/// Words that stay in classes of their own: the boundary and all rare words.
pub(crate) const FIXED: usize = 2;

/// Counts of neighbours, by the left and by the right word. Words are numbered by frequency; the
/// first [`FIXED`] are the boundary and the rare ones.
pub(crate) struct Bigrams {
    /// What follows each word, and how often.
    right: Vec<Vec<(u32, u32)>>,
    /// What precedes each word.
    left: Vec<Vec<(u32, u32)>>,
}

impl Bigrams {
    /// Counts pairs, which come in any order.
    pub(crate) fn new(n_words: usize, mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        let runs = pairs.chunk_by(|a, b| a == b);
        let counted = runs.map(|run| (run[0].0, run[0].1, u32::try_from(run.len()).unwrap_or(0)));
        Self::counted(n_words, counted)
    }

    fn counted(n_words: usize, pairs: impl Iterator<Item = (u32, u32, u32)>) -> Self {
        let mut res = Self { right: vec![vec![]; n_words], left: vec![vec![]; n_words] };
        for (first, second, count) in pairs {
            res.right[first as usize].push((second, count));
            res.left[second as usize].push((first, count));
        }
        res
    }

    /// How often a word stands before another.
    pub(crate) fn count(&self, word: usize) -> u32 {
        self.right[word].iter().map(|(_, count)| count).sum()
    }

    /// The same counts between classes: the words of a coarser clustering.
    pub(crate) fn between(&self, classes: &[u32], n_classes: usize) -> Self {
        let mut table = vec![0_u32; n_classes * n_classes];
        for (first, seconds) in self.right.iter().enumerate() {
            for (second, count) in seconds {
                let cell = classes[first] as usize * n_classes + classes[*second as usize] as usize;
                table[cell] += count;
            }
        }
        let cells = table.iter().enumerate().filter(|(_, count)| **count > 0);
        let number = |at: usize| u32::try_from(at).expect("fewer classes than words");
        let pair =
            |(at, count): (usize, &u32)| (number(at / n_classes), number(at % n_classes), *count);
        Self::counted(n_classes, cells.map(pair))
    }
}

/// Sorts words into `n_classes` classes, numbered from [`FIXED`] on.
pub(crate) fn classes(bigrams: &Bigrams, n_classes: usize, max_rounds: usize) -> Vec<u32> {
    let mut model = Model::new(bigrams, n_classes + FIXED);
    let n_words = bigrams.right.len();
    for round in 0..max_rounds {
        let moved = (FIXED..n_words).filter(|word| model.settle(*word)).count();
        println!("  round {round}: {moved} of {n_words} words moved");
        if moved * 200 < n_words {
            break;
        }
    }
    model.class
}

struct Model<'b> {
    bigrams: &'b Bigrams,
    entropy: Entropy,
    n: usize,
    /// The class of each word; who has not entered yet counts as rare.
    class: Vec<u32>,
    /// How often the column's class follows the row's.
    follows: Vec<u32>,
    /// The same, row and column swapped: both directions are read along rows.
    precedes: Vec<u32>,
    /// Words on the left and on the right of a pair, by class.
    sizes: Vec<(u32, u32)>,
    /// Scratch: counts by class, what a class would gain.
    counts: Vec<u32>,
    gains: Vec<i64>,
}

/// A word's neighbours by class, without itself.
struct Neighbours {
    right: Vec<(u32, u32)>,
    left: Vec<(u32, u32)>,
    /// How often the word follows itself.
    itself: u32,
    /// All pairs with the word on the left, on the right.
    sizes: (u32, u32),
}

impl<'b> Model<'b> {
    fn new(bigrams: &'b Bigrams, n: usize) -> Self {
        let mut class = vec![1; bigrams.right.len()];
        class[0] = 0;
        let mut res = Self {
            bigrams,
            entropy: Entropy::new(),
            n,
            class,
            follows: vec![0; n * n],
            precedes: vec![0; n * n],
            sizes: vec![(0, 0); n],
            counts: vec![0; n],
            gains: vec![0; n],
        };
        for (first, seconds) in bigrams.right.iter().enumerate() {
            for (second, count) in seconds {
                let (a, b) = (res.class[first] as usize, res.class[*second as usize] as usize);
                res.follows[a * n + b] += count;
                res.precedes[b * n + a] += count;
                res.sizes[a].0 += count;
                res.sizes[b].1 += count;
            }
        }
        res
    }

    /// Moves a word to its best class; tells whether that is another one than before.
    fn settle(&mut self, word: usize) -> bool {
        let before = self.class[word];
        let near = self.neighbours(word);
        self.shift(&near, before as usize, u32::wrapping_sub);
        let best = self.best(&near, before as usize);
        self.shift(&near, best, u32::wrapping_add);
        self.class[word] = u32::try_from(best).expect("few classes");
        self.class[word] != before
    }

    fn neighbours(&mut self, word: usize) -> Neighbours {
        let bigrams = self.bigrams;
        let (right, right_self) = self.by_class(&bigrams.right[word], word);
        let (left, _) = self.by_class(&bigrams.left[word], word);
        let all = |pairs: &[(u32, u32)]| pairs.iter().map(|(_, count)| count).sum::<u32>();
        let sizes = (all(&right) + right_self, all(&left) + right_self);
        Neighbours { right, left, itself: right_self, sizes }
    }

    fn by_class(&mut self, pairs: &[(u32, u32)], word: usize) -> (Vec<(u32, u32)>, u32) {
        let mut itself = 0;
        let mut res = vec![];
        for (other, count) in pairs {
            let class = self.class[*other as usize];
            if *other as usize == word {
                itself = *count;
                continue;
            }
            if self.counts[class as usize] == 0 {
                res.push((class, 0));
            }
            self.counts[class as usize] += count;
        }
        for (class, count) in &mut res {
            *count = std::mem::take(&mut self.counts[*class as usize]);
        }
        (res, itself)
    }

    /// Adds the word's counts to a class or takes them away.
    fn shift(&mut self, near: &Neighbours, class: usize, by: impl Fn(u32, u32) -> u32) {
        let n = self.n;
        let mut change = |first: usize, second: usize, count: u32| {
            let (follows, precedes) = (first * n + second, second * n + first);
            self.follows[follows] = by(self.follows[follows], count);
            self.precedes[precedes] = by(self.precedes[precedes], count);
        };
        near.right.iter().for_each(|(other, count)| change(class, *other as usize, *count));
        near.left.iter().for_each(|(other, count)| change(*other as usize, class, *count));
        change(class, class, near.itself);
        let sizes = &mut self.sizes[class];
        *sizes = (by(sizes.0, near.sizes.0), by(sizes.1, near.sizes.1));
    }

    /// The class whose likelihood gains most from a word that is in none; ties go to the class it
    /// left, then to the first.
    fn best(&mut self, near: &Neighbours, before: usize) -> usize {
        let (n, entropy) = (self.n, &self.entropy);
        self.gains.fill(0);
        for (table, pairs) in [(&self.precedes, &near.right), (&self.follows, &near.left)] {
            for (other, count) in pairs {
                let row = &table[*other as usize * n..][..n];
                for (gain, cell) in self.gains.iter_mut().zip(row) {
                    *gain += entropy.of(cell + count) - entropy.of(*cell);
                }
            }
        }
        let (right_counts, left_counts) = (dense(&near.right, n), dense(&near.left, n));
        // The word's pairs with its own class meet in one cell, where the rows counted them apart.
        let total = |class: usize| {
            let (right, left) = (right_counts[class], left_counts[class]);
            let cell = self.follows[class * n + class];
            let alone = entropy.of(cell + right) + entropy.of(cell + left) - entropy.of(cell);
            let within = entropy.of(cell + right + left + near.itself) - alone;
            let (first, second) = self.sizes[class];
            self.gains[class] + within
                - (entropy.of(first + near.sizes.0) - entropy.of(first))
                - (entropy.of(second + near.sizes.1) - entropy.of(second))
        };
        let classes = (FIXED..n).map(|class| (total(class), class == before, n - class));
        classes.max().map_or(before, |(_, _, from_end)| n - from_end)
    }
}

fn dense(pairs: &[(u32, u32)], n: usize) -> Vec<u32> {
    let mut res = vec![0; n];
    pairs.iter().for_each(|(class, count)| res[*class as usize] = *count);
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words 2 and 3 stand between 4 and 5, which stand between sentences.
    #[test]
    fn words_with_the_same_neighbours_share_a_class() {
        let sentences = [[0, 4, 2, 5, 0], [0, 4, 3, 5, 0]];
        let pairs = sentences.iter().flat_map(|words| words.windows(2)).map(|w| (w[0], w[1]));
        let found = classes(&Bigrams::new(6, pairs.collect()), 3, 10);
        assert_eq!(found[2], found[3]);
        assert_ne!(found[2], found[4]);
        assert_ne!(found[4], found[5]);
    }
}

use annals_core::{Article, Span};
use encoding_rs::Encoding;

/// The source bytes of every piece that does not decode to the words it claims.
///
/// An article that ingest made has none; one from an archive whose bytes were changed has some.
#[must_use]
pub fn check_pieces(article: &Article) -> Vec<Span> {
    let encoding = Encoding::for_label(article.source.charset.name().as_bytes());
    let holds = |text: Span, source: Span| {
        let words = article.text.as_str().get(text.start()..text.end());
        let (Some(encoding), Some(words)) = (encoding, words) else { return false };
        let Some(bytes) = source.of_bytes(&article.source.bytes) else { return false };
        encoding.decode_without_bom_handling(bytes).0 == words
    };
    let pieces = article.text.pieces().iter();
    pieces.filter(|piece| !holds(piece.text, piece.source)).map(|piece| piece.source).collect()
}

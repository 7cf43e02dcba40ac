use crate::html;
use annals_core::{Article, Format, Piece, PieceKind, Span};
use encoding_rs::Encoding;

/// The source bytes of every piece whose words are not what its bytes say.
///
/// Copied words are the bytes themselves; others are the bytes decoded, and of a page also freed of
/// character references and folded white space. An article that ingest made has no such piece; one
/// from an archive whose bytes were changed has some.
#[must_use]
pub fn check_pieces(article: &Article) -> Vec<Span> {
    let encoding = Encoding::for_label(article.source.charset.name().as_bytes());
    let holds = |piece: &Piece| {
        let words = article.text.as_str().get(piece.text.start()..piece.text.end());
        let (Some(encoding), Some(words)) = (encoding, words) else { return false };
        let Some(bytes) = piece.source.of_bytes(&article.source.bytes) else { return false };
        if piece.kind == PieceKind::Copied {
            return bytes == words.as_bytes();
        }
        let decoded = encoding.decode_without_bom_handling(bytes).0;
        match article.source.format {
            Format::Html => html::plain_words(&decoded) == words,
            Format::Plain | Format::Ready => decoded == words,
        }
    };
    let pieces = article.text.pieces().iter();
    pieces.filter(|piece| !holds(piece)).map(|piece| piece.source).collect()
}

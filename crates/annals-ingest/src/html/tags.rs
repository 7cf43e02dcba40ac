//! The elements that have a meaning for reading a page.

/// Gives the elements their names in markup.
macro_rules! tags {
    ($($variant:ident = $name:literal,)+) => {
        /// The name of an element.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Tag {
            $(#[doc = $name] $variant,)+
            /// An element of another name.
            Other,
        }

        impl Tag {
            /// Reads a name in any case.
            pub(crate) fn of(name: &str) -> Self {
                const LONGEST: usize = 12;
                let mut small = [0; LONGEST];
                let Some(small) = small.get_mut(..name.len()) else { return Self::Other };
                small.copy_from_slice(name.as_bytes());
                small.make_ascii_lowercase();
                match std::str::from_utf8(small).unwrap_or_default() {
                    $($name => Self::$variant,)+
                    _ => Self::Other,
                }
            }
        }
    };
}

tags! {
    A = "a",
    Abbr = "abbr",
    Address = "address",
    Amp = "amp",
    Article = "article",
    Aside = "aside",
    Audio = "audio",
    B = "b",
    Base = "base",
    Blockquote = "blockquote",
    Body = "body",
    Br = "br",
    Button = "button",
    Canvas = "canvas",
    Caption = "caption",
    Center = "center",
    Cite = "cite",
    Code = "code",
    Dd = "dd",
    Details = "details",
    Dialog = "dialog",
    Div = "div",
    Dl = "dl",
    Dt = "dt",
    Em = "em",
    Embed = "embed",
    Fieldset = "fieldset",
    Figcaption = "figcaption",
    Figure = "figure",
    Font = "font",
    Footer = "footer",
    Form = "form",
    H1 = "h1",
    H2 = "h2",
    H3 = "h3",
    H4 = "h4",
    H5 = "h5",
    H6 = "h6",
    Head = "head",
    Header = "header",
    Hr = "hr",
    Html = "html",
    I = "i",
    Iframe = "iframe",
    Img = "img",
    Input = "input",
    Label = "label",
    Li = "li",
    Link = "link",
    Main = "main",
    Mark = "mark",
    Menu = "menu",
    Meta = "meta",
    Nav = "nav",
    Noscript = "noscript",
    Object = "object",
    Ol = "ol",
    Optgroup = "optgroup",
    Option = "option",
    P = "p",
    Picture = "picture",
    Pre = "pre",
    Q = "q",
    S = "s",
    Script = "script",
    Section = "section",
    Select = "select",
    Small = "small",
    Source = "source",
    Span = "span",
    Strong = "strong",
    Style = "style",
    Sub = "sub",
    Summary = "summary",
    Sup = "sup",
    Svg = "svg",
    Table = "table",
    Tbody = "tbody",
    Td = "td",
    Template = "template",
    Textarea = "textarea",
    Tfoot = "tfoot",
    Th = "th",
    Thead = "thead",
    Time = "time",
    Title = "title",
    Tr = "tr",
    Track = "track",
    U = "u",
    Ul = "ul",
    Video = "video",
    Wbr = "wbr",
}

impl Tag {
    /// Elements without content and end tag.
    pub(crate) fn is_void(self) -> bool {
        use Tag::*;
        matches!(self, Base | Br | Embed | Hr | Img | Input | Link | Meta | Source | Track | Wbr)
    }

    /// Elements that stand within a line: everything else parts words and sentences.
    pub(crate) fn is_inline(self) -> bool {
        use Tag::*;
        matches!(
            self,
            A | Abbr
                | Audio
                | B
                | Button
                | Cite
                | Code
                | Em
                | Font
                | I
                | Img
                | Input
                | Label
                | Mark
                | Picture
                | Q
                | S
                | Small
                | Source
                | Span
                | Strong
                | Sub
                | Sup
                | Svg
                | Time
                | U
                | Video
                | Wbr
                | Other
        )
    }

    /// Elements whose content is no markup: it ends with their own end tag only.
    pub(crate) fn is_raw(self) -> bool {
        matches!(self, Self::Script | Self::Style | Self::Iframe)
    }

    /// Elements whose content is words without markup.
    pub(crate) fn is_words_only(self) -> bool {
        matches!(self, Self::Title | Self::Textarea)
    }

    /// Elements that no end tag from within closes.
    pub(crate) fn is_scope(self) -> bool {
        matches!(
            self,
            Self::Html
                | Self::Body
                | Self::Table
                | Self::Td
                | Self::Th
                | Self::Template
                | Self::Object
        )
    }
}

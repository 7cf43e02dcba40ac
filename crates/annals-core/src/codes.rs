use std::fmt;

/// The code of a value in a table of codes that names every value.
pub(crate) fn code_of<T: PartialEq>(table: &[(&'static str, T)], value: T) -> &'static str {
    table.iter().find(|(_, other)| *other == value).map_or("", |(code, _)| code)
}

/// The value that a code stands for.
pub(crate) fn of_code<T: Copy>(table: &[(&'static str, T)], code: &str) -> Option<T> {
    table.iter().find(|(other, _)| *other == code).map(|(_, value)| *value)
}

/// Gives a closed set its names in JSON, archive and standards: `code()` and `parse()`.
macro_rules! codes {
    ($name:ident { $($variant:ident = $code:literal,)+ }) => {
        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its name in the contract.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),+
                }
            }

            /// Reads its name in the contract.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use codes;

/// A country by its ISO 3166-1 alpha-3 code, or one of PLOVER's codes for bodies that belong to no
/// country (`IGO`, `UNO`, `EUR`, `NGO`, `ISM`, `IMG`, `MNC`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 3]);

impl CountryCode {
    /// Reads three capital letters; whether such a country exists is the lexicon's to say.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("three ASCII capitals")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What part of a society an actor belongs to: PLOVER 2.0's sectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sector {
    /// Police and other agencies that guard or investigate (`COP`).
    Cop,
    /// The executive of a state and the parties that govern (`GOV`).
    Gov,
    /// Courts and judges (`JUD`).
    Jud,
    /// Parliaments and their members (`LEG`).
    Leg,
    /// The armed forces of a state (`MIL`).
    Mil,
    /// Armed groups on the side of a government (`PRM`).
    Prm,
    /// Political parties (`PTY`).
    Pty,
    /// Armed opposition (`REB`).
    Reb,
    /// Intelligence services (`SPY`).
    Spy,
    /// Armed men nobody has identified (`UAF`).
    Uaf,
    /// Actors of whom nothing is told (`UNK`).
    Unk,
    /// Farmers and farm workers (`AGR`).
    Agr,
    /// Companies and business people (`BUS`).
    Bus,
    /// Criminals and gangs (`CRM`).
    Crm,
    /// Civilians, protesters and activists (`CVL`).
    Cvl,
    /// Schools, teachers and students (`EDU`).
    Edu,
    /// Former office-holders and their families (`ELI`).
    Eli,
    /// Journalists and media (`JRN`).
    Jrn,
    /// Workers and unions (`LAB`).
    Lab,
    /// Doctors and hospitals (`MED`).
    Med,
    /// Refugees and migrants (`REF`).
    Ref,
    /// Opposition without arms (`OPP`).
    Opp,
    /// Breakaway and partially recognised territories (`PRE`).
    Pre,
    /// Religious bodies (`REL`).
    Rel,
    /// Other bodies of civil society (`SOC`).
    Soc,
}

codes!(Sector {
    Cop = "COP",
    Gov = "GOV",
    Jud = "JUD",
    Leg = "LEG",
    Mil = "MIL",
    Prm = "PRM",
    Pty = "PTY",
    Reb = "REB",
    Spy = "SPY",
    Uaf = "UAF",
    Unk = "UNK",
    Agr = "AGR",
    Bus = "BUS",
    Crm = "CRM",
    Cvl = "CVL",
    Edu = "EDU",
    Eli = "ELI",
    Jrn = "JRN",
    Lab = "LAB",
    Med = "MED",
    Ref = "REF",
    Opp = "OPP",
    Pre = "PRE",
    Rel = "REL",
    Soc = "SOC",
});

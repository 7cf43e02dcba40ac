//! The bytes of a report, packed with Zstandard.

use std::io::Read;

/// zstd's own default: small articles come to about half, and packing is not what takes the time.
const LEVEL: i32 = 3;

/// Packs sources one after another.
pub(crate) struct Packer(zstd::bulk::Compressor<'static>);

impl Packer {
    pub(crate) fn new() -> std::io::Result<Self> {
        Ok(Self(zstd::bulk::Compressor::new(LEVEL)?))
    }

    pub(crate) fn pack(&mut self, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
        self.0.compress(bytes)
    }
}

/// The bytes of a frame; an error where it is damaged or does not hold exactly `size` bytes.
pub(crate) fn unpack(frame: &[u8], size: i64) -> Result<Vec<u8>, String> {
    let size = u64::try_from(size).map_err(|_| format!("a size of {size}"))?;
    let mut res = vec![];
    let decoder = zstd::stream::read::Decoder::with_buffer(frame).map_err(|e| e.to_string())?;
    // One byte more would show that the size is wrong; a bomb goes no further.
    decoder.take(size + 1).read_to_end(&mut res).map_err(|e| e.to_string())?;
    if res.len() as u64 == size {
        Ok(res)
    } else {
        Err(format!("unpacks to other than its {size} bytes"))
    }
}

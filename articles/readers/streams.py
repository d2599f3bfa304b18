"""Files and members of archives as streams of plain bytes, unpacked on the way and never without bound."""

from __future__ import annotations

import gzip
import io
import lzma
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol, cast

from articles.readers.types import Limits, ReadFailure

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


class StreamError(Exception):
    """A stream cannot be read on: says what is wrong with it, and what was expected of it."""

    def __init__(self, message: str, expected: str) -> None:
        super().__init__(message)
        self.message, self.expected = message, expected

    def at(self, locator: str) -> ReadFailure:
        """Return the failure of the file that the stream came from."""
        return ReadFailure(locator, self.message, self.expected)


class Packed(Protocol):
    """What bytes are unpacked from."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes, none at the end."""
        ...


class Budget:
    """What may come out of one compressed file, counted over everything that is unpacked from it.

    ``taken`` says how many bytes of the compressed file have gone in so far.
    """

    def __init__(self, limits: Limits, taken: Callable[[], int]) -> None:
        self.limits, self.taken = limits, taken
        self.out = 0

    def spend(self, count: int) -> None:
        """Count bytes that came out. Raises StreamError when an honest file would not hold so many."""
        self.out += count
        if self.out > self.limits.free_bytes and self.out > self.limits.expansion * self.taken():
            message = f"refused after {self.out:,} bytes came out of {self.taken():,}: a decompression bomb"
            raise StreamError(message, f"at most {self.limits.expansion} bytes out of one")


@contextmanager
def unpacked(file: BinaryIO, suffix: str, limits: Limits) -> Iterator[BinaryIO]:
    """Give the plain bytes of a file that is packed as its suffix says: ``.gz``, ``.zst``, else not at all.

    What is read from it raises StreamError when the file is damaged, ends too early or is a bomb.
    """
    if suffix not in PACKINGS:
        yield file
        return
    with PACKINGS[suffix](file) as packed:
        yield watched(packed, Budget(limits, file.tell), NAMES[suffix])


def watched(packed: Packed, budget: Budget, name: str) -> BinaryIO:
    """Return a stream whose every byte is counted, and whose damage is told in words; ``name`` names the packing."""
    return io.BufferedReader(_Watched(packed, budget, name))


class _Watched(io.RawIOBase):
    def __init__(self, packed: Packed, budget: Budget, name: str) -> None:
        super().__init__()
        self.packed, self.budget, self.name = packed, budget, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        target = memoryview(buffer)  # type: ignore[arg-type]  # any writable buffer, says RawIOBase
        try:
            content = self.packed.read(len(target))
        except EOFError as error:
            message = "the compressed file ends too early; what stood before was read"
            raise StreamError(message, f"a whole {self.name} file") from error
        except DAMAGES as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk's, not the packing's
            raise StreamError(f"is not {self.name} or is damaged ({error})", f"a whole {self.name} file") from error
        self.budget.spend(len(content))
        target[: len(content)] = content
        return len(content)


def _gzip(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.open(file))


def _zstd(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", zstd.open(file))


DAMAGES = (OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, zstd.ZstdError)
"""What unpacking raises where bytes are damaged; gzip and bzip2 say it by an OSError without a number."""

NAMES = {".gz": "gzip", ".zst": "zstd"}
PACKINGS: dict[str, Callable[[BinaryIO], BinaryIO]] = {".gz": _gzip, ".zst": _zstd}

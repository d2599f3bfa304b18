"""The parts of HTML that are not read by its rules: scripts, styles, comments and other raw text."""

from __future__ import annotations

import re

_RAW = re.compile(rb"<(?:s(?:cript|tyle)|iframe|xmp|no(?:embed|frames)|plaintext|!--)")
_SHOWN = (b"<xmp", b"<noembed", b"<noframes", b"<plaintext")
_COMMENT, _COMMENT_END = b"<!--", b"-->"
_SCRIPT, _PLAIN_TEXT = b"<script", b"<plaintext"
_IN_SCRIPT = re.compile(rb"<!--|-->|<script[\s/>]|</script[\s/>]")
_NO_SIGNS = bytes.maketrans(b"<>", b"  ")


def without_raw_text(html: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """Return HTML that was written out from a tree without what other rules than its own read, and its scripts. Linear.

    Raw text that is shown stays, without the signs that begin and end tags.
    """
    parts: list[bytes] = []
    scripts: list[bytes] = []
    done = 0
    while (found := _RAW.search(html, done)) is not None:
        start, name = found.start(), found[0]
        parts.append(html[done:start])
        if name == _COMMENT:
            end = html.find(_COMMENT_END, found.end())
            done = end + len(_COMMENT_END) if end >= 0 else len(html)
            continue
        opened = html.find(b">", start) + 1 or len(html)
        end = _end_of(html, name, opened)
        done = html.find(b">", end) + 1 or len(html)
        if name == _SCRIPT:
            scripts.append(html[start:done])
        elif name in _SHOWN:
            parts.extend((html[start:opened], html[opened:end].translate(_NO_SIGNS), html[end:done]))
    parts.append(html[done:])
    return b"".join(parts), tuple(scripts)


def _end_of(html: bytes, name: bytes, start: int) -> int:
    """Return where the tag stands that ends an element whose raw text begins at ``start``."""
    closing = b"</" + name[1:]
    end = html.rfind(closing, start) if name == _PLAIN_TEXT else html.find(closing, start)
    if name == _SCRIPT and html.find(_COMMENT, start, end) >= 0:
        end = _end_of_script(html, start)
    return end if end >= 0 else len(html)


def _end_of_script(html: bytes, start: int) -> int:
    """Return where a script ends that holds a comment: a script in a comment does not end the one around it."""
    is_comment = is_inner = False
    for found in _IN_SCRIPT.finditer(html, start):
        sign = found[0]
        if sign == _COMMENT:
            is_comment = True
        elif sign == _COMMENT_END:
            is_comment = is_inner = False
        elif not sign.startswith(b"</"):
            is_inner = is_comment
        elif not is_inner:
            return found.start()
        else:
            is_inner = False
    return -1

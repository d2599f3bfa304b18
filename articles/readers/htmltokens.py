"""The tags and texts of HTML as they are written: one expression finds them all, and no tree is built.

It reads what is written as the HTML standard's tokenizer does where pages rely on it: a quoted value may hold any sign,
comments, scripts and other raw text hold no tags, a sign that begins no tag is text.
"""

from __future__ import annotations

import re

type Token = tuple[str, str, str, str, str]
"""A tag: the element that it ends, or one whose content is not read, or one that it begins; its attributes as they are
written; the text behind it. At most one of the names is there, none for a comment; the text of content that is not read
is all that is in it."""

UNSEEN = ("button", "datalist", "iframe", "label", "noembed", "noframes", "noscript", "select", "template", "textarea")
"""Elements of which nothing is text of the page. A picture's text is none either, unless it ends where it begins."""

_UNREAD = rf"(?=[bdilnstx])(?:(?:script|style|title|xmp|{'|'.join(UNSEEN)})(?=[\s/>])|svg(?=[\s>][^>]*+(?<!/)>))"
_NAME = r"[a-z][^\s/>]*+"
_COMMENT = r"!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?(?=>)|\Z))"
_ATTRIBUTES = r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+')?+[^>=]*+)*+"""
_INNER_SCRIPT = r"<!--(?:(?!-->)[^<])*+<script[\s/>](?:(?!-->|</script)[\s\S])*+(?:</script|-->|\Z)"
"""A script in a comment in a script, which does not end the one around it."""

_CONTENT = rf"[^<]*+(?:(?:{_INNER_SCRIPT}|<(?!/\2[\s/>]))[^<]*+)*+"
_TEXT = r"[^<]*+(?:<(?![a-z/!?])[^<]*+)*+"
_TOKEN = re.compile(
    rf"<(?:/({_NAME})|({_UNREAD})|({_NAME})|{_COMMENT}|[!?/])({_ATTRIBUTES})(?:>|\Z)((?(2){_CONTENT}|{_TEXT}))",
    re.IGNORECASE,
)
_NO_TAG = "<!>"


def read_tokens(html: str) -> list[Token]:
    """Return the tags of HTML in their order, each with the text behind it; total, linear."""
    return _TOKEN.findall(html if html.startswith("<") else _NO_TAG + html)

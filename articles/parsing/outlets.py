"""The name that a site gives itself on a page of its own, where something on the page bears it out.

That is the address of the page, a copyright line, or the picture of a logo that the name stands in for. What merely
stands first on a page is as often a link for keyboards ("Skip to content"), a menu or an offer, and an outlet that
never was is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple
from urllib.parse import urlsplit

from articles.parsing.boilerplate import claims_rights
from articles.parsing.lines import Line, Span
from articles.parsing.normalise import fold
from articles.parsing.prose import is_bullet
from articles.parsing.stamps import is_outlet_name

IN_ADDRESS = "outlet-in-address"
IN_COPYRIGHT = "outlet-in-copyright"
IN_LOGO = "outlet-in-logo"

_TOP, _LOGO_TOP, _BOTTOM = 12, 4, 60
_LONGEST_ADDRESS, _LONGEST_LINE, _SHORT = 2_000, 200, 60
_MOST_WORDS = 8
_SHORTEST = 2  # letters
_TELLING = 5  # letters: a shorter word may stand in any line without being the site's name
_PART = 3  # letters: the least that a domain leaves of a word ("lithub" of Literary Hub)
_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d\d?")
_SIGN = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[-–—|·•]\s+|:\s+")
_BETWEEN = re.compile(r"\s*[&+'’.-]?\s*")
_LOGO = re.compile(
    r"\s*[-–—|:]?\s*(?:(?:\b(?:amp|main|name|site)\s+)?\blogo(?:tipo|typ)?(?!(?-i:[a-z]))|ロゴ|로고|логотип).*$",
    re.IGNORECASE,
)
_HOME = re.compile(r"\s*[-–—|:]?\s*\b(?:(?:back to )?home(?: ?page)?|startseite|accueil|portada)\b.*$", re.IGNORECASE)
_LOGO_WORDS, _HOME_WORDS = ("logo", "ロゴ", "로고", "лого"), ("home", "startseite", "accueil", "portada")
_TWICE = re.compile(r"\s*(\S.{2,}?)\s*\1\s*")
_LEADS_ON = re.compile(r"(?:go|jump|skip) to\b", re.IGNORECASE)
_SECOND_LEVELS = {"ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "or", "org"}
_HOSTS_OF_MANY = {"blogspot", "ghost", "github", "livejournal", "medium", "substack", "tumblr", "typepad", "wordpress"}
_SAYS_NOTHING = {"blog", "live", "news", "online", "today"}
_BEHIND_NAMES = {"app", "blog", "daily", "hq", "lang", "mag", "media", "news", "online", "site", "today", "tv", "web"}
_ARTICLES = {"das", "der", "die", "el", "il", "la", "le", "les", "los", "the"}
_BESIDE_RIGHTS = {"all", "by", "reserved", "rights"}


class Named(NamedTuple):
    """The name of a site as it stands on a page, and the rule that believes it."""

    span: Span
    rule: str


def find_outlet_name(lines: Sequence[Line], url: str, headline: Line | None = None) -> Named | None:
    """Return the name that the site of a page gives itself, None where nothing bears out that a line is one.

    A line with the words of the ``headline`` is none.
    """
    title = headline.folded if headline is not None else ""
    top = [line for line in lines[:_TOP] if len(line.text) <= _LONGEST_LINE and line.folded != title]
    foot = [line for line in lines[-_BOTTOM:] if len(line.text) <= _LONGEST_LINE and claims_rights(line.text)]
    label = _site_label(url[:_LONGEST_ADDRESS])
    for rule, found in (
        (IN_ADDRESS, _in_address(top, foot, label)),
        (IN_COPYRIGHT, _in_copyright(top, foot)),
        (IN_LOGO, _in_logo(top[:_LOGO_TOP])),
        (IN_ADDRESS, _in_address(_may_spell(lines, label, title), (), label)),
    ):
        if span := next(found, None):
            return Named(span, rule)
    return None


def name_in(title: str, url: str) -> str:
    """Return the name in what a site calls itself, without the motto beside it, where the address tells the two apart:
    "Tarrow Courier" of "Tarrow Courier | News from the Sound" at tarrowcourier.example; else all of it.
    """
    label = _site_label(url[:_LONGEST_ADDRESS])
    parts = _SEPARATOR.split(title) if label else ()
    return next((part for part in parts if spells(fold(part).split(), label)), title)


def _in_address(top: Sequence[Line], foot: Sequence[Line], label: str) -> Iterator[Span]:
    """Yield what spells the site's label: whole lines at the top, then words of any line."""
    if label:
        yield from (bare for line in top if (bare := _bare(line)) and spells(fold(bare.text).split(), label))
        telling = (*top, *foot) if len(label) >= _TELLING else foot
        yield from (span for line in telling for span in _spelled_within(line, label))


def _may_spell(lines: Sequence[Line], label: str, title: str) -> list[Line]:
    """Return the short lines of a page that hold the beginning of a label: menus and boxes name their site, too."""
    opening = label[:2]
    near = (line for line in lines if opening and len(line.text) <= _SHORT and opening in line.text.lower())
    return [line for line in near if line.folded != title]


def _in_copyright(top: Sequence[Line], foot: Sequence[Line]) -> Iterator[Span]:
    """Yield the lines at the top whose words a copyright line names as the owner."""
    owners = [words for line in foot for words in _owners(line.text)]
    for line in top if foot else ():
        bare = _bare(line) if line.size > _SHORTEST and not is_bullet(line) else None
        name = _without_article(fold(bare.text).split()) if bare and is_outlet_name(bare.text) else []
        if bare and name and any(_opens(words, name, is_dense=line.is_dense) for words in owners):
            yield bare


def _in_logo(top: Sequence[Line]) -> Iterator[Span]:
    """Yield the names that stand in for the picture of a logo."""
    for line in top:
        bare = _bare(line) if _LOGO.search(line.text) else None
        if bare and is_outlet_name(bare.text) and not bare.text.islower() and not _LEADS_ON.match(bare.text):
            yield bare


def _bare(line: Line) -> Span | None:
    """Return a line without what says that it is a logo or leads home, and once where it is printed twice."""
    text = line.text
    low = text.lower()
    for decoration, words in ((_LOGO, _LOGO_WORDS), (_HOME, _HOME_WORDS)):
        found = decoration.search(text) if any(map(low.__contains__, words)) else None
        text = text[: found.start()] if found else text
    twice = _TWICE.fullmatch(text)
    text = (twice[1] if twice else text).rstrip(" |<».,:-–—")
    start = len(text) - len(text.lstrip(" •·|>«-–—"))
    return line.span(start, len(text)) if len(text) > start else None


def _owners(text: str) -> Iterator[list[str]]:
    """Yield what a copyright line names its owner in: its words from the first on, and those behind each sign."""
    parts = _SIGN.split(text)
    for part in ("".join(parts), *parts[1:]):
        yield _without_article(list(dropwhile(_stands_by_rights, fold(part).split())))


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if words and words[0] in _ARTICLES else words


def _stands_by_rights(word: str) -> bool:
    return word.isdigit() or word in _BESIDE_RIGHTS


def _opens(words: Sequence[str], name: Sequence[str], *, is_dense: bool) -> bool:
    """Whether words begin with a name; where nothing parts words, it may go on ("岬日報社")."""
    return "".join(words).startswith("".join(name)) if is_dense else words[: len(name)] == name


def spells(words: Sequence[str], label: str) -> bool:
    """Whether words, all but articles, spell a label: "literary hub" and "lithub", "ap" and "apnews", "faz"."""
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if len(words) > 2 and label == "".join(word[0] for word in words):
        return True
    spelled = {0}  # so many letters of the label
    for at, word in enumerate(words):
        is_last = at == len(words) - 1
        spelled = {end for begin in spelled for end in _spelled_by(word, label, begin, is_last=is_last)}
    return any(end > 0 and (end == len(label) or label[end:] in _BEHIND_NAMES) for end in spelled)


def _spelled_by(word: str, label: str, begin: int, *, is_last: bool) -> Iterator[int]:
    """Yield how far a word can spell on a label that is spelled up to ``begin``."""
    if word in _ARTICLES:
        yield begin
    if label.startswith(word, begin):
        yield begin + len(word)
    left = label[begin:]
    if not is_last:
        yield from (begin + length for length in range(_PART, len(word)) if left.startswith(word[:length]))
    elif left and word.startswith(left) and (_NUMBER.fullmatch(word, len(left)) or (begin and len(left) >= _PART)):
        yield len(label)  # "br24" of br.de, "photography" of scottdavenportphoto.com


def _spelled_within(line: Line, label: str) -> Iterator[Span]:
    """Yield the runs of words of a line that are the label, with the article before them."""
    if label not in line.folded.replace(" ", ""):
        return
    words = [(fold(found[0]).replace(" ", ""), found) for found in _TOKEN.finditer(line.text)]
    for first, (_, begin) in enumerate(words):
        rest, end = label, begin.start()
        for folded, found in words[first:]:
            is_next = found is begin or _BETWEEN.fullmatch(line.text, end, found.start()) is not None
            if not rest or not folded or not is_next or not rest.startswith(folded):
                break
            rest, end = rest[len(folded) :], found.end()
        if not rest and not begin[0][0].islower():
            before, printed = words[first - 1] if first else ("", begin)
            has_article = before in _ARTICLES and not printed[0][0].islower()
            yield line.span(words[first - has_article][1].start(), end)


@lru_cache(maxsize=256)
def _site_label(url: str) -> str:
    """Return the part of an address's domain that names the site, without hyphens: "rustlang" of blog.rust-lang.org."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    labels = host.split(".")[:-1]
    while len(labels) > 1 and labels[-1] in _SECOND_LEVELS | _HOSTS_OF_MANY:
        labels.pop()
    label = fold(labels[-1]).replace(" ", "") if labels else ""
    return "" if label in _SAYS_NOTHING else label

"""How the words of a tag rule are looked for: whole words and whole domains, never longer than the text is long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import re2

from articles.models import RuleMatch, TagRule
from articles.search.words import has_runs

from .refusals import ImpossibleEdit

MOST_CHARACTERS = 4_000
MOST_MEMORY = 8 * 2**20  # that one regular expression may take
_APART = re.compile(r'"([^"]+)"|“([^”]+)”|([^\s,;]+)')
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_BEFORE_HOST = r"^https?://(?:[^/?#\s@]*@)?(?:[\w-]+\.)*"


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule may look at: an article's texts, the names of all hops of its chain, its addresses."""

    headline: str = ""
    body: str = ""
    sources: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a rule found its words; ``field`` is headline, body, source or address."""

    field: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finder:
    """One pattern, and the one that stands for it in addresses; both have a ``search`` that is linear in the text.

    Where ``by_host``, a group of the second holds a domain apart from what stands before it. A text that holds none of
    the ``hints``, folded, is not searched: to look for those takes a fraction of the time.
    """

    plain: Any
    address: Any
    by_host: bool = False
    hints: tuple[str, ...] = ()

    def find(self, texts: Iterable[tuple[str, str]]) -> Found | None:
        """Return the first place in ``texts``, pairs of field and text."""
        for field, text in texts:
            if self.hints and not self._may_hold(text):
                continue
            if found := (self.address if field == "address" else self.plain).search(text):
                start, end = found.span(found.lastindex or 0 if field == "address" and self.by_host else 0)
                return Found(field, text, start, end)
        return None

    def _may_hold(self, text: str) -> bool:
        folded = _folded(text)
        return any(hint in folded for hint in self.hints)


@dataclass(frozen=True, slots=True)
class Matcher:
    """A rule made ready to be used: all of ``include`` must be found, and ``exclude`` must not."""

    include: tuple[Finder, ...]
    exclude: Finder | None

    def find(self, texts: list[tuple[str, str]]) -> tuple[Found, ...]:
        """Return where each of the wanted words was found; nothing where the rule does not apply."""
        found = tuple(place for finder in self.include if (place := finder.find(texts)))
        if len(found) < len(self.include) or (self.exclude and self.exclude.find(texts)):
            return ()
        return found


def find(rule: TagRule, text: RuleText) -> tuple[Found, ...]:
    """Return the places that make ``rule`` apply to ``text``; nothing where it does not. Raises as ``matcher_of``."""
    return matcher_of(rule).find(list(_chosen(rule, text)))


def matcher_of(rule: TagRule) -> Matcher:
    """Return what finds the words of ``rule``; raises ImpossibleEdit, in words for people, for what cannot be found."""
    return _matcher(rule.match, rule.include, rule.exclude)


def terms_of(rule: TagRule) -> tuple[str, ...]:
    """Return the words or phrases that a rule looks for, as written; those of a regular expression are its own."""
    return _terms(rule.match, rule.include)


@lru_cache(maxsize=1_000)
def _matcher(match: str, include: str, exclude: str) -> Matcher:
    if max(len(include), len(exclude)) > MOST_CHARACTERS:
        raise ImpossibleEdit(f"A rule has at most {MOST_CHARACTERS:,} characters; make two of it.")
    if match == RuleMatch.REGEX:
        return Matcher((_regex(include),), _regex(exclude) if exclude.strip() else None)
    terms = _terms(match, include)
    if not terms:
        raise ImpossibleEdit("A rule needs words to look for.")
    barred = _terms(RuleMatch.PHRASE, exclude)
    groups = [(term,) for term in terms] if match == RuleMatch.ALL_WORDS else [terms]
    return Matcher(tuple(map(_words, groups)), _words(barred) if barred else None)


def _terms(match: str, text: str) -> tuple[str, ...]:
    """Cut what was typed into words, quoted ones kept together, or into its lines."""
    if match in {RuleMatch.PHRASE, RuleMatch.REGEX}:
        parts: Iterable[str] = text.splitlines()
    else:
        parts = (next(filter(None, part.groups())) for part in _APART.finditer(text))
    return tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))


def _words(terms: tuple[str, ...]) -> Finder:
    plain = "|".join(map(_whole, terms))
    address = "|".join(f"{_BEFORE_HOST}({_escaped(t)})(?=[:/?#]|$)" if _is_domain(t) else _whole(t) for t in terms)
    hints = tuple(dict.fromkeys(_folded(max(term.split(), key=len)) for term in terms))
    return Finder(re.compile(plain, re.IGNORECASE), re.compile(address, re.IGNORECASE), by_host=True, hints=hints)


def _folded(text: str) -> str:
    """Return ``text`` so folded that what a pattern takes for equal in any case is equal; both Turkish i are i."""
    return text.casefold().replace("i\N{COMBINING DOT ABOVE}", "i").replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")


def _whole(term: str) -> str:
    """Return the pattern of a term that touches no letter, digit or, where it is a domain, further label.

    Scripts without spaces know no such border: there it is enough that the letters are there.
    """
    inside = r"[\w-]" if _is_domain(term) else r"\w"
    before = f"(?<!{inside})" if _has_border(term[0]) else ""
    after = f"(?!{inside}{r'|\.\w' if _is_domain(term) else ''})" if _has_border(term[-1]) else ""
    return f"{before}{_escaped(term)}{after}"


def _escaped(term: str) -> str:
    return r"\s+".join(map(re.escape, term.split()))


def _is_domain(term: str) -> bool:
    return _DOMAIN.fullmatch(term) is not None


def _has_border(letter: str) -> bool:
    return not has_runs(letter)


def _regex(pattern: str) -> Finder:
    """Compile an editor's expression by RE2, whose matching is linear in the text whatever the expression is."""
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = MOST_MEMORY
    try:
        compiled = re2.compile(pattern.strip(), options)
    except re2.error as error:
        raise ImpossibleEdit(f"This regular expression cannot be read: {_words_of(error)}.") from error
    if compiled.search(""):
        raise ImpossibleEdit("This regular expression finds the empty text, and with it every article.")
    return Finder(compiled, compiled)


def _words_of(error: Exception) -> str:
    reason = error.args[0] if error.args else error
    return reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason)


def _chosen(rule: TagRule, text: RuleText) -> Iterator[tuple[str, str]]:
    if rule.in_headline:
        yield "headline", text.headline
    if rule.in_body:
        yield "body", text.body
    if rule.in_source:
        yield from (("source", name) for name in text.sources)
    if rule.in_address:
        yield from (("address", address) for address in text.addresses)

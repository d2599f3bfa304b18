"""The pieces of a query as they were typed: words, phrases and fields, with or without a minus."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.translation import gettext as _

from .fields import NAMES, Condition, Field, condition, field_of
from .mistakes import SearchError
from .signatures import signatures
from .words import pieces

QUOTES = '"“”„‟«»「」『』'
_TYPED = re.compile(
    rf"(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?"
    rf"(?:[{QUOTES}](?P<quoted>[^{QUOTES}]*)(?P<end>[{QUOTES}]?)|(?P<plain>[^\s{QUOTES}]+))"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that stand together, the last perhaps only a beginning; or one run of an unspaced script."""

    words: tuple[str, ...]
    is_run: bool = False
    is_beginning: bool = False
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """What was typed without a space, or in quotes: phrases that must all be there."""

    phrases: tuple[Phrase, ...]

    @property
    def is_run_in_title(self) -> bool:
        """Whether the index alone cannot tell that it stands in the headline: it holds runs of all texts together."""
        return any(phrase.in_title and phrase.is_run for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class Typed:
    """A piece that was typed: a term, or a condition, and then its term has no phrases."""

    term: Term
    condition: Condition | None
    is_excluded: bool
    is_or: bool


def typed_pieces(text: str) -> list[Typed]:
    """Return the pieces of ``text`` that say something; raise SearchError, with a suggestion, for a mistaken one."""
    text = text.replace("\0", " ")  # which PostgreSQL takes in no text
    typed = [_typed(text, match) for match in _TYPED.finditer(text)]
    return [item for item in typed if item.term.phrases or item.condition]


def _typed(text: str, match: re.Match[str]) -> Typed:
    if match["quoted"] is not None and not match["end"]:
        raise _unclosed(text, match)
    plain = match["plain"] or ""
    is_excluded, value = bool(match["minus"]), plain or match["quoted"] or ""
    try:
        field = _field(match, plain)
        if field is None:
            whole = f"{match['field']}:{plain}" if match["field"] else value
            return Typed(_term(whole, is_beginning=plain.endswith("*")), None, is_excluded, match[0] == "OR")
        if field is Field.TITLE:
            term = _term(value, is_beginning=plain.endswith("*"))
            return Typed(_in_title(term), None, is_excluded, is_or=False)
        return Typed(Term(()), condition(field, value.strip(), *match.span()), is_excluded, is_or=False)
    except SearchError as error:
        raise SearchError(str(error), suggestion=_corrected(text, match, error.replacement)) from error


def _field(match: re.Match[str], plain: str) -> Field | None:
    """Return the field of a piece; None for words. An address (``https://…``) is words, and so is ``16:30``."""
    if match["field"] is None:
        name = plain.rstrip(":").casefold()
        if plain.endswith(":") and name in NAMES:
            raise SearchError(
                _("“%(name)s:” needs its value right behind it, without a space: %(name)s:%(example)s")
                % {"name": name, "example": EXAMPLES[NAMES[name]]}
            )
        return None
    if plain.startswith("//"):
        return None
    field = field_of(match["field"])
    value = plain or match["quoted"] or ""
    if field and not (signatures(value) if field is Field.AUTHOR else value.strip()):
        raise SearchError(
            _("“%(name)s:” needs a value, like %(name)s:%(example)s")
            % {"name": match["field"], "example": EXAMPLES[field]}
        )
    return field


EXAMPLES = {
    Field.TITLE: "harbour",
    Field.AUTHOR: '"Ana Ruiz"',
    Field.SOURCE: '"China Daily"',
    Field.TAG: "ferries",
    Field.LANGUAGE: "en",
    Field.BEFORE: "2025-07-09",
    Field.AFTER: "2025-07",
}


def _unclosed(text: str, match: re.Match[str]) -> SearchError:
    begun = (match["quoted"] or "").strip()
    if not begun:
        return SearchError(
            _("A quotation mark stands alone at the end: words in quotes stand together, like “port ferry”."),
            suggestion=text[: match.start()].strip(),
        )
    return SearchError(
        _("A quotation mark is not closed: “%(begun)s. Close it, or leave it out.") % {"begun": begun},
        suggestion=f'{text.rstrip()}"',
    )


def _corrected(text: str, match: re.Match[str], replacement: str) -> str:
    """Return the query with the mistaken piece replaced: a field's name by another, a value by a better one.

    What is no field and resembles none is put in quotes, to be found as words.
    """
    name, value = match["field"] or "", match["plain"] or f'"{match["quoted"] or ""}"'
    if not name:
        return ""
    if name.casefold() in NAMES:
        better = f"{name}:{replacement}" if replacement else ""
    elif replacement:
        better = f"{replacement}:{value}"
    else:
        better = f'"{name}:{match["plain"]}"' if match["plain"] else ""
    return f"{text[: match.start()]}{match['minus']}{better}{text[match.end() :]}".strip() if better else ""


def _term(text: str, *, is_beginning: bool) -> Term:
    """Cut ``text`` into phrases: a run of an unspaced script stands for itself, words between runs stand together."""
    phrases: list[Phrase] = []
    for is_run, group in groupby(pieces(text), key=lambda piece: piece.is_run):
        found = [piece.folded for piece in group]
        phrases += [Phrase((run,), is_run=True) for run in found] if is_run else [Phrase(tuple(found))]
    if is_beginning and phrases and not phrases[-1].is_run:
        phrases[-1] = replace(phrases[-1], is_beginning=True)
    return Term(tuple(phrases))


def _in_title(term: Term) -> Term:
    return Term(tuple(replace(phrase, in_title=True) for phrase in term.phrases))

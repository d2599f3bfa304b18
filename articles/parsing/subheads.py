"""Sub-headings inside a body that a dump wrote on one line, where nothing parts them from the sentence that follows.

Three signs, each seldom true of ordinary prose: the text after the heading begins with the heading's own first words
("Trump's new tariffs on China Trump's new tariffs add"); a run of capitalised words stands before a word that only the
beginning of a sentence capitalises ("Wolf Warrior Diplomacy As Chinese cinema"); a short question is taken up by the
first words of the next sentence ("Should you watch the movies? The movies are fun").
"""

from __future__ import annotations

import re

from articles.parsing.lexicon.openers import OPENERS, SAYING
from articles.parsing.vocabulary import Vocabulary

_WORD = re.compile(r"\S+")
_LONGEST = 12
_REACH = 220
_LONGEST_BEFORE_ARTICLE = 7
_SHORTEST_REST = 5
_PUNCTUATION = ',;:.!?…–—"”“()[]'
_QUOTING_AFTER_COMMA = frozenset(("en", "es", "fr", "it", "pt", "nl"))
_OPENING_QUOTES = '“"«„'
_CLOSING_QUOTE = re.compile(r"[,.!?…][”\"»“]|[”\"»“],")
_DASHES = frozenset(("-", "--", "&", "|", "/"))
_OPENING = '(“"['
_WEAK = frozenset(
    [
        "the",
        "a",
        "an",
        "i",
        "of",
        "in",
        "on",
        "at",
        "and",
        "or",
        "to",
        "for",
        "by",
        "with",
        "from",
        "one",
        "two",
        "three",
        "last",
        "no",
        "not",
        "my",
    ]
)
ARTICLES = frozenset(
    ["The", "A", "An", "El", "La", "Los", "Las", "Un", "Una", "Le", "Les", "Une", "Il", "Lo", "Gli", "De", "Het", "Een"]
)
_QUOTES = "'‘’\"“”«»"
_BEFORE_CAPITAL = re.compile(r" (?<=[^\s.,;:!?…–—-] )[\"“”„«»'‘’]{0,2}[^\W\d_a-zß-öø-ÿ]")
_SMALL_CAPITAL_SMALL = re.compile(r" (?<=[^\W\d_A-Z] )[^\W\d_a-zß-öø-ÿ][^\W\d_]+ [^\W\d_A-Z]")
_CONNECTIVES = frozenset(
    [
        "of",
        "the",
        "a",
        "an",
        "and",
        "or",
        "for",
        "in",
        "on",
        "to",
        "at",
        "by",
        "with",
        "from",
        "vs",
        "as",
        "de",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "la",
        "el",
        "los",
        "las",
        "del",
        "y",
        "e",
        "en",
        "du",
        "des",
        "et",
        "le",
        "les",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "della",
        "dei",
        "van",
        "het",
        "voor",
        "и",
        "в",
        "на",
    ]
)
_OPENERS = {language: frozenset(words.split()) for language, words in OPENERS.items()}
_FUNCTION_WORDS = frozenset(word.casefold() for words in _OPENERS.values() for word in words) | _CONNECTIVES
_MAY_END_A_HEAD = frozenset(
    [
        "now",
        "then",
        "here",
        "there",
        "not",
        "no",
        "yes",
        "still",
        "also",
        "ahora",
        "hoy",
        "no",
        "sí",
        "también",
        "non",
        "oui",
        "jetzt",
        "nun",
        "noch",
        "hier",
        "nicht",
    ]
)
_NO_END_OF_A_HEAD = _FUNCTION_WORDS - _MAY_END_A_HEAD


def find_subhead(
    text: str, start: int, end: int, language: str | None, vocabulary: Vocabulary | None = None
) -> int | None:
    """Return where a sub-heading at the beginning of a sentence ends, or None; looks at a few words only.

    ``start`` and ``end`` are the columns of the sentence in the text; ``vocabulary`` is that of the whole text.
    """
    until = min(end, start + _REACH)
    if not _has_capital_after_two(text, start, until):
        return None
    words = text[start:until].split()[: 2 * _LONGEST + 2]
    ahead = " ".join(words[2 : _LONGEST + 1])
    echo = _echo(words) if _key(words[0]) in ahead.casefold() else None
    code = (language or "")[:2]
    openers = _OPENERS.get(code, frozenset())
    has_opener = not openers.isdisjoint(ahead.replace(",", "").split(" "))
    opener = _opener(words, openers, nouns_are_capital=code == "de") if has_opener else None
    if echo is not None and opener is not None and opener < echo:
        following = words[opener + 1].strip(_QUOTES) if opener + 1 < len(words) else ""
        at = opener if following[:1].islower() else echo
    else:
        at = echo or opener or 0
    if not at and code in _QUOTING_AFTER_COMMA and any(map(ahead.__contains__, _OPENING_QUOTES)):
        at = _quotation(words, text, start, end) or 0
    if not at and vocabulary is not None and code in _OPENERS and code != "de":
        is_likely = _SMALL_CAPITAL_SMALL.search(text, start + 1, until) is not None
        at = (_common_word(words, vocabulary) or 0) if is_likely else 0
    return _end_of_word(text, start, at) if at else None


def _has_capital_after_two(text: str, start: int, end: int) -> bool:
    """Whether a capital stands after two words or more, the last without punctuation."""
    for found in _BEFORE_CAPITAL.finditer(text, start + 1, end):
        before = text.rfind(" ", start, found.start())
        if before > start and text[before - 1] != " ":
            return True
    return False


def _end_of_word(text: str, start: int, count: int) -> int:
    """The column where so many words after a column have ended."""
    end = start
    for match, _ in zip(_WORD.finditer(text, start), range(count), strict=False):
        end = match.end()
    return end


def is_question_head(question: str, following: str) -> bool:
    """Say whether a short question is a sub-heading that the next sentence takes up with its own last words."""
    if "?" not in question[-2:] or len(question) > _REACH:
        return False
    asked = [word.strip(_QUOTES + "?").casefold() for word in question.split()]
    if not 3 <= len(asked) <= _LONGEST:
        return False
    begun = [word.strip(_QUOTES + ",").casefold() for word in following.split()[: len(asked) + 1]]
    for size in range(min(len(asked), len(begun)) - 1, 1, -1):
        if asked[-size:] == begun[:size] and any(word not in _FUNCTION_WORDS for word in begun[:size]):
            return True
    return False


type _Words = list[str]


def _echo(words: _Words) -> int | None:
    """The heading's first words (two or more) come again and begin the sentence."""
    key = _key(words[0])
    for at in range(2, min(_LONGEST, len(words) - 2) + 1):
        if _key(words[at]) != key or _key(words[at + 1]) != _key(words[1]) or not _begins_sentence(words[at]):
            continue
        if _has_punctuation(words[:at]) or _hangs(words[at - 1]):
            continue
        if {key, _key(words[1])} <= _FUNCTION_WORDS or len(words) - at < _SHORTEST_REST:
            continue
        article = words[at - 1] in ("The", "A", "An") and at > 2
        return at - 1 if article else at
    return None


def _key(word: str) -> str:
    return word.strip(_QUOTES).casefold()


def _opener(words: _Words, openers: frozenset[str], *, nouns_are_capital: bool) -> int | None:
    """Two words or more before a word that only begins sentences; in a run of capitalised words, the last such word."""
    best = None
    only_capitals = True
    for at in range(1, min(_LONGEST + 1, len(words) - 2)):
        previous = words[at - 1]
        if previous[-1] in _PUNCTUATION or previous in _DASHES or words[at][0] in _OPENING:
            break
        only_capitals = only_capitals and not _is_common(previous)
        bare = words[at].rstrip(",")
        if bare in openers and at >= 2 and _parts(words, at, only_capitals or nouns_are_capital):
            best = at
            if not only_capitals:
                break
        if best and _is_common(words[at]):
            break
    return best


def _quotation(words: _Words, text: str, start: int, end: int) -> int | None:
    """Two to eight words without punctuation before a quotation that is a clause of its own."""
    for at in range(2, min(9, len(words) - 2)):
        word = words[at]
        if word[0] in _OPENING_QUOTES and word[1:2].isupper():
            head = [word.casefold() for word in words[:at]]
            if _has_punctuation(words[:at]) or not SAYING.isdisjoint(head) or head[-1] in _FUNCTION_WORDS:
                return None
            begin = text.find(word, _end_of_word(text, start, at))
            closing = _CLOSING_QUOTE.search(text, begin + 1, end)
            return at if closing and text.count(" ", begin, closing.start()) >= 6 else None
    return None


def _common_word(words: _Words, vocabulary: Vocabulary) -> int | None:
    """Words written small before a capitalised word that the text elsewhere writes small and nowhere as a name."""
    for at in range(2, min(9, len(words) - 2)):
        word, before = words[at], words[at - 1]
        if before[-1] in _PUNCTUATION:
            return None
        if word[0].isupper() and word.isalpha() and before.islower() and words[at + 1][0].islower():
            if _hangs(before) or not vocabulary.knows_as_common(word.casefold()):
                continue
            return at if not _has_punctuation(words[:at]) else None
    return None


def _is_common(word: str) -> bool:
    return word.strip(_QUOTES)[:1].islower() and word.casefold() not in _CONNECTIVES


def _parts(words: _Words, at: int, only_capitals: bool) -> bool:
    if words[at - 1].casefold() in _NO_END_OF_A_HEAD:
        return False
    opener, following = words[at], words[at + 1].strip(_QUOTES)
    if opener.endswith(","):
        return True
    goes_on = following[:1].islower() or following[:1].isdigit()
    if only_capitals:
        return goes_on or opener.casefold() not in _WEAK
    return goes_on and (opener.casefold() not in _WEAK or (opener in ARTICLES and at <= _LONGEST_BEFORE_ARTICLE))


def _hangs(word: str) -> bool:
    return word[:1].islower() and word in _FUNCTION_WORDS


def _begins_sentence(word: str) -> bool:
    return word.strip(_QUOTES)[:1].isupper()


def _has_punctuation(words: _Words) -> bool:
    return any(word[-1] in _PUNCTUATION or word[0] in _OPENING or word in _DASHES for word in words)

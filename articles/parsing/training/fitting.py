"""Training one network on the pages of a corpus: the same pages, settings and seed give the same network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from articles.parsing.addresswords import slug_words
from articles.parsing.features import NO_SLUG, describe
from articles.parsing.linescan import Hashes, LineScan, scan_lines
from articles.parsing.modelfile import Model
from articles.parsing.network import Array, Lines, Weights
from articles.parsing.training.augmenting import vary
from articles.parsing.training.corpus import CorpusPage
from articles.parsing.training.learning import Learner, Lesson, Shape
from articles.parsing.training.targets import Example, line_weights, read_example


@dataclass(frozen=True)
class Settings:
    """How a model is trained; the defaults are what the model in the project was trained with.

    ``varied`` is the share of pages seen in a variation, ``wordless`` of those read without knowing any word, as if in
    a language never seen, ``addressless`` of variations read without the page's address.
    """

    networks: int = 3
    rounds: int = 20
    pages_a_step: int = 8
    rate: float = 2e-3
    decay: float = 1e-2
    width: int = 32
    word_width: int = 12
    vocabulary: int = 2048
    sites_a_word: int = 6
    dropout: float = 0.4
    varied: float = 0.7
    wordless: float = 0.3
    addressless: float = 0.4


@dataclass(frozen=True)
class _Seen:
    example: Example
    scan: LineScan
    values: Array

    @property
    def right(self) -> Array:
        return self.example.right[self.scan.shown]


def fit(examples: Sequence[Example], settings: Settings, seed: int = 0) -> Model:
    """Return a model trained on these pages."""
    seen = [_see(example) for example in examples]
    model = _prepare(seen, settings)
    return replace(model, weights=_fit_weights(model, seen, settings, seed))


def fit_corpus(pages: Sequence[CorpusPage], settings: Settings, about: Mapping[str, Any]) -> Model:
    """Return a model trained on a corpus, with what is to be known about it."""
    return replace(fit([read_example(page) for page in pages], settings), about=about)


def _see(example: Example, *, with_address: bool = True) -> _Seen:
    scan = scan_lines(example.lines)
    slug = slug_words(example.page.url) if with_address else NO_SLUG
    return _Seen(example, scan, describe(scan, slug)[1])


def _prepare(seen: Sequence[_Seen], settings: Settings) -> Model:
    values = np.concatenate([one.values for one in seen])
    names = describe(seen[0].scan)[0]
    scale = (values.std(0) + 1e-3).astype(np.float32)
    vocabulary = _common_words(seen, settings)
    return Model(names, values.mean(0).astype(np.float32), scale, vocabulary, {})


def _common_words(seen: Sequence[_Seen], settings: Settings) -> Hashes:
    """Return the words used by the most sites, as sorted hashes."""
    by_site: dict[str, set[int]] = {}
    for one in seen:
        by_site.setdefault(one.example.page.site, set()).update(one.scan.words.hash.tolist())
    counts = Counter(word for words in by_site.values() for word in words)
    ranked = sorted((-count, word) for word, count in counts.items() if count >= settings.sites_a_word)
    return np.array(sorted(word for _, word in ranked[: settings.vocabulary - 1]), np.uint64)


def _fit_weights(model: Model, seen: Sequence[_Seen], settings: Settings, seed: int) -> Weights:
    rng = np.random.default_rng(seed)
    shape = Shape(settings.networks, settings.width, settings.word_width, settings.vocabulary)
    learner = Learner(len(model.features), shape, rng)
    steps = settings.rounds * (len(seen) // settings.pages_a_step)
    done = 0
    examples = [one.example for one in seen]
    for _ in range(settings.rounds):
        order = rng.permutation(len(seen))
        for start in range(0, len(order) - settings.pages_a_step + 1, settings.pages_a_step):
            chosen = [seen[at] for at in order[start : start + settings.pages_a_step]]
            lesson = join([_lesson(model, _by_chance(one, examples, settings, rng), settings, rng) for one in chosen])
            rate = settings.rate * min(1, done / 60) * 0.5 * (1 + np.cos(np.pi * done / steps))
            learner.learn(lesson, float(rate), settings.decay, settings.dropout)
            done += 1
    return learner.weights


def lessons_of(examples: Sequence[Example], settings: Settings) -> list[Lesson]:
    """Return the lessons that pages give as they are, with the scales and words of these pages."""
    seen = [_see(example) for example in examples]
    model = _prepare(seen, settings)
    return [_lesson(model, one, replace(settings, wordless=0.0), np.random.default_rng(0)) for one in seen]


def _by_chance(one: _Seen, examples: Sequence[Example], settings: Settings, rng: np.random.Generator) -> _Seen:
    if rng.random() >= settings.varied:
        return one
    varied = _see(vary(one.example, examples, rng), with_address=bool(rng.random() >= settings.addressless))
    return varied if len(varied.scan) else one


def _lesson(model: Model, one: _Seen, settings: Settings, rng: np.random.Generator) -> Lesson:
    lines = model.lines_of(one.scan, one.values)
    if rng.random() < settings.wordless:
        silent = np.zeros_like
        lines = replace(
            lines, word=silent(lines.word), first_word=silent(lines.first_word), last_word=silent(lines.last_word)
        )
    return Lesson(lines, one.right, line_weights(one.scan, one.right, one.example.known))


def join(lessons: Sequence[Lesson]) -> Lesson:
    """Return several pages as one lesson."""
    parts = [lesson.lines for lesson in lessons]
    line_at = np.cumsum([0, *(len(part) for part in parts)])
    term_at = np.cumsum([0, *(int(part.term.max(initial=-1)) + 1 for part in parts)])
    lines = Lines(
        features=np.concatenate([part.features for part in parts]),
        word=np.concatenate([part.word for part in parts]),
        word_line=np.concatenate([part.word_line + at for part, at in zip(parts, line_at, strict=False)]),
        first_word=np.concatenate([part.first_word for part in parts]),
        last_word=np.concatenate([part.last_word for part in parts]),
        size=np.concatenate([part.size for part in parts]),
        term=np.concatenate([part.term + at for part, at in zip(parts, term_at, strict=False)]),
        page_start=line_at[:-1],
        telling=np.concatenate([part.telling for part in parts]),
    )
    right, weight = (np.concatenate([getattr(lesson, name) for lesson in lessons]) for name in ("right", "weight"))
    return Lesson(lines, right, weight)

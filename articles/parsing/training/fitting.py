"""Training one network on the pages of a corpus: the same pages, settings and seed give the same network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

import numpy as np
from numpy.typing import NDArray

from articles.parsing.addresswords import slug_words
from articles.parsing.features import NO_SLUG, describe
from articles.parsing.lexicon.cues import CUES
from articles.parsing.linescan import Hashes, Ints, LineScan, scan_lines
from articles.parsing.modelfile import Model
from articles.parsing.network import Array, Weights
from articles.parsing.training.augmenting import vary
from articles.parsing.training.learning import Learner, Shape, Teaching
from articles.parsing.training.lessons import Lesson, excerpt, join, wordless
from articles.parsing.training.targets import Example, line_weights


@dataclass(frozen=True)
class Settings:
    """How a model is trained; the defaults are what the model in the project was trained with.

    ``rounds`` is how often each page is seen, ``varied`` the share of rounds in which that is in one of its
    ``variations``, ``wordless`` that in which none of its words is known but the cues, as if in a language never seen,
    ``addressless`` the share of variations without the page's address. ``width`` is that of what the networks know of
    a line, ``units`` that of a layer. ``general`` is how often a page of the web at large is seen for once that a page
    of news is. The weights are averaged over the last steps: ``smoothing`` is how much of the average each step leaves.
    """

    networks: int = 2
    rounds: int = 30
    variations: int = 4
    smoothing: float = 0.99
    pages_a_step: int = 8
    rate: float = 2e-3
    decay: float = 1e-2
    width: int = 36
    units: int = 24
    word_width: int = 12
    vocabulary: int = 2048
    sites_a_word: int = 6
    dropout: float = 0.3
    varied: float = 0.7
    wordless: float = 0.3
    addressless: float = 0.4
    general: float = 0.5


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
    rng = np.random.default_rng(seed)
    seen = [_see(example) for example in examples]
    model = _prepare(seen, settings)
    pool = [[_paper(model, one) for one in (page, *_variations(page, examples, settings, rng))] for page in seen]
    share = np.array([settings.general if example.page.is_general else 1.0 for example in examples])
    return replace(model, weights=_fit_weights(model, pool, share, settings, rng))


def _see(example: Example, *, with_address: bool = True) -> _Seen:
    scan = scan_lines(example.lines)
    slug = slug_words(example.page.url) if with_address else NO_SLUG
    return _Seen(example, scan, describe(scan, slug)[1])


def _prepare(seen: Sequence[_Seen], settings: Settings) -> Model:
    values = np.concatenate([one.values for one in seen])
    names = describe(seen[0].scan)[0]
    scale = (values.std(0) + 1e-3).astype(np.float32)
    vocabulary, number = _known_words(seen, settings)
    return Model(names, values.mean(0).astype(np.float32), scale, vocabulary, number, len(CUES), {})


def _known_words(seen: Sequence[_Seen], settings: Settings) -> tuple[Hashes, Ints]:
    """Return the words that mean the same in many languages and those used by the most sites, as sorted hashes.

    The number of a word is that of its cue, from 1 on, or one of its own.
    """
    by_site: dict[str, set[int]] = {}
    for one in seen:
        by_site.setdefault(one.example.page.site, set()).update(one.scan.words.hash.tolist())
    counts = Counter(word for words in by_site.values() for word in words)
    ranked = sorted((-sites, word) for word, sites in counts.items() if sites >= settings.sites_a_word)
    number = dict(zip((word for _, word in ranked[: settings.vocabulary]), count(len(CUES) + 1), strict=False))
    for cue, words in reversed(list(enumerate(CUES.values(), 1))):
        number |= dict.fromkeys(scan_lines(sorted(words)).words.hash.tolist(), cue)
    known = sorted(number)
    return np.array(known, np.uint64), np.array([number[word] for word in known], np.int64)


def _fit_weights(
    model: Model,
    pool: Sequence[Sequence[Lesson]],
    share: NDArray[np.float64],
    settings: Settings,
    rng: np.random.Generator,
) -> Weights:
    """Return the weights that the networks have on average of the last steps.

    ``pool`` is of pages in variations, ``share`` how often each page is seen in a round.
    """
    words, per_step = int(model.number.max(initial=0)) + 1, settings.pages_a_step
    shape = Shape(settings.networks, settings.width, settings.units, settings.word_width, words)
    learner = Learner(len(model.features), shape, rng)
    of_round = round(share.sum())
    steps = settings.rounds * (of_round // per_step)
    done = 0
    for _ in range(settings.rounds):
        order = rng.choice(len(pool), of_round, replace=False, p=share / share.sum())
        for start in range(0, of_round - per_step + 1, per_step):
            chosen = [pool[at] for at in order[start : start + per_step]]
            lesson = join([_by_chance(papers, model.cues, settings, rng) for papers in chosen])
            rate = settings.rate * min(1, done / 60) * 0.5 * (1 + np.cos(np.pi * done / steps))
            learner.learn(lesson, Teaching(float(rate), settings.decay, settings.dropout, settings.smoothing))
            done += 1
    return learner.smooth


def lessons_of(examples: Sequence[Example], settings: Settings) -> list[Lesson]:
    """Return the lessons that pages give as they are, with the scales and words of these pages."""
    seen = [_see(example) for example in examples]
    model = _prepare(seen, settings)
    return [_paper(model, one) for one in seen]


def _variations(
    one: _Seen, examples: Sequence[Example], settings: Settings, rng: np.random.Generator
) -> Iterator[_Seen]:
    for _ in range(settings.variations):
        varied = vary(one.example, examples, rng)
        seen = _see(varied, with_address=bool(rng.random() >= settings.addressless))
        yield seen if len(seen.scan) else one


def _by_chance(papers: Sequence[Lesson], cues: int, settings: Settings, rng: np.random.Generator) -> Lesson:
    varied = rng.random() < settings.varied and len(papers) > 1
    lesson = papers[int(rng.integers(1, len(papers)))] if varied else papers[0]
    lesson = excerpt(lesson, rng)
    return wordless(lesson, cues) if rng.random() < settings.wordless else lesson


def _paper(model: Model, one: _Seen) -> Lesson:
    lines = model.lines_of(one.scan, one.values)
    return Lesson(lines, one.right, line_weights(one.scan, one.right, one.example.known))

"""Training one network on the pages of a corpus: the same pages, settings and seed give the same network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from articles.parsing.features import describe
from articles.parsing.linescan import Hashes, LineScan, scan_lines
from articles.parsing.modelfile import Model
from articles.parsing.network import Array, Lines, Weights
from articles.parsing.training.augmenting import vary
from articles.parsing.training.learning import Learner, Lesson
from articles.parsing.training.targets import Example, line_weights


@dataclass(frozen=True)
class Settings:
    """How a model is trained; the defaults are what the model in the project was trained with."""

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
    """The share of pages read without knowing any word, as if in a language never seen."""


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
    networks = tuple(_fit_network(model, seen, settings, seed + number) for number in range(settings.networks))
    return replace(model, networks=networks)


def _see(example: Example) -> _Seen:
    scan = scan_lines(example.lines)
    return _Seen(example, scan, describe(scan)[1])


def _prepare(seen: Sequence[_Seen], settings: Settings) -> Model:
    values = np.concatenate([one.values for one in seen])
    names = describe(seen[0].scan)[0]
    scale = (values.std(0) + 1e-3).astype(np.float32)
    vocabulary = _common_words(seen, settings)
    return Model(names, values.mean(0).astype(np.float32), scale, vocabulary, ())


def _common_words(seen: Sequence[_Seen], settings: Settings) -> Hashes:
    """Return the words used by the most sites, as sorted hashes."""
    by_site: dict[str, set[int]] = {}
    for one in seen:
        by_site.setdefault(one.example.page.site, set()).update(one.scan.words.hash.tolist())
    counts = Counter(word for words in by_site.values() for word in words)
    ranked = sorted((-count, word) for word, count in counts.items() if count >= settings.sites_a_word)
    return np.array(sorted(word for _, word in ranked[: settings.vocabulary - 1]), np.uint64)


def _fit_network(model: Model, seen: Sequence[_Seen], settings: Settings, seed: int) -> Weights:
    rng = np.random.default_rng(seed)
    learner = Learner(len(model.features), settings.width, settings.word_width, settings.vocabulary, rng)
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


def _by_chance(one: _Seen, examples: Sequence[Example], settings: Settings, rng: np.random.Generator) -> _Seen:
    if rng.random() >= settings.varied:
        return one
    varied = _see(vary(one.example, examples, rng))
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

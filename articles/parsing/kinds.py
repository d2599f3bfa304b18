"""The kind of work that an article is, where the page says so."""

from __future__ import annotations

from articles.parsing.draft import Draft
from articles.parsing.lexicon.kinds import KIND_LABELS
from articles.parsing.lexicon.wires import WIRES
from articles.parsing.normalise import fold
from articles.parsing.types import CreditRole, Kind

_LABELS = {fold(label): Kind(kind) for kind, labels in KIND_LABELS.items() for label in labels}
_RELEASE_WIRES = frozenset(wire.name for wire in WIRES if wire.carries_releases)


def read_kind(draft: Draft) -> Kind:
    """Return the kind of work and point at what says so; unknown where nothing does."""
    for label in draft.labels:
        kind = _LABELS.get(fold(label.text))
        if kind is not None:
            draft.point("kind", label, "label-of-kind")
            return kind
    kicker = draft.headline.partition(":")[0]
    if draft.headline_span is not None and fold(kicker) in _LABELS and kicker != draft.headline:
        span = draft.headline_span
        draft.point("kind", span.line.span(span.start, span.start + len(kicker)), "kicker-in-headline")
        return _LABELS[fold(kicker)]
    return _from_wire(draft)


def _from_wire(draft: Draft) -> Kind:
    dateline = draft.dateline
    if dateline is not None and dateline.wire is not None and draft.dateline_span is not None:
        draft.point("kind", draft.dateline_span, "wire-in-dateline")
        return Kind.PRESS_RELEASE if dateline.wire.carries_releases else Kind.WIRE
    if draft.source_line is not None:
        draft.point("kind", draft.source_line, "source-line-of-release")
        return Kind.PRESS_RELEASE
    wires = [credit for credit in draft.credits if credit.role is CreditRole.WIRE]
    if wires:
        return Kind.PRESS_RELEASE if wires[0].name in _RELEASE_WIRES else Kind.WIRE
    return Kind.REPORT if draft.byline or dateline else Kind.UNKNOWN

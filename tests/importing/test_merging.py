"""The three-way merge: nothing an editor wrote is lost, and merging again changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.merging import Change, Conflict, merge

VALUES = st.one_of(st.none(), st.booleans(), st.sampled_from(["", "ferry", "harbour", "quay"]), st.just(("a", "b")))
FIELDS = st.dictionaries(st.sampled_from(["headline", "body", "outlet", "issued"]), VALUES)


def test_what_only_the_page_changed_is_taken() -> None:
    merged = merge(base={"headline": "Ferry late"}, ours={"headline": "Ferry late"}, theirs={"headline": "Ferry here"})
    assert merged.values == {"headline": "Ferry here"}
    assert merged.changes == {"headline": Change("Ferry late", "Ferry here")}
    assert not merged.conflicts


def test_what_only_an_editor_changed_is_kept() -> None:
    merged = merge(base={"headline": "Ferry late"}, ours={"headline": "Ferry, late"}, theirs={"headline": "Ferry late"})
    assert merged.values == {"headline": "Ferry, late"}
    assert not merged.changes
    assert not merged.conflicts


def test_what_both_changed_is_kept_and_reported() -> None:
    merged = merge(base={"headline": "A"}, ours={"headline": "B"}, theirs={"headline": "C"})
    assert merged.values == {"headline": "B"}
    assert merged.conflicts == {"headline": Conflict("A", "B", "C")}


def test_what_both_changed_alike_is_no_conflict() -> None:
    merged = merge(base={"headline": "A"}, ours={"headline": "B"}, theirs={"headline": "B"})
    assert (merged.values, merged.changes, merged.conflicts) == ({"headline": "B"}, {}, {})


def test_without_a_base_only_what_is_empty_is_filled() -> None:
    merged = merge(base=None, ours={"headline": "B", "body": ""}, theirs={"headline": "C", "body": "text"})
    assert merged.values == {"headline": "B", "body": "text"}
    assert list(merged.conflicts) == ["headline"]


def test_what_is_needed_is_never_emptied() -> None:
    sides = {"base": {"headline": "A", "byline": "B"}, "ours": {"headline": "A", "byline": "B"}}
    merged = merge(**sides, theirs={"headline": "", "byline": ""}, needed=["headline"])
    assert merged.values == {"headline": "A", "byline": ""}
    assert merged.conflicts == {"headline": Conflict("A", "A", "")}


@given(base=st.none() | FIELDS, ours=FIELDS, theirs=FIELDS)
def test_nothing_needed_is_lost(
    base: Mapping[str, Any] | None, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> None:
    merged = merge(base=base, ours=ours, theirs=theirs, needed=["headline", "body"])
    for name in ("headline", "body"):
        assert merged.values.get(name) or not ours.get(name)
    again = merge(base={**(base or {}), **theirs}, ours=merged.values, theirs=theirs, needed=["headline", "body"])
    assert (again.values, again.changes, again.conflicts) == (merged.values, {}, {})


@given(base=st.none() | FIELDS, ours=FIELDS, theirs=FIELDS)
def test_nothing_that_an_editor_wrote_is_lost(
    base: Mapping[str, Any] | None, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> None:
    merged = merge(base=base, ours=ours, theirs=theirs)
    for name, value in ours.items():
        read = base is not None and name in base
        edited = value != base[name] if base is not None and read else value not in (None, "", (), False)
        if edited:
            assert merged.values[name] == value


@given(base=st.none() | FIELDS, ours=FIELDS, theirs=FIELDS)
def test_every_difference_is_taken_reported_or_an_editor_s_own(
    base: Mapping[str, Any] | None, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> None:
    merged = merge(base=base, ours=ours, theirs=theirs)
    for name, new in theirs.items():
        if merged.values.get(name) != new:
            said_before = base is not None and name in base and base[name] == new
            assert said_before != (name in merged.conflicts)
    for name, change in merged.changes.items():
        assert (change.before, change.after) == (ours.get(name), merged.values[name])


@given(base=st.none() | FIELDS, ours=FIELDS, theirs=FIELDS)
def test_merging_the_same_again_changes_nothing(
    base: Mapping[str, Any] | None, ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> None:
    once = merge(base=base, ours=ours, theirs=theirs)
    again = merge(base=base, ours=once.values, theirs=theirs)
    assert again.values == once.values
    assert not again.changes

    after_the_base_moved = merge(base={**(base or {}), **theirs}, ours=once.values, theirs=theirs)
    assert after_the_base_moved.values == once.values
    assert not after_the_base_moved.changes
    assert not after_the_base_moved.conflicts


@given(ours=FIELDS, theirs=FIELDS)
def test_nothing_is_changed_in_place(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    before = dict(ours), dict(theirs)
    merge(base={}, ours=ours, theirs=theirs)
    assert (ours, theirs) == before

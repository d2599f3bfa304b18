"""Near-copies are measured and linked to what they copy; they stay articles of their own."""

from __future__ import annotations

import pytest

from articles.editing.workflow import reject
from articles.importing.resemblance import share_of, shingles_of
from articles.models import Article, FingerprintBand, Status

from .pages import make_page, make_read, place_pages, story

pytestmark = pytest.mark.django_db
WIRE = story(4711)
COPY = WIRE.replace(".", ". The Quay Post adds.", 1)


def copies() -> dict[str, str | None]:
    """Return the outlets, each with the outlet that its article copies."""
    rows = Article.objects.order_by("id").values_list("outlet__name", "duplicate_of__outlet__name")
    return dict(rows)


@pytest.mark.parametrize("together", [True, False])
def test_a_near_copy_by_another_outlet_is_linked_and_not_merged(together: bool) -> None:
    pages = [make_page(make_read(body=WIRE)), make_page(make_read(body=COPY, outlet="Quay Post"))]
    for batch in [pages] if together else [[page] for page in pages]:
        place_pages(*batch)
    assert copies() == {"Elwin Courier": None, "Quay Post": "Elwin Courier"}
    assert Article.objects.get(outlet__name="Quay Post").body == COPY


def test_a_copy_of_a_copy_is_linked_to_the_original() -> None:
    for outlet, body in (("Elwin Courier", WIRE), ("Quay Post", COPY), ("Mill Mail", COPY)):
        place_pages(make_page(make_read(body=body, outlet=outlet)))
    assert copies() == {"Elwin Courier": None, "Quay Post": "Elwin Courier", "Mill Mail": "Elwin Courier"}


def test_texts_that_share_little_are_not_linked() -> None:
    half = WIRE[: len(WIRE) // 4] + story(4712)
    place_pages(make_page(make_read(body=WIRE)), make_page(make_read(body=half, outlet="Quay Post")))
    assert copies() == {"Elwin Courier": None, "Quay Post": None}


def test_very_short_texts_are_never_copies() -> None:
    for outlet in ("Elwin Courier", "Quay Post"):
        place_pages(make_page(make_read(body="Continue reading this story in the app.", outlet=outlet)))
    assert copies() == {"Elwin Courier": None, "Quay Post": None}


def test_the_bands_of_a_shared_band_are_only_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    place_pages(make_page(make_read(body=WIRE)))
    FingerprintBand.objects.all().delete()
    place_pages(make_page(make_read(body=story(4713), outlet="Quay Post")))
    bands = list(FingerprintBand.objects.values_list("band", "value"))
    first = Article.objects.earliest("id")
    version = FingerprintBand.objects.values_list("version", flat=True)[0]
    FingerprintBand.objects.bulk_create(
        FingerprintBand(article=first, version=version, band=band, value=value) for band, value in bands
    )
    place_pages(make_page(make_read(body=story(4713) + " Or so.", outlet="Mill Mail")))
    assert copies()["Mill Mail"] == "Quay Post"


def test_a_near_copy_of_what_an_editor_rejected_waits_for_an_editor() -> None:
    place_pages(make_page(make_read(body=WIRE)))
    reject(article=Article.objects.get(), by=None)
    place_pages(make_page(make_read(body=COPY, outlet="Quay Post")), publish=True)
    assert Article.objects.latest("id").status == Status.REVIEW


def test_a_text_in_a_script_without_spaces_is_compared_letter_by_letter() -> None:
    text = "港口的渡轮一年来第一次准时离开，码头上没有人能说出原因。"
    other = "山谷里的果园今年结出了比往年更多的苹果，孩子们非常高兴。"
    assert share_of(shingles_of(text), shingles_of(text + "港务长说我们忘了迟到。")) > 0.9
    assert share_of(shingles_of(text), shingles_of(other)) < 0.1
    assert share_of(shingles_of(""), shingles_of(text)) == 0.0

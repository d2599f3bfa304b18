"""An article as schema.org's NewsArticle: the facts of its page, and none that the page does not show."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

from articles.models import (
    Article,
    Comment,
    Correction,
    Discussion,
    Display,
    HopRole,
    Kind,
    Source,
    full_address,
    issued_form,
    machine_form,
    web_address,
)
from articles.parsing import BlockKind

from .bylines import Signer, signers

MARK, MARK_PIXELS = "articles/icon-512.png", 512  # as in base.html
# schema.org has a type of its own for these; an advertiser's text is no NewsArticle there. It is an Article, which is
# said too, for whoever knows the common types only
TYPES: dict[Kind, str | list[str]] = {
    Kind.OPINION: "OpinionNewsArticle",
    Kind.SPONSORED: ["Article", "AdvertiserContentArticle"],
}


def news_article(article: Article, discussion: Discussion) -> dict[str, Any]:
    """Return ``article`` as JSON-LD; what is not known, or only guessed, or may not be shown, has no property.

    Reads what ``for_detail`` loads. The publisher is the first of the chain that had the text, and this site only the
    provider (https://schema.org/provider, https://schema.org/sdPublisher). It was modified when its outlet says so, or
    when we corrected it; that something else about our copy was edited makes no text newer.

    No page here has a picture of what an article tells, and none is made up. What ``image`` is, and what links to the
    page show, is the mark of this site, and the data say so: https://schema.org/representativeOfPage is false of it.
    """
    address = full_address(article.get_absolute_url())
    stated = {
        "@context": "https://schema.org",
        "@type": TYPES.get(Kind(article.kind), "NewsArticle"),
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": article.headline,
        "image": _mark_of_this_site(),
        "description": article.shown_standfirst,
        "genre": "" if article.kind == Kind.UNKNOWN else article.get_kind_display(),
        "inLanguage": article.language,
        "dateline": _dateline(article),
        "datePublished": issued_form(article),
        "dateModified": modified_form(article),
        "author": _authors(article),
        "publisher": _publisher(article),
        "provider": _this_site(),
        "sdPublisher": _this_site(),
        "sdDatePublished": machine_form(article.published_at),
        "isBasedOn": article.original_link,
        "isAccessibleForFree": article.display == Display.FULL and article.is_complete,
        "keywords": [tag.name for tag in article.tags.all()],
        "correction": [_correction(correction) for correction in article.corrections.all()],
        "commentCount": discussion.number,
        "comment": [_comment(comment, address) for comment in discussion.latest],
    }
    return {name: value for name, value in stated.items() if value}


def modified_form(article: Article) -> str:
    """Return for machines when its outlet updated it last or we corrected it; "" where neither is known."""
    moments = [article.modified_at, *(correction.created_at for correction in article.corrections.all())]
    return machine_form(max((moment for moment in moments if moment), default=None))


def _authors(article: Article) -> list[dict[str, str]]:
    """Return who signed it: the names that the page shows, or of a press release without one whoever issued it.

    A name of the byline that a source of the chain has is that source, any other a person with the address that the
    byline links to. Who signed nothing did not write it.
    """
    if not article.byline and not article.authors and article.kind == Kind.PRESS_RELEASE:
        return [_organisation(hop.source) for hop in article.chain if hop.role is HopRole.ORIGINAL]
    return [_organisation(signer.source) if signer.source else _person(signer) for signer in signers(article)]


def _person(signer: Signer) -> dict[str, str]:
    person = {"@type": "Person", "name": signer.name}
    return person | {"url": full_address(signer.address)} if signer.address else person


def _dateline(article: Article) -> str:
    """Return the place that the page writes before its first paragraph."""
    opens_with_text = article.shown_blocks[:1] and article.shown_blocks[0].kind is BlockKind.PARAGRAPH
    return article.dateline_place if opens_with_text else ""


def _publisher(article: Article) -> dict[str, str]:
    """Return the original publisher; an aggregator saw the text, it did not publish it."""
    hop = next((hop for hop in article.chain if hop.role is not HopRole.AGGREGATOR), None)
    return _organisation(hop.source) if hop else {}


def _organisation(source: Source) -> dict[str, str]:
    """Return a source with its home page, or else our page on it."""
    address = web_address(source.homepage) or full_address(source.get_absolute_url())
    return {"@type": "Organization", "name": source.name, "url": address}


def _mark_of_this_site() -> dict[str, Any]:
    """Return the picture that a link to any page shows; schema.org wants its sides with their unit (E37: pixels)."""
    side = {"@type": "QuantitativeValue", "value": MARK_PIXELS, "unitCode": "E37"}
    return {
        "@type": "ImageObject",
        "url": full_address(static(MARK)),
        "width": side,
        "height": side,
        "caption": settings.NEWSROOM_NAME,
        "representativeOfPage": False,
    }


def _this_site() -> dict[str, str]:
    return {"@type": "Organization", "name": settings.NEWSROOM_NAME, "url": full_address(reverse("front"))}


def _correction(correction: Correction) -> dict[str, str]:
    return {
        "@type": "CorrectionComment",
        "text": correction.text,
        "datePublished": machine_form(correction.created_at),
    }


def _comment(comment: Comment, page: str) -> dict[str, Any]:
    return {
        "@type": "Comment",
        "url": f"{page}#comment-{comment.pk}",
        "author": {"@type": "Person", "name": comment.name},
        "datePublished": machine_form(comment.created_at),
        "text": comment.text,
    }

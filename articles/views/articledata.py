"""A public article as JSON, for programs: what its page shows, under the project's own names."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse

from articles.models import Article, Comment, full_address, machine_form, web_address
from articles.models.detail import public_article

from .bylines import signers

# The page is what search engines may list, where they may; scripts of other sites may read what everybody may
HEADERS = {"X-Robots-Tag": "noindex", "Access-Control-Allow-Origin": "*"}


def article_data(_request: HttpRequest, pk: int) -> JsonResponse:
    """Answer with the article ``pk``, or like its page with 410 when it is gone and 404 when it never was public."""
    article = public_article(pk)
    if article is not None:
        return _answer(data_of(article))
    if Article.objects.once_public().filter(pk=pk).exists():
        return _answer({"error": "This article is no longer here."}, status=410)
    return _answer({"error": "There is no such article."}, status=404)


def data_of(article: Article) -> dict[str, Any]:
    """Return what the page of ``article`` shows; reads what ``for_detail`` loads. What is not known is null or empty.

    ``display`` says how much of the text its sources let us show: ``body`` has blocks only as far as that goes.
    """
    return {
        "id": article.pk,
        "url": full_address(article.get_absolute_url()),
        "original_url": article.original_link or None,
        "headline": article.headline,
        "standfirst": article.shown_standfirst,
        "byline": article.byline,
        "authors": [signer.name for signer in signers(article)],
        "body": [{"kind": block.kind.value, "text": block.text} for block in article.shown_blocks],
        "language": article.language or None,
        "kind": article.kind,
        "is_complete": article.is_complete,
        "display": article.display.value,
        "indexing": article.indexing.value,
        "chain": _chain(article),
        "issued": _issued(article),
        "modified_at": machine_form(article.modified_at) or None,
        "captured_at": machine_form(article.captured_at) or None,
        "imported_at": machine_form(article.created_at) if article.base_extraction else None,
        "published_at": machine_form(article.published_at) or None,
        "tags": [{"name": tag.name, "url": full_address(tag.get_absolute_url())} for tag in article.tags.all()],
        "corrections": [
            {"text": correction.text, "created_at": machine_form(correction.created_at)}
            for correction in article.corrections.all()
        ],
        "comments": _comments(article),
    }


def _chain(article: Article) -> list[dict[str, Any]]:
    return [
        {
            "name": hop.source.name,
            "role": hop.role.value,
            "url": full_address(hop.source.get_absolute_url()),
            "homepage": web_address(hop.source.homepage) or None,
            "licence": hop.source.licence or None,
        }
        for hop in article.chain
    ]


def _comments(article: Article) -> dict[str, Any]:
    """Return what readers said, as far as the page shows it: the latest, and where all are."""
    discussion = Comment.objects.discussion_of(article)
    return {
        "are_open": article.comments_open,
        "number": discussion.number,
        "url": full_address(reverse("comment_list", args=(article.pk, article.slug))) if discussion.number else None,
        "latest": [
            {"name": comment.name, "text": comment.text, "created_at": machine_form(comment.created_at)}
            for comment in discussion.latest
        ],
    }


def _issued(article: Article) -> dict[str, str] | None:
    """Return the outlet's own date with how exactly it is known: an approximate one is a guess."""
    value = machine_form(article.issued_at or article.issued_on)
    return {"value": value, "precision": article.issued_precision, "text": article.issued_text} if value else None


def _answer(data: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, headers=HEADERS, json_dumps_params={"ensure_ascii": False})

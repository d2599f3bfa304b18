"""What a feed is about: the site, a tag, a source, a language or a search, and which articles that means."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from articles.filters import LANGUAGE_TAG, ArticleFilter
from articles.models import Article, ArticleQuerySet, Source, Tag, TagAlias, full_address, stable_id


@dataclass(frozen=True, slots=True)
class Channel:
    """A subject of a feed: ``address`` is the feed's own, ``page`` that of the same for readers, ``id`` never changes.

    ``articles`` are all of it, newest first, in ``language`` where that is the subject.
    """

    title: str
    subtitle: str
    id: str
    address: str
    page: str
    articles: ArticleQuerySet
    language: str = ""
    rights: str = ""


def of_site(request: HttpRequest) -> Channel:
    """Return everything that is public."""
    address = full_address(request.path)
    return Channel(
        title=settings.NEWSROOM_NAME,
        subtitle=_("The newest articles, each with where it comes from"),
        id=address,
        address=address,
        page=full_address(reverse("front")),
        articles=_public(),
    )


def of_tag(request: HttpRequest, slug: str) -> Channel | HttpResponse:
    """Return what carries the tag; a name that the tag went by before leads to it."""
    tag = Tag.objects.filter(slug=slug).first()
    if tag is None:
        alias = get_object_or_404(TagAlias.objects.select_related("tag"), slug=slug)
        return redirect(_same_feed(request, slug=alias.tag.slug), permanent=True)
    return Channel(
        title=_titled(tag.name),
        subtitle=tag.description or _("The newest articles, each with where it comes from"),
        id=stable_id("tag", tag),
        address=full_address(request.path),
        page=full_address(tag.get_absolute_url()),
        articles=_public().with_tag(tag),
    )


def of_source(request: HttpRequest, slug: str) -> Channel:
    """Return what the source had a hand in."""
    source = get_object_or_404(Source, slug=slug)
    return Channel(
        title=_titled(source.name),
        subtitle=source.description or _("The newest articles that it had a hand in"),
        id=stable_id("source", source),
        address=full_address(request.path),
        page=full_address(source.get_absolute_url()),
        articles=_public().of_source(source),
        rights=source.licence,
    )


def of_language(request: HttpRequest, code: str) -> Channel:
    """Return what is written in the language ``code``."""
    try:
        LANGUAGE_TAG(code)
    except ValidationError as error:
        raise Http404 from error
    address = full_address(request.path)
    return Channel(
        title=_titled(_language_name(code)),
        subtitle=_("The newest articles, each with where it comes from"),
        id=address,
        address=address,
        page=full_address(f"{reverse('article_list')}?language={code}"),
        articles=_public().in_language(code),
        language=code,
    )


def of_search(request: HttpRequest) -> Channel | HttpResponse:
    """Return the newest that the filters of the article list find, or what is wrong with them, with 400."""
    asked = request.GET.copy()
    asked.pop("order", None)  # a feed is newest first
    found = ArticleFilter(asked, queryset=_public())
    if not found.kept:
        return _refusal(_("Say what to look for, for example ?q=harbour or ?tag=ferries&language=en"))
    if not found.form.is_valid():
        return _refusal("\n".join(f"{name}: {' '.join(errors)}" for name, errors in found.form.errors.items()))
    query = found.kept.urlencode()
    address = full_address(f"{request.path}?{query}")
    return Channel(
        title=_titled(" · ".join(str(value) for value in found.kept.values())),
        subtitle=_("The newest articles that this search finds"),
        id=address,
        address=address,
        page=full_address(f"{reverse('search' if [*found.kept] == ['q'] else 'article_list')}?{query}"),
        articles=found.qs,
    )


def _public() -> ArticleQuerySet:
    return Article.objects.published().newest_first()


def _titled(subject: str) -> str:
    return f"{subject} – {settings.NEWSROOM_NAME}"


def _same_feed(request: HttpRequest, **subject: str) -> str:
    """Return the address of the feed that was asked for, in the same form, for another subject."""
    return reverse(str(request.resolver_match and request.resolver_match.url_name), kwargs=subject)


def _language_name(code: str) -> str:
    try:
        return str(get_language_info(code.lower())["name_translated"])
    except KeyError:
        return code


def _refusal(reason: str) -> HttpResponse:
    return HttpResponse(f"{reason}\n", status=400, content_type="text/plain; charset=utf-8")

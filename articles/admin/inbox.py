"""The inbox at the desk: groups of what waits, and one article after the other to be decided on."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from articles.editing.doubting import settle_doubts
from articles.editing.moves import PUBLISH, REJECT, Move
from articles.models import (
    Article,
    ArticleQuerySet,
    Batch,
    Doubt,
    ImportRun,
    StaffNote,
    Status,
    SuggestionState,
    TagSuggestion,
)
from articles.models.credit import CREDITS
from articles.models.inbox import (
    Group,
    first_in_queue,
    flags_of,
    inbox_groups,
    next_in_queue,
    previous_in_queue,
)
from articles.parsing import read_blocks

from .actor import actor
from .moves import MovesMixin, can_undo, may
from .numbers import number_in
from .queue import NONE, Queue

LATEST_BATCHES = 5
VIEW_BATCH = "articles.view_batch"
DECISIONS = {"publish": PUBLISH, "reject": REJECT}


class Part(NamedTuple):
    """A row of the inbox: the run it belongs beneath, what waits, and the queue that it is worked through as."""

    run: ImportRun | None
    group: Group
    queue: Queue


class InboxMixin(MovesMixin):
    """Gives the articles' admin the inbox, and in it a page for each article that waits."""

    def get_urls(self) -> list[URLPattern]:
        """Put the addresses of the inbox before Django's own, which take everything."""
        wrap = self.admin_site.admin_view
        return [
            path("inbox/", wrap(self.inbox_view), name="articles_article_inbox"),
            path("inbox/first/", wrap(self.first_view), name="articles_article_first"),
            path("<int:pk>/review/", wrap(self.review_view), name="articles_article_review"),
            path("<int:pk>/settle/", wrap(self.settle_view), name="articles_article_settle"),
            *super().get_urls(),
        ]

    def inbox_view(self, request: HttpRequest) -> HttpResponse:
        """Show what waits by run and outlet, and what was done last."""
        self._let_in(request)
        groups = [Part(group.run, group, _queue_of(group)) for group in inbox_groups()]
        doable = [move for move in DECISIONS.values() if may(request, move)]
        latest = Batch.objects.select_related("by")[:LATEST_BATCHES] if request.user.has_perm(VIEW_BATCH) else ()
        batches = [(batch, can_undo(request, batch)) for batch in latest]
        rejected = Article.objects.filter(status=Status.REJECTED).count()
        facts = {"groups": groups, "moves": doable, "batches": batches, "rejected": rejected}
        facts |= {"waiting": sum(part.group.articles for part in groups)}
        return self._page(request, "inbox.html", "Inbox", facts)

    def first_view(self, request: HttpRequest) -> HttpResponse:
        """Lead to where a review of the queue begins."""
        self._let_in(request)
        queue = Queue.from_query(request.GET)
        return self._lead_to(request, first_in_queue(queue.articles), queue)

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show an article that waits and take the decision on it; then lead to the next one."""
        self._let_in(request)
        queue = Queue.from_query(request.GET)
        article = _for_review().filter(pk=pk).first()
        if article is None:
            raise Http404
        if request.method == "POST":
            return self._decide(request, article, queue)
        blocks = read_blocks(article.body)
        facts = {"article": article, "queue": queue, "flags": flags_of(article), "blocks": blocks}
        facts |= {"moves": [move for move in DECISIONS.values() if may(request, move)]}
        facts |= {"may_change": self.has_change_permission(request, article), "waiting": queue.articles.count()}
        facts |= {"next": next_in_queue(queue.articles, article)}
        facts |= {"previous": previous_in_queue(queue.articles, article)}
        return self._page(request, "review.html", article.headline or str(article), facts)

    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take the doubts about an article, or the one sent, as settled; lead back to where they were looked at."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = Article.objects.filter(pk=pk).first()
        if article is None:
            raise Http404
        if not self.has_change_permission(request, article) or not self.has_view_or_change_permission(request):
            raise PermissionDenied
        sent = request.POST.getlist("doubt")
        doubts = [number_in(text) for text in sent] if sent else None
        count = settle_doubts(article=article, by=actor(request), doubts=doubts)
        self.message_user(request, f"Settled: {count} {'hint' if count == 1 else 'hints'}.", messages.SUCCESS)
        if sent:
            return HttpResponseRedirect(reverse("admin:articles_conflict_changelist"))
        if article.status == Status.REVIEW:
            return HttpResponseRedirect(review_url(article, Queue.from_query(request.GET)))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))

    def _decide(self, request: HttpRequest, article: Article, queue: Queue) -> HttpResponse:
        move: Move | None = DECISIONS.get(request.POST.get("decision", ""))
        if move is None:
            return HttpResponse("The decision is to publish or to reject.", status=400, content_type="text/plain")
        if not may(request, move):
            raise PermissionDenied
        following = next_in_queue(queue.articles, article) or previous_in_queue(queue.articles, article)
        made = self.move_one(request, article, move, reason=request.POST.get("reason", "").strip())
        if not made and Article.objects.filter(pk=article.pk, status=Status.REVIEW).exists():
            return HttpResponseRedirect(review_url(article, queue))
        return self._lead_to(request, following, queue)

    def _lead_to(self, request: HttpRequest, article: Article | None, queue: Queue) -> HttpResponse:
        if article is None:
            self.message_user(request, "Nothing waits here any more.", messages.INFO)
            return HttpResponseRedirect(reverse("admin:articles_article_inbox"))
        return HttpResponseRedirect(review_url(article, queue))

    def _let_in(self, request: HttpRequest) -> None:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied

    def _page(self, request: HttpRequest, template: str, title: str, facts: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        frame = {"title": title, "subtitle": None, "opts": self.opts, "media": self.media}
        context = self.admin_site.each_context(request) | frame | facts
        return TemplateResponse(request, f"admin/articles/article/{template}", context)


def review_url(article: Article, queue: Queue) -> str:
    """Return the address of the page to decide on an article, as one of ``queue``."""
    address = reverse("admin:articles_article_review", args=[article.pk])
    return f"{address}?{queue.query}" if queue.query else address


def _queue_of(group: Group) -> Queue:
    return Queue(run=str(group.run.pk) if group.run else NONE, outlet=str(group.outlet.pk) if group.outlet else NONE)


def _for_review() -> ArticleQuerySet:
    """Load what a decision needs in a constant number of queries."""
    pending = TagSuggestion.objects.filter(state=SuggestionState.PENDING)
    return (
        Article.objects.select_related("outlet", "aggregator", "duplicate_of", "base_extraction")
        .defer("base_extraction__payload", "duplicate_of__body", "search_terms")
        .prefetch_related(
            CREDITS,
            "tags",
            Prefetch("tag_suggestions", queryset=pending),
            Prefetch("doubts", queryset=Doubt.objects.open()),
            Prefetch("staff_notes", queryset=StaffNote.objects.select_related("by")),
        )
    )

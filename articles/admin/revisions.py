"""The history of articles at the desk: each revision with what it changed, and the way back to it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from articles.editing.comparing import readable
from articles.editing.refusals import Refused
from articles.editing.restoring import restore_revision
from articles.models import Article, Revision

from .actor import actor
from .links import change_url, link_to, list_url
from .readonly import ReadOnlyAdmin

LATEST = 10


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """Revisions, read-only: what each changed against the one before, and a button that brings it back."""

    list_display = ("name", "headline", "cause", "by", "created_at", "reason")
    list_filter = ("cause",)
    list_select_related = ("by",)
    list_per_page = 50
    ordering = ("-id",)
    fields = ("article_link", ("number", "cause", "by", "run_link", "created_at"), "reason", "changes")
    change_form_template = "admin/articles/revision/change_form.html"

    class Media:
        css = {"all": ("articles/admin/desk.css",)}

    @admin.display(description="revision")
    def name(self, revision: Revision) -> str:
        """Show the article's number and the revision's."""
        return f"{revision.article_id} · {revision.number}"

    @admin.display(description="headline")
    def headline(self, revision: Revision) -> str:
        """Show the headline as it stood."""
        return str(revision.fields.get("headline", ""))

    @admin.display(description="article")
    def article_link(self, revision: Revision) -> str | SafeString:
        """Link to the article."""
        return link_to(revision.article)

    @admin.display(description="import run")
    def run_link(self, revision: Revision) -> str | SafeString:
        """Link to the run."""
        return link_to(revision.run)

    @admin.display(description="")
    def changes(self, revision: Revision) -> SafeString:
        """Show every field that the revision changed, before and after; the first one shows what it began with."""
        before = Revision.objects.filter(article=revision.article_id, number=revision.number - 1).first()
        return render_to_string(
            "admin/articles/revision/changes.html", {"changes": changed_fields(before, revision), "first": not before}
        )

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Let an article's page ask for its own revisions, and a batch for those it left."""
        return lookup in {"article", "batch"} or super().lookup_allowed(lookup, value, request)

    def get_urls(self) -> list[URLPattern]:
        """Put the address of restoring before Django's own, which take everything."""
        view = self.admin_site.admin_view(self.restore_view)
        return [path("<int:pk>/restore/", view, name="articles_revision_restore"), *super().get_urls()]

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Bring the revision back, and say so or why not."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        revision = Revision.objects.select_related("article").filter(pk=pk).first()
        if revision is None:
            raise Http404
        if not request.user.has_perm("articles.change_article"):
            raise PermissionDenied
        try:
            restore_revision(revision=revision, by=actor(request))
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        except ValidationError as error:
            self.message_user(request, f"It cannot be restored: {' '.join(error.messages)}", messages.ERROR)
        else:
            self.message_user(request, f"Revision {revision.number} has been restored.", messages.SUCCESS)
        return HttpResponseRedirect(change_url(revision.article))

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Offer to restore to whoever may change articles."""
        can_restore = request.user.has_perm("articles.change_article")
        return super().render_change_form(request, context | {"can_restore": can_restore}, *args, **kwargs)


def changed_fields(before: Revision | None, after: Revision) -> list[tuple[str, str, str]]:
    """Return name, earlier and later value of each field that differs; without an earlier revision, what is filled."""
    earlier = before.fields if before else {}
    return [
        (name.removesuffix("_id").replace("_", " "), readable(earlier.get(name)), readable(value))
        for name, value in after.fields.items()
        if earlier.get(name) != value and (before or value not in (None, "", []))
    ]


def history_panel(article: Article) -> SafeString:
    """Return the panel of an article's latest revisions; one query."""
    revisions = article.revisions.select_related("by", "run").defer("fields").order_by("-number")
    return render_to_string(
        "admin/articles/article/history.html",
        {
            "revisions": list(revisions[:LATEST]),
            "all_url": list_url(Revision, article=article.pk),
            "life_url": reverse("admin:articles_article_life", args=[article.pk]),
            "compare_url": reverse("admin:articles_article_compare", args=[article.pk]),
        },
    )

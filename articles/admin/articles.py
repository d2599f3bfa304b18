"""Articles at the desk: the list, the form, and every save through the use cases of editing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime, now

from articles.editing.moves import PUBLISH
from articles.editing.opening import close_article, open_article
from articles.models import Article, Comment, Correction, Precision, Revision, StaffNote, Status
from articles.search import SearchError, search

from .actor import actor
from .filters import FirstRunFilter, FlagFilter, LanguageFilter, OutletFilter, RunFilter
from .forms import ArticleForm
from .inbox import InboxMixin
from .inlines import INLINES
from .life import LifeMixin
from .links import NOTHING, link_to
from .moves import may, open_moves
from .provenance import provenance_panel
from .revisions import history_panel
from .saving import save_article

SHOWN_TAGS = 4
MOST_LISTED = 1_000  # found articles that are looked up by their numbers
LAST_FIRST = ("-id",)
LEADING = {  # what is full of links, and what one must be allowed to follow them
    "provenance": ("articles.view_extraction", "articles.view_document", "articles.view_source"),
    "history": ("articles.view_revision", "articles.view_importrun"),
}
LONG_FIELDS = ("body", "summary", "standfirst", "search_terms", "byline", "issued_text", "issued_anchor")


class ArticleList(ChangeList):
    """The list of articles, which leaves their long texts in the database."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Article]:
        """Load the tags in one query more, whatever the length of the list."""
        return super().get_queryset(request, exclude_parameters).defer(*LONG_FIELDS).prefetch_related("tags")


@admin.register(Article)
class ArticleAdmin(InboxMixin, LifeMixin, admin.ModelAdmin[Article]):
    """The desk's articles; status moves by its own pages, texts are saved through ``editing``."""

    form = ArticleForm
    inlines = INLINES
    list_display = ("title", "state", "outlet", "issued", "tag_names")
    list_filter = ("status", FlagFilter, OutletFilter, "kind", LanguageFilter, RunFilter, FirstRunFilter)
    list_select_related = ("outlet",)
    list_per_page = 50
    search_fields = ("headline",)
    search_help_text = "Words of the headline or the text, as readers search."
    show_full_result_count = False
    sortable_by = ("issued",)
    ordering = LAST_FIRST
    save_on_top = True
    autocomplete_fields = ("outlet", "aggregator")
    raw_id_fields = ("duplicate_of",)
    readonly_fields = ("state", "provenance", "history", "published_at", "created_at", "updated_at")
    fieldsets = (
        (None, {"fields": ("headline", "standfirst", "body", "new_tags", "reason", "seen")}),
        ("Who says it", {"fields": ("byline", "authors", "outlet", "aggregator", "original_url", "kind", "language")}),
        (
            "When and where",
            {
                "fields": (
                    ("issued_on", "issued_precision"),
                    "issued_at",
                    ("issued_text", "issued_anchor"),
                    "modified_at",
                    ("dateline_place", "dateline_date"),
                )
            },
        ),
        ("For the site", {"fields": ("slug", "summary", "is_complete", "duplicate_of", "takes_comments")}),
        ("Where it comes from", {"fields": ("provenance",)}),
        ("What became of it", {"fields": ("history", "published_at", "created_at", "updated_at")}),
    )

    class Media:
        css = {"all": ("articles/admin/desk.css",)}
        js = ("articles/admin/named.js",)

    @admin.display(description="headline", ordering="headline")
    def title(self, article: Article) -> SafeString:
        """Show the headline in its own language and direction."""
        return format_html('<bdi lang="{}">{}</bdi>', article.language, article.headline or f"({article})")

    @admin.display(description="status", ordering="status")
    def state(self, article: Article) -> SafeString:
        """Show the status as a word with a mark; a time ahead is said, and that the text is cut short."""
        ahead = article.status == Status.PUBLISHED and (article.published_at or now()) > now()
        label = f"To come {date_format(localtime(article.published_at), 'j M, H:i')}" if ahead else None
        return format_html(
            '<span class="desk-status desk-{}">{}</span>{}',
            article.status,
            label or article.get_status_display(),
            "" if article.is_complete else format_html(' <span class="desk-quiet">{}</span>', "cut short"),
        )

    @admin.display(description="issued", ordering="sorted_on")
    def issued(self, article: Article) -> str:
        """Show the day as exactly as it is known."""
        if article.issued_on is None:
            return NOTHING
        about = "about " if article.issued_precision == Precision.APPROXIMATE else ""
        return about + date_format(article.issued_on, "j M Y")

    @admin.display(description="tags")
    def tag_names(self, article: Article) -> str:
        """Show the first tags and how many more there are."""
        names = [tag.name for tag in article.tags.all()]
        more = f" +{len(names) - SHOWN_TAGS}" if len(names) > SHOWN_TAGS else ""
        return ", ".join(names[:SHOWN_TAGS]) + more or NOTHING

    @admin.display(description="")
    def provenance(self, article: Article) -> SafeString:
        """Show the chain, the base extraction and the words of the page that each value was read from."""
        return provenance_panel(article)

    @admin.display(description="")
    def history(self, article: Article) -> SafeString:
        """Show the latest revisions."""
        return history_panel(article)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Use the list that leaves long texts in the database."""
        return ArticleList

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """List what came last first, by the index that the filter on status leaves to choose from."""
        return ("-created_at", "-id") if "status__exact" in request.GET else LAST_FIRST

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Search by the site's own index, and once only: the list counts what it shows."""
        if not search_term.strip():
            return queryset, False
        try:
            found = search(queryset, search_term)  # type: ignore[arg-type]  # the manager's own queryset
            pks = list(found.order_by().values_list("pk", flat=True)[: MOST_LISTED + 1])
        except SearchError as error:
            self.message_user(request, str(error), messages.WARNING)
            return queryset.none(), False
        return (queryset.filter(pk__in=pks) if len(pks) <= MOST_LISTED else found), False

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Leave out what only a save needs where there is none, and what a new article has not yet."""
        hidden = set() if self._may_write(request, obj) else {"new_tags", "reason", "seen"}
        hidden |= {name for name, needed in LEADING.items() if not request.user.has_perms(needed)}
        if obj is None:
            hidden |= {"provenance", "history", "published_at", "created_at", "updated_at", "reason", "seen"}
        sections = [
            (title, {**options, "fields": tuple(name for name in options["fields"] if name not in hidden)})
            for title, options in self.fieldsets
        ]
        return [(title, options) for title, options in sections if options["fields"]]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """Lock the row when it is about to be saved, so that nobody saves in between."""
        article = super().get_object(request, object_id, from_field)
        if article is not None and request.method == "POST":
            Article.objects.select_for_update().only("pk").get(pk=article.pk)
            article.refresh_from_db()
        return article

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Let nobody change what has been taken down."""
        if obj is not None and obj.status == Status.TAKEN_DOWN:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Leave deletion to superusers: rejecting or taking down is what keeps an article from coming back."""
        return request.user.is_active and request.user.is_superuser

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Let what belongs to an article go with it: whoever may delete the article may; name the articles alone."""
        _rows, counts, _needed, protected = super().get_deleted_objects(objs, request)
        told = {str(model._meta.verbose_name_plural) for model in (Article, Revision, Comment, Correction, StaffNote)}
        going = {name: count for name, count in counts.items() if name in told}
        return [link_to(article) for article in objs], going, set(), protected

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Write nothing yet: the use case writes the form and its formsets together."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Put the form and its formsets to the use case, as one change."""
        form.instance.pk = save_article(form=form, formsets=formsets, by=actor(request)).pk

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        """Be done with the article, and publish what was just saved where the button asked for it."""
        close_article(article=obj, by=actor(request))
        if "_publish" in request.POST and may(request, PUBLISH):
            self.move_one(request, obj, PUBLISH)
        return super().response_change(request, obj)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """Offer the moves the article can make, and tell who else has it open."""
        article = kwargs.get("obj")
        moves = open_moves(request, article) if article else []
        facts = {"moves": moves, "can_publish": PUBLISH in moves, "show_save_and_add_another": False}
        if article and request.method == "GET" and self.has_change_permission(request, article):
            facts["openings"] = open_article(article=article, by=actor(request))
        return super().render_change_form(
            request,
            context | facts,
            *args,
            **kwargs,
        )

    def view_on_site(self, article: Article) -> str:
        """Return the address of the article's public page, which shows editors what is not public yet."""
        return article.get_absolute_url()

    def _may_write(self, request: HttpRequest, obj: Article | None) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

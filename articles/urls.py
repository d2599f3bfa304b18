"""The public addresses of the site: pages, which the project puts beneath each language, and what machines ask for."""

from django.urls import URLPattern, URLResolver, path, re_path

from articles import sitemaps, views
from articles.feeds import FEEDS
from articles.views import paced, public

MONTH = r"(?P<year>[0-9]{4})/(?P<month>[0-9]{2})"

pages: list[URLPattern | URLResolver] = [
    path("", public(views.Front.as_view()), name="front"),
    path("articles/", public(paced(views.ArticleList.as_view(), "q")), name="article_list"),
    path("articles/<int:pk>/", public(views.ArticlePage.as_view())),
    path("articles/<int:pk>/<str:slug>/", public(paced(views.ArticlePage.as_view(), "find")), name="article"),
    path("articles/<int:pk>/<str:slug>/changes/", public(views.article_changes), name="article_changes"),
    path("articles/<int:pk>/<str:slug>/comments/", public(views.CommentList.as_view()), name="comment_list"),
    path("articles/<int:pk>/<str:slug>/comment/", views.comment, name="comment"),
    path("articles/<int:pk>/<str:slug>/comment/thanks/", public(views.comment_thanks), name="comment_thanks"),
    path("tags/", public(views.TagList.as_view()), name="tag_list"),
    path("tags/<str:slug>/", public(views.TagPage.as_view()), name="tag"),
    path("sources/", public(views.SourceList.as_view()), name="source_list"),
    path("sources/<str:slug>/", public(views.SourcePage.as_view()), name="source"),
    path("search/", public(paced(views.Search.as_view(), "q")), name="search"),
    path("archive/", public(views.Archive.as_view()), name="archive"),
    re_path(r"^archive/(?P<year>[0-9]{4})/$", public(views.ArchiveYear.as_view()), name="archive_year"),
    re_path(rf"^archive/{MONTH}/$", public(views.ArchiveList.as_view()), name="archive_month"),
    re_path(rf"^archive/{MONTH}/(?P<day>[0-9]{{2}})/$", public(views.ArchiveList.as_view()), name="archive_day"),
    path("corrections/", public(views.Corrections.as_view()), name="corrections"),
    path("about/", public(views.About.as_view()), name="about"),
    path("offline/", public(views.Offline.as_view()), name="offline"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("articles/<int:pk>.json", public(views.article_data), name="article_data"),
    *(path(route, public(paced(feed, "q")), name=name) for route, feed, name in FEEDS),
    path("feeds/site.opml", public(views.opml), name="opml"),
    path("sitemap.xml", public(sitemaps.index), name="sitemap"),
    path("sitemaps/pages.xml", public(sitemaps.pages), name="page_sitemap"),
    path("sitemaps/news.xml", public(sitemaps.news), name="news_sitemap"),
    path("sitemaps/<str:section>-<int:number>.xml", public(sitemaps.part), name="part_sitemap"),
    path("opensearch.xml", public(views.opensearch), name="opensearch"),
    path("manifest.webmanifest", public(views.manifest), name="manifest"),
    path("service-worker.js", views.service_worker, name="service_worker"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
]

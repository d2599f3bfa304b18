"""The addresses of the site: the admin, everything of the app, and its pages once for each language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles.urls import pages

handler404 = "articles.views.errors.not_found"
urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("articles.urls")),
    *i18n_patterns(*pages, prefix_default_language=False),
]

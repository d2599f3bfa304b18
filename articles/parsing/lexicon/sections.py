"""Headings of the sections that an aggregator's page puts around its articles, every language together.

A heading is a whole line (compared by its words). ``BRAND_PHRASES`` are lines in which the aggregator names itself: the
first group of the pattern is its name.
"""

from __future__ import annotations

from collections.abc import Mapping

SECTION_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "related-section": (
        "related articles", "related news", "related stories", "similar articles", "artículos relacionados", "noticias relacionadas",
        "articles similaires", "articles liés", "articles connexes", "ähnliche artikel", "verwandte artikel", "articoli correlati",
        "artigos relacionados", "notícias relacionadas", "gerelateerde artikelen", "مقالات ذات صلة", "أخبار ذات صلة", "相关文章", "相关新闻", "相關文章",
        "関連記事", "похожие статьи", "статьи по теме", "ilgili haberler", "ilgili makaleler", "관련 기사", "powiązane artykuły", "relaterade artiklar",
    ),
    "comments-section": (
        "comments", "no comments yet", "comentarios", "commentaires", "kommentare", "commenti", "comentários", "reacties", "التعليقات", "تعليقات", "评论", "評論",
        "コメント", "комментарии", "yorumlar", "댓글", "komentarze", "kommentarer",
    ),
    "ai-box": ("try our ai features", "prueba nuestras funciones de ia", "essayez nos fonctionnalités ia", "probieren sie unsere ki-funktionen"),
    "app-box": (
        "download the app", "get started now: download the app", "download our app", "get the app", "descarga la app", "télécharger l'application",
        "téléchargez l'application", "app herunterladen", "scarica l'app", "baixe o aplicativo", "baixe o app", "download de app", "下载应用", "アプリをダウンロード",
        "скачать приложение", "uygulamayı indir", "حمل التطبيق",
    ),
}  # fmt: skip

BRAND_PHRASES: Mapping[str, tuple[str, ...]] = {
    "ai-box": (r"explore what (\w[\w.& -]{0,30}?) ai can do for you\b.{0,3}",),
    "app-box": (
        r".{0,160}\bdownload (?:the )?(\w[\w.&-]{0,30}) app (?:today|now)\b.{0,120}",
        r".{0,160}\bget (?:the )?(\w[\w.&-]{0,30}) app (?:today|now)\b.{0,120}",
    ),
}

ICON_LABELS: tuple[str, ...] = ("access_time", "calendar_today", "schedule", "calendar", "clock", "time", "date")
"""Names of icons that a dump glues before an age or a date ("timean hour ago")."""

"""Headings of the sections that an aggregator's page puts around its articles, every language together.

A heading is a whole line (compared by its words). ``BRAND_PHRASES`` are lines in which the aggregator names itself: the
first group of the pattern is its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import phrases_of

SECTION_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "related-section": phrases_of(
        "related articles|related news|related stories|similar articles|artículos relacionados|"
        "noticias relacionadas|articles similaires|articles liés|articles connexes|ähnliche artikel|"
        "verwandte artikel|articoli correlati|artigos relacionados|notícias relacionadas|gerelateerde artikelen|"
        "مقالات ذات صلة|أخبار ذات صلة|相关文章|相关新闻|相關文章|関連記事|похожие статьи|статьи по теме|"
        "ilgili haberler|ilgili makaleler|관련 기사|powiązane artykuły|relaterade artiklar"
    ),
    "comments-section": phrases_of(
        "comments|no comments yet|comentarios|commentaires|kommentare|commenti|comentários|reacties|التعليقات|"
        "تعليقات|评论|評論|コメント|комментарии|yorumlar|댓글|komentarze|kommentarer"
    ),
    "ai-box": phrases_of(
        "try our ai features|prueba nuestras funciones de ia|pruebe nuestras funciones de ia|"
        "essayez nos fonctions d'ia|essayez nos fonctionnalités ia|essayez nos fonctionnalités d'ia|"
        "testen sie unsere ki-funktionen|probieren sie unsere ki-funktionen|prova le nostre funzioni ia|"
        "prova le nostre funzionalità ia|experimente nossos recursos de ia|"
        "experimente as nossas funcionalidades de ia|probeer onze ai-functies|جرّب ميزات الذكاء الاصطناعي لدينا|"
        "试试我们的ai功能|試試我們的ai功能|ai機能を試す|ai機能をお試しください|попробуйте наши функции ии|"
        "yapay zeka özelliklerimizi deneyin|우리의 ai 기능을 사용해 보세요|wypróbuj nasze funkcje ai"
    ),
    "app-box": phrases_of(
        "download the app|get started now: download the app|download our app|get the app|descarga la app|"
        "télécharger l'application|téléchargez l'application|app herunterladen|scarica l'app|baixe o aplicativo|"
        "baixe o app|download de app|下载应用|アプリをダウンロード|скачать приложение|uygulamayı indir|حمل التطبيق|"
        "حمّل التطبيق|get started now|empieza ahora: descarga la app|"
        "commencez maintenant : téléchargez l'application|jetzt loslegen: app herunterladen|"
        "inizia ora: scarica l'app|comece agora: baixe o aplicativo|begin nu: download de app|"
        "ابدأ الآن: حمّل التطبيق|立即开始：下载应用|今すぐ始める：アプリをダウンロード|"
        "начните сейчас: скачайте приложение|скачайте приложение|hemen başlayın: uygulamayı indirin|"
        "uygulamayı indirin"
    ),
}

BRAND_PHRASES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ai-box": (
        ("can do for you", r"explore what (\w[\w.& -]{0,30}?) ai can do for you\b.{0,3}"),
        (
            "puede hacer por",
            r"(?:descubre|descubra|explora|explore) lo que (?:la ia de )?(\w[\w.&-]{0,30}?)(?: ia)? puede hacer por "
            r".{2,10}",
        ),
        (
            "peut faire pour vous",
            r"découvrez ce que (?:l.ia de )?(\w[\w.&-]{0,30}?)(?: ia)? peut faire pour vous.{0,3}",
        ),
        (
            "für sie tun kann",
            r"entdecken sie, was (?:die ki von )?(\w[\w.&-]{0,30}?)(?: ki| ai)? für sie tun kann.{0,3}",
        ),
        ("cosa può fare", r"scopri cosa può fare (?:l.ia di )?(\w[\w.&-]{0,30}?)(?: ia| ai)? per te.{0,3}"),
        (
            "pode fazer por",
            r"(?:descubra|explore) o que (?:a ia (?:do|da|de) )?(\w[\w.&-]{0,30}?)(?: ia)? pode fazer por você.{0,3}",
        ),
        ("kan doen", r"ontdek wat (?:de ai van )?(\w[\w.&-]{0,30}?)(?: ai)? voor (?:jou|u) kan doen.{0,3}"),
        ("اكتشف ما", r"اكتشف ما يمكن أن يفعله (?:ذكاء )?(\w[\w.&-]{0,30}?) (?:الاصطناعي )?من أجلك.{0,3}"),
        ("能为", r"看看\s?(\w[\w.&-]{0,30}?)\s?(?:ai|人工智能)\s?能为(?:你|您)做什么.{0,3}"),
        (
            "できること",
            r"(\w[\w.&-]{0,30}?)\s?(?:の\s?)?ai\s?(?:があなたのために|が)?できることを(?:見てみましょう|ご覧ください).{0,3}",
        ),
        ("может сделать", r"узнайте, что (?:ии )?(\w[\w.&-]{0,30}?)(?: ии| ai)? может сделать для вас.{0,3}"),
        (
            "neler yapabileceğini",
            r"(\w[\w.&-]{0,30}?) yapay zek[aâ]s?ının sizin için neler yapabileceğini keşfedin.{0,3}",
        ),
    ),
    "app-box": (
        (" app ", r".{0,160}\b(?:download|get) (?:the )?(\w[\w.&-]{0,30}) app (?:today|now)\b.{0,120}"),
        ("la app de", r".{0,160}\bdescarga(?: hoy)? la app de (\w[\w.&-]{0,30}?)\b.{0,160}"),
        ("téléchargez l", r".{0,160}\btéléchargez l.application (\w[\w.&-]{0,30}?)\b.{0,160}"),
        ("die app von", r".{0,160}\bdie app von (\w[\w.&-]{0,30}?)\b.{0,160}"),
        ("scarica", r".{0,160}\bscarica (?:oggi )?l.app (?:di )?(\w[\w.&-]{0,30}?)\b.{0,160}"),
        ("baixe", r".{0,160}\bbaixe (?:hoje )?o (?:app|aplicativo)(?: d[oae])? (\w[\w.&-]{0,30}?)\b.{0,160}"),
        ("download ", r".{0,160}\bdownload (?:vandaag )?de (\w[\w.&-]{0,30}?)[- ]app\b.{0,160}"),
        ("تطبيق", r".{0,160}\bحمّل تطبيق (\w[\w.&-]{0,30}?) اليوم.{0,160}"),
        ("应用", r".{0,160}下载\s?(\w[\w.&-]{0,30}?)\s?应用.{0,160}"),
        ("アプリをダウンロード", r".{0,160}?(?:から)?([A-Za-z0-9][\w.&-]{0,30}?)\s?アプリをダウンロード.{0,160}"),
        ("скачайте", r".{0,160}\bскачайте приложение (\w[\w.&-]{0,30}?)\b.{0,160}"),
        ("uygulamasını", r".{0,160}\b(\w[\w.&-]{0,30}?) uygulamasını (?:bugün|hemen|şimdi) .{0,160}"),
    ),
}
"""Pairs of a cue, which such a line holds in small letters, and a pattern of the whole line, case aside:
learned from the English boxes of Daily8, the other languages by their custom."""

ICON_LABELS: tuple[str, ...] = ("access_time", "calendar_today", "schedule", "calendar", "clock", "time", "date")
"""Names of icons that a dump glues before an age or a date ("timean hour ago")."""

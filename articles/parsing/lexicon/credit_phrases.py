"""Phrases that credit the outlet which published a text first, by language.

``APPEARED`` are inside a sentence whose subject is the headline, nothing, or one of ``SUBJECTS``; ``NAME`` stands for
the credited outlet. ``LINE_LABELS`` open a line that names the origin and nothing else ("SOURCE chinadaily.com.cn").
``OPENINGS`` introduce a text carried over from elsewhere. ``ORIGINAL_LINKS`` stand before the address of the original.
"""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import phrases_of

APPEARED: Mapping[str, tuple[str, ...]] = {
    "en": phrases_of(
        "originally appeared on NAME|originally appeared in NAME|first appeared on NAME|first appeared in NAME|"
        "appeared first on NAME|was originally reported by NAME|was first reported by NAME|"
        "was originally published by NAME|was originally published on NAME|was originally published in NAME|"
        "was originally published at NAME|was first published by NAME|was first published on NAME|"
        "was first published in NAME|originally published by NAME|originally published on NAME|"
        "read the original article on NAME|republished from NAME|republished with permission from NAME"
    ),
    "es": phrases_of(
        "fue publicado originalmente en NAME|fue publicado originalmente por NAME|se publicó originalmente en NAME|"
        "publicado originalmente en NAME|apareció primero en NAME|apareció originalmente en NAME"
    ),
    "fr": phrases_of(
        "a été publié à l'origine par NAME|a été publié initialement par NAME|a été publié initialement sur NAME|"
        "a d'abord été publié par NAME|a d'abord été publié sur NAME|est apparu en premier sur NAME|"
        "est initialement paru dans NAME|est paru initialement dans NAME"
    ),
    "de": phrases_of(
        "erschien zuerst auf NAME|erschien zuerst bei NAME|erschien zuerst in NAME|erschien ursprünglich auf NAME|"
        "erschien ursprünglich bei NAME|erschien ursprünglich in NAME|wurde zuerst veröffentlicht von NAME"
    ),
    "it": phrases_of(
        "è apparso originariamente su NAME|è stato pubblicato originariamente su NAME|"
        "è stato pubblicato per la prima volta su NAME|proviene da NAME|sembra essere il primo su NAME"
    ),
    "pt": phrases_of(
        "foi publicado originalmente em NAME|foi publicado originalmente no NAME|"
        "foi publicado originalmente na NAME|foi publicado originalmente por NAME|apareceu primeiro em NAME"
    ),
    "nl": phrases_of(
        "verscheen oorspronkelijk op NAME|verscheen oorspronkelijk in NAME|verscheen eerder op NAME|"
        "verscheen eerst op NAME|werd oorspronkelijk gepubliceerd door NAME"
    ),
    "ru": phrases_of("впервые опубликовано на NAME|впервые опубликована на NAME|впервые опубликован в NAME"),
    "tr": phrases_of(
        "ilk olarak NAME sitesinde yayımlandı|ilk olarak NAME üzerinde yayınlandı|ilk olarak NAME tarafından yayımlandı"
    ),
    "ar": phrases_of("نشر أولا في NAME|نُشر أولاً في NAME|نشر في الأصل في NAME|ظهرت أولاً على NAME"),
    "zh": phrases_of("原载于NAME|原载NAME|首发于NAME|最初发表于NAME|原文刊于NAME"),
    "ja": phrases_of("初出はNAME|に最初に掲載されたのはNAME"),
}

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "en": phrases_of(
        "this story|this article|this post|this piece|this report|this column|this essay|this content|"
        "this interview|a version of this story|a version of this article|the post|the story|the article"
    ),
    "es": phrases_of("este artículo|este texto|esta nota|esta noticia|este reportaje|el artículo|la entrada"),
    "fr": phrases_of("cet article|ce texte|ce contenu|ce reportage|l'article"),
    "de": phrases_of("dieser artikel|dieser beitrag|dieser text|der artikel|der beitrag"),
    "it": phrases_of("questo articolo|questo testo|questo contenuto|l'articolo"),
    "pt": phrases_of("este artigo|este texto|esta reportagem|esta matéria|o artigo|o post"),
    "nl": phrases_of("dit artikel|dit bericht|dit verhaal|het artikel|het bericht"),
    "ru": phrases_of("эта статья|статья|материал|этот материал"),
    "tr": phrases_of("bu haber|bu makale|bu yazı"),
    "ar": phrases_of("هذا المقال|هذا التقرير|المقال"),
    "zh": phrases_of("本文|本篇文章|这篇文章"),
    "ja": phrases_of("この記事|本記事"),
}

LINE_LABELS: Mapping[str, tuple[str, ...]] = {
    "en": phrases_of("source|original source|sources"),
    "es": phrases_of("fuente"),
    "fr": phrases_of("source|sources"),
    "de": phrases_of("quelle|originalquelle"),
    "it": phrases_of("fonte"),
    "pt": phrases_of("fonte"),
    "nl": phrases_of("bron"),
    "ar": phrases_of("المصدر|مصدر"),
    "zh": phrases_of("来源|來源|稿源|文章来源"),
    "ja": phrases_of("出典|提供|ソース|情報元"),
    "ru": phrases_of("источник"),
    "tr": phrases_of("kaynak"),
    "pl": phrases_of("źródło"),
    "sv": phrases_of("källa"),
}

OPENINGS: Mapping[str, tuple[str, ...]] = {
    "en": phrases_of("a news report from NAME:|a report from NAME:|the following is a report from NAME:"),
    "es": phrases_of("un informe de NAME:|una noticia de NAME:"),
    "fr": phrases_of("un reportage de NAME :|un article de NAME :"),
    "de": phrases_of("ein bericht von NAME:|ein bericht der NAME:"),
    "it": phrases_of("un articolo di NAME:"),
    "pt": phrases_of("uma reportagem de NAME:|uma notícia de NAME:"),
    "nl": phrases_of("een bericht van NAME:"),
    "zh": phrases_of("据NAME报道："),
}

ORIGINAL_LINKS: Mapping[str, tuple[str, ...]] = {
    "en": phrases_of(
        "view original content to download multimedia|view original content with multimedia|view original content|"
        "view source version on businesswire.com|view original|original article|original url|"
        "read the original article|read the full story at"
    ),
    "es": phrases_of("ver contenido original para descargar multimedia|ver contenido original|artículo original"),
    "fr": phrases_of(
        "voir le contenu original pour télécharger des éléments multimédia|voir le contenu original|article original"
    ),
    "de": phrases_of("original-content von|originalinhalt ansehen|originalartikel|zum originalartikel"),
    "it": phrases_of(
        "visualizza contenuto originale per scaricare i file multimediali|visualizza contenuto originale|"
        "articolo originale"
    ),
    "pt": phrases_of("ver conteúdo original para baixar multimídia|ver conteúdo original|artigo original"),
    "nl": phrases_of("bekijk originele inhoud|origineel artikel"),
    "zh": phrases_of("查看原文|原文链接|原文"),
    "ja": phrases_of("元の記事|元記事|原文"),
    "ru": phrases_of("оригинал статьи|оригинал"),
    "ar": phrases_of("الرابط الأصلي|المقال الأصلي"),
    "tr": phrases_of("orijinal içeriği görüntüle|orijinal haber"),
}

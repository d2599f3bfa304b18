"""Labels by which outlets say what kind of work an article is, every language together."""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import phrases_of

KIND_LABELS: Mapping[str, tuple[str, ...]] = {
    "opinion": phrases_of(
        "opinion|opinions|op-ed|editorial|comment|commentary|column|columnist|letters|letter to the editor|"
        "viewpoint|analysis and opinion|opinión|columna|tribuna|editorial de opinión|chronique|tribune|éditorial|"
        "édito|opinions|meinung|kommentar|leitartikel|kolumne|gastbeitrag|glosse|opinione|editoriale|commento|"
        "opinião|crônica|coluna|opinie|رأي|مقال رأي|رأی|评论|观点|社论|社説|オピニオン|コラム|мнение|колонка|görüş|"
        "köşe yazısı|opinia|felieton|åsikt|ledare|debatt"
    ),
    "sponsored": phrases_of(
        "sponsored|sponsored content|sponsored post|advertorial|paid post|paid content|partner content|"
        "brand content|in partnership with|promoted content|advertisement feature|contenido patrocinado|"
        "patrocinado|publirreportaje|contenu sponsorisé|publi-rédactionnel|publireportage|anzeige|werbung|"
        "gesponsert|sponsored story|contenuto sponsorizzato|publiredazionale|conteúdo patrocinado|publieditorial|"
        "gesponsord|advertentie|محتوى ممول|赞助内容|广告|スポンサー|PR|на правах рекламы|sponsorlu içerik|"
        "advertorial içerik|materiał sponsorowany|annons"
    ),
    "live": phrases_of(
        "live|live blog|live updates|liveblog|live coverage|en vivo|en directo|en direct|direct|live-ticker|"
        "liveticker|newsblog|in diretta|diretta|ao vivo|مباشر|تغطية مباشرة|直播|ライブ|速報|прямой эфир|онлайн|"
        "canlı|canlı anlatım|na żywo"
    ),
    "press_release": phrases_of(
        "press release|press releases|for immediate release|news release|comunicado de prensa|nota de prensa|"
        "communiqué de presse|communiqué|pressemitteilung|comunicato stampa|comunicado de imprensa|persbericht|"
        "بيان صحفي|新闻稿|プレスリリース|пресс-релиз|basın bülteni|informacja prasowa|pressmeddelande"
    ),
}

KIND_LABEL_STARTS: Mapping[str, tuple[str, ...]] = {
    "sponsored": phrases_of(
        "sponsored by|paid for by|presented by|in partnership with|brought to you by|patrocinado por|contenido de|"
        "sponsorisé par|en partenariat avec|präsentiert von|in kooperation mit|sponsorizzato da|gesponsord door|"
        "aangeboden door|ممول من|при поддержке|sponsorluğunda"
    ),
}
"""Beginnings of labels that go on with a name."""

ALSO_BUTTONS = phrases_of(
    "comment|kommentar|commento|live|direct|en direct|diretta|онлайн|直播|ライブ|مباشر|canlı|na żywo"
)
"""Labels that are as well the words of a button or of an entry in a menu: they tell something beside the headline."""

ALSO_SLOTS = phrases_of("anzeige|werbung|advertentie|annons|广告|PR")
"""Labels that as well stand above each place for an advertisement."""

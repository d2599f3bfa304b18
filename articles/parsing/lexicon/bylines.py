"""Words that stand before the names of authors, and words that are no part of a name, by language."""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import phrases_of, words_of

BY_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": phrases_of(
        "By|BY|by|Written by|Story by|Words by|Reported by|Posted by|Text by|On behalf of|Author:|Authors:|By:"
    ),
    "es": phrases_of("Por|POR|Escrito por|Texto:|Autor:|Autora:"),
    "fr": phrases_of("Par|PAR|Écrit par|Propos recueillis par|Auteur :"),
    "de": phrases_of("Von|VON|Ein Interview von|Ein Kommentar von|Eine Reportage von|Autor:|Autorin:|Text:"),
    "it": phrases_of("Di|di|DI|A cura di|Autore:"),
    "pt": phrases_of("Por|POR|Texto de|Autor:|Autora:"),
    "nl": phrases_of("Door|DOOR|Auteur:|Tekst:"),
    "ar": phrases_of("بقلم|كتب|كتبت|كتب:|بقلم:|الكاتب:"),
    "zh": phrases_of("文/|文／|作者：|作者:|记者|記者|本报记者|撰文：|文｜"),
    "ja": phrases_of("文・|文＝|文:|記者：|執筆："),
    "ru": phrases_of("Автор:|Текст:|Автор|Корреспондент"),
    "tr": phrases_of("Yazan:|Haber:|Yazar:"),
    "pl": phrases_of("Autor:|Tekst:"),
    "sv": phrases_of("Av|Text:"),
    "da": phrases_of("Af|AF"),
    "no": phrases_of("Av|Tekst:"),
    "fi": phrases_of("Kirjoittaja:|Teksti:"),
    "is": phrases_of("Höfundur:"),
    "ca": phrases_of("Text:|Autor:"),
    "ro": phrases_of("Autor:|Scris de"),
    "cs": phrases_of("Autor:|Autoři:|Autorka:"),
    "sk": phrases_of("Autor:|Autori:|Autorka:"),
    "hu": phrases_of("Írta:|Szerző:"),
    "hr": phrases_of("Piše:|Pišu:|Autor:|Autorica:"),
    "sr": phrases_of("Пише:|Аутор:"),
    "bg": phrases_of("Автор:|Пише:"),
    "uk": phrases_of("Автор:|Автори:|Текст:"),
    "el": phrases_of("Γράφει ο|Γράφει η|Γράφουν οι|Του|Της|Συντάκτης:"),
    "he": phrases_of("מאת|מאת:"),
    "fa": phrases_of("نویسنده:|به قلم"),
    "lt": phrases_of("Autorius:|Autorė:|Parengė"),
    "lv": phrases_of("Autors:|Autore:"),
    "et": phrases_of("Autor:"),
    "id": phrases_of("Oleh|Oleh:|Penulis:|Penulis|Reporter:|Editor:"),
    "vi": phrases_of("Tác giả:|Theo"),
    "th": phrases_of("โดย|ผู้เขียน:"),
    "hi": phrases_of("लेखक:|रिपोर्ट:"),
    "bn": phrases_of("লেখক:|প্রতিবেদক:"),
    "ko": phrases_of("글·사진|글:|기자:"),
    "af": phrases_of("Deur|DEUR"),
    "sw": phrases_of("Mwandishi:|Na Mwandishi"),
}

AND_WORDS: tuple[str, ...] = phrases_of("and|y|e|et|und|en|og|och|ja|i|и|و|ve|with|mit|avec|con")
"""Words between two names."""

BEFORE_NAMES: tuple[str, ...] = phrases_of(
    "social links for|profile picture of|profile photo of|picture of|photo of|avatar of|image of|posted by by|"
    "ein beitrag von|eine analyse von|ein gastbeitrag von|aus dem englischen von|un reportage de|une analyse de|"
    "oprac.|opr."
)
"""Phrases before the names of authors that are no byline by themselves."""

JOBS: frozenset[str] = words_of(
    "author authors autor autora autores autorin avatar byline chief co-author columnist contributing contributor "
    "correspondent critic deputy director editor editor-in-chief executive follow former freelance freelancer guest "
    "associate assistant journalist journalista journaliste korrespondent korrespondentin managing moderator "
    "photographer producer published redakteur redakteurin redaktör redaktor reporter reporterin senior special "
    "specialist staff toimittaja updated volontär volontärin writer periodista redactor redactora giornalista "
    "repórter jornalista gazeteci muhabir muhabiri editör dziennikarz dziennikarka wartawan penulis penyunting "
    "journalisten reporteren blaðamaður fréttamaður novinář novinářka novinar novinarka újságíró ziarist ziaristă "
    "žurnalistas žurnalistė žurnālists ajakirjanik δημοσιογράφος журналіст журналістка кореспондент "
    "기자 특파원 논설위원 선임기자 记者 記者 通讯员 特派員 編集委員 論説委員 编辑 責任編輯 "
    "редактор корреспондент журналист журналистка обозреватель корреспондентка колумнист "
    "advisor analyst blogger coach co-founder featured consultant contributors coordinator copywriter engineer expert "
    "founder intern manager officer president professor researcher specialist strategist trainee "
    "autorinnen chefredakteur chefredakteurin kolumnist kolumnistin praktikant praktikantin reporterteam "
    "rédacteur rédactrice chroniqueur chroniqueuse correspondant correspondante envoyé envoyée photographe "
    "redattore redattrice inviato inviata corrispondente corresponsal colaborador colaboradora editora enviado "
    "enviada colunista correspondente verslaggever verslaggeefster redacteur skribent krönikör kommentator "
    "sportjournalist kirjeenvaihtaja erikoistoimittaja publicysta korespondentka šéfredaktor komentátor szerkesztő "
    "tudósító αρθρογράφος ανταποκριτής συντάκτης συντάκτρια yazarı temsilcisi jurnalis kontributor novinářky "
    "صحفي صحفية مراسل مراسلة خبرنگار כתב כתבת עיתונאי עיתונאית"
)
"""Words of an author's work beside the name."""

DESKS: frozenset[str] = words_of(
    "desk newsroom team redaktion redaktionsteam redactie redacción redaccion redação rédaction redazione toimitus "
    "redaktionen redaksjonen ritstjórn redakcija redakcja redakce uredništvo szerkesztőség merkezi redaksi"
)
"""Words that the names of a newsroom's desks end in."""

NO_PERSON: frozenset[str] = words_of(
    "about account advertisement advertiser android app apps archive archives article articles award awards back "
    "blog book books breaking buy category chat choice click comments community contact content cookie cookies "
    "copyright customize daily directory download edition editorial edizione email epaper event events exclusive "
    "facebook features feed follow footer free gallery header help home icon image images info "
    "information instagram introduction latest learn local login logo mail main markets menu mobile "
    "museum navigation newsletter newsletters online pages pdf photo photos podcast podcasts policy popular "
    "previous privacy products profile promo rankings read related report reports results review rss "
    "saved search section services settings share shop shopping site sitemap skip sponsored sport "
    "sports stories subscribe subscription support tags terms tickets top topics tracker trending twitter "
    "pm est edt pst pdt gmt utc cst cdt ist uhr times media magazine ressort analyst draft copy link links "
    "rights reserved ltd inc gmbh holidays "
    "ukraine user video videos view weather weekly whatsapp youtube "
    "abonnement abonnieren aktuell aktuelle alle anmelden anzeige artikel beitrag beiträge bericht bilder bild "
    "datenschutz drucken foto fotos galerie hauptmenü hilfe impressum kommentare kontakt mehr meistgelesen merkliste "
    "nachrichten neuer neueste newsticker registrieren startseite suche teilen themen video videos "
    "weitere wetter "
    "abonne accueil actualités annonce articles connexion contact inscription lire partager recherche suivre vidéo "
    "abonar buscar compartir contacto foto fotos inicio leer noticias portada suscríbete temas últimas "
    "cerca condividi contatti foto notizie pubblicità redazione scopri ultime assine buscar compartilhar leia "
    "notícias últimas abone haber haberi haberler görüntüle video "
    "immediate release "
    "recent posts blogs see all show sidebar older newer next prev leave reply loading schedule templates meet degrees "
    "bluesky github instagram mastodon pinterest telegram threads tiktok e-mail "
    "titel anbieter weiterlesen lesezeit meest recent recente nieuws lees tüm dakika canlı izle şifre giriş "
    "czytaj więcej wiadomości polecane zprávy číst läs nyheter senaste les siste seneste nyheder læs lue lisää uutiset "
    "hírek tovább citește știri vijesti pročitaj najnovije διαβάστε ειδήσεις читать новости ещё читати новини "
    "baca berita terkini terpopuler selengkapnya xem thêm tin"
)
"""Words of menus and of furniture that no person is called by."""

NOT_A_NAME: frozenset[str] = words_of(
    "afp agence agencias agentur agenzia ap associated business chief contributor correspondent desk dpa editor "
    "editors min minutes news newsroom political posted press published read redaccion redacción redactie "
    "redaktion redazione redação reporter reporters reuters rédaction senior sports staff team updated writer "
    "writers linkedin"
)
"""Words that make a printed byline no person's name, or end it."""

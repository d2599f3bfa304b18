"""Phrases of the page around an article, by the rule that cuts them; every language together.

``WHOLE_LINES`` are lines that say this and nothing else (compared by their words). ``LINE_STARTS`` begin a line of
furniture, whatever follows. ``GLUED`` are phrases that a dump glues to the end of a body, one or many times.
``CUT_SHORT`` say that the text goes on elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import phrases_of

WHOLE_LINES: Mapping[str, tuple[str, ...]] = {
    "reading-time": phrases_of(
        "min read|mins read|minute read|minutes read|min de lecture|min de lectura|min lesezeit|minuten lesezeit|"
        "min di lettura|min de leitura|min leestijd|dk okuma|мин чтения"
    ),
    "image-label": phrases_of(
        "logo|site logo|background|orange background|blue background|white background|icon|avatar|thumbnail|"
        "placeholder|banner|image|photo|close icon|arrow|app store|play store|app-storeplay-store|"
        "app storeplay store|google play|profile picture|author image"
    ),
    "advertisement": phrases_of(
        "advertisement|advertisements|ad|ads|sponsored|sponsored content|promoted|"
        "story continues below advertisement|advertisement - scroll to continue|article continues below this ad|"
        "this advertisement has not loaded yet, but your article continues below|publicidad|anuncio|publicité|"
        "annonce|anzeige|werbung|pubblicità|publicidade|advertentie|reclame|reklam|реклама|إعلان|广告|廣告|広告|"
        "reklama|annons|continue reading below"
    ),
    "share-buttons": phrases_of(
        "share|share this|share this article|share on facebook|share on twitter|tweet|email|print|copy link|"
        "facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|flipboard|link copied|follow us|compartir|"
        "compartir en facebook|partager|partager sur facebook|teilen|auf facebook teilen|condividi|compartilhar|"
        "compartilhe|delen|deel dit artikel|مشاركة|شارك|分享|分享到|シェア|シェアする|ツイート|поделиться|paylaş|"
        "udostępnij|dela|artikel teilen|drucken|imprimer|印刷|imprimir|stampa|save|speichern|merken|gift article|"
        "gift this article"
    ),
    "comments-box": phrases_of(
        "comments|no comments yet|be the first to comment|leave a comment|add a comment|post a comment|"
        "view comments|show comments|join the conversation|comentarios|sin comentarios|commentaires|"
        "aucun commentaire|kommentare|noch keine kommentare|kommentieren|commenti|nessun commento|comentários|"
        "nenhum comentário|reacties|geen reacties|التعليقات|تعليقات|لا توجد تعليقات بعد|评论|暂无评论|コメント|"
        "コメントはまだありません|комментарии|комментариев пока нет|yorumlar|henüz yorum yok|write a comment"
    ),
    "related-heading": phrases_of(
        "people are also reading|related stories and links|related articles|related news|related stories|related|"
        "related topics|more on this story|more stories|more news|you may also like|you might also like|"
        "recommended|recommended for you|read next|up next|most read|most popular|trending|trending now|"
        "top stories|latest news|more from|artículos relacionados|noticias relacionadas|te puede interesar|"
        "lo más leído|más noticias|articles similaires|articles liés|à lire aussi|sur le même sujet|lire aussi|"
        "les plus lus|ähnliche artikel|verwandte artikel|mehr zum thema|auch interessant|meistgelesen|"
        "das könnte sie auch interessieren|articoli correlati|leggi anche|potrebbe interessarti|i più letti|"
        "artigos relacionados|notícias relacionadas|leia também|leia mais|mais lidas|veja também|"
        "gerelateerde artikelen|lees ook|meest gelezen|مقالات ذات صلة|اقرأ أيضا|اقرأ أيضاً|الأكثر قراءة|"
        "مواضيع ذات صلة|أخبار ذات صلة|相关文章|相关新闻|相关阅读|延伸阅读|関連記事|あわせて読みたい|おすすめ記事|"
        "похожие статьи|статьи по теме|по теме|читайте также|самое читаемое|ilgili haberler|ilgili makaleler|"
        "çok okunanlar|bunlar da ilginizi çekebilir"
    ),
    "ai-box": phrases_of("try our ai features|ai features"),
    "app-box": phrases_of(
        "download the app|get started now: download the app|download our app|get the app|descarga la app|"
        "téléchargez l'application|jetzt app herunterladen|scarica l'app|baixe o app|download de app|下载应用|"
        "アプリをダウンロード|скачать приложение|uygulamayı indir|حمل التطبيق"
    ),
    "navigation": phrases_of(
        "home|menu|search|sections|skip to content|skip to main content|skip to navigation|back to top|open menu|"
        "close menu|close|toggle navigation|main menu|navigation|breadcrumb|next|previous|inicio|buscar|menú|"
        "ir al contenido|accueil|rechercher|aller au contenu|startseite|suche|suchen|zum inhalt springen|menü|"
        "cerca|vai al contenuto|início|pesquisar|ir para o conteúdo|zoeken|naar inhoud|ga naar inhoud|anasayfa|"
        "ana sayfa|ara|الرئيسية|القائمة|بحث|首页|搜索|菜单|ホーム|検索|メニュー|главная|поиск|меню|weather|sport|"
        "sports|contact|contact us|about us|about"
    ),
    "sign-in": phrases_of(
        "log in|login|sign in|sign up|register|subscribe|subscribe now|my account|create account|log out|"
        "iniciar sesión|suscríbete|suscribirse|registrarse|se connecter|s'abonner|connexion|anmelden|abonnieren|"
        "registrieren|mein konto|accedi|abbonati|registrati|entrar|assine|assinar|inloggen|abonneren|word abonnee|"
        "giriş yap|üye ol|abone ol|تسجيل الدخول|اشترك|登录|注册|订阅|ログイン|会員登録|購読|войти|регистрация|"
        "подписаться|abonnement|prenumerera"
    ),
    "media-player": phrases_of(
        "play|play video|pause|mute|unmute|watch|listen|listen to this article|volume|duration|video|audio|gallery|"
        "loading|loading...|escuchar|écouter|anhören|ascolta|ouvir|luister|now playing"
    ),
    "crossword": phrases_of("solve the daily crossword"),
    "portfolio-error": phrases_of("error in retrieving data|sign in to access your portfolio"),
    "missing-translation": phrases_of("translate|read in english|traducir|traduire|übersetzen"),
}

LINE_STARTS: Mapping[str, tuple[str, ...]] = {
    "read-more-link": phrases_of(
        "read more:|read also:|also read:|read next:|related:|see also:|more:|watch:|listen:|don't miss:|also on |"
        "recommended:|more on this:|you may also like:|lea también|lee también|te puede interesar|lire aussi|"
        "à lire aussi|lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|siehe auch|leggi anche|"
        "leggi di più|leia também|leia mais|veja também|lees ook|lees meer|اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|"
        "延伸阅读|相关阅读|関連記事|あわせて読みたい|читайте также|ilgili haber|ayrıca okuyun|czytaj także|"
        "czytaj też|läs också|læs også|les også"
    ),
    "newsletter-box": phrases_of(
        "sign up for our|sign up to our|sign up for the|subscribe to our|get our newsletter|get the latest|"
        "join our newsletter|enter your email|by signing up|by subscribing|mit der anmeldung|"
        "al suscribirte|en vous inscrivant|suscríbete a nuestr|suscríbase a|recibe nuestr|"
        "inscrivez-vous à|abonnez-vous à|recevez notre|melden sie sich für|newsletter abonnieren|"
        "abonnieren sie unseren|unser newsletter|iscriviti alla|iscriviti alle newsletter|assine nossa|"
        "inscreva-se na|receba nossa|schrijf je in voor|meld je aan voor|اشترك في|订阅我们的|ニュースレター|"
        "подпишитесь на|bültenimize abone"
    ),
    "small-print": phrases_of(
        "offers are subject to|offer subject to|offer is subject to|prices are subject to|subject to availability|"
        "terms and conditions apply|terms apply|t&cs apply|this content was paid for|this article was paid for"
    ),
    "app-box": phrases_of("get started now|ready to dive into|download our app|get the app"),
    "copyright": phrases_of(
        "copyright|©|(c) 20|all rights reserved|todos los derechos reservados|tous droits réservés|"
        "alle rechte vorbehalten|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden|"
        "جميع الحقوق محفوظة|版权所有|все права защищены|tüm hakları saklıdır|無断転載"
    ),
    "reading-time": phrases_of(
        "reading time|read time|temps de lecture|tiempo de lectura|lesezeit|tempo di lettura|tempo de leitura|"
        "leestijd|время чтения|阅读时间|阅读时长|okuma süresi|czas czytania|lästid|مدة القراءة"
    ),
    "cookie-notice": phrases_of(
        "we use cookies|this website uses cookies|this site uses cookies|accept all cookies|cookie settings|"
        "usamos cookies|utilizamos cookies|nous utilisons des cookies|wir verwenden cookies|"
        "diese website verwendet cookies|utilizziamo i cookie|wij gebruiken cookies|çerez|"
        "мы используем файлы cookie"
    ),
    "photo-credit": phrases_of(
        "photo:|photo by|photos by|image:|image credit|photo credit|picture:|pictures:|credit:|foto:|fotos:|bild:|"
        "crédit photo|photo :|crédits|fotografía:|imagen:|immagine:|imagem:|beeld:|صورة:|图:|图片来源|图源|摄影|"
        "写真:|写真：|фото:|fotoğraf:|zdjęcie:|getty images|file photo"
    ),
    "comments-box": phrases_of("no comments yet|be the first to comment|comments are closed|0 comments"),
    "contact-box": phrases_of(
        "got a tip?|contact us|follow us on|follow @|síguenos en|suivez-nous sur|folgen sie uns|seguici su|"
        "siga-nos|volg ons|تابعنا|关注我们|подписывайтесь на|bizi takip edin|join our whatsapp"
    ),
    "wire-sign-off": phrases_of("(reporting by|(writing by|(editing by|our standards: the thomson reuters"),
}

GLUED: Mapping[str, tuple[str, ...]] = {
    "portfolio-error": phrases_of("error in retrieving data|sign in to access your portfolio"),
    "crossword": phrases_of("solve the daily crossword"),
    "comments-box": phrases_of("view comments|no comments yet...|no comments yet"),
    "share-buttons": phrases_of("share this article|share on facebook|share on twitter|copy link"),
    "newsletter-box": phrases_of(
        "sign up for our newsletter|sign up for our newsletter.|subscribe to our newsletter|"
        "subscribe to our newsletter."
    ),
    "media-player": phrases_of("loading...|play video"),
    "advertisement": phrases_of("advertisement|story continues below advertisement|publicidad|anzeige|publicité"),
    "recommended-heading": phrases_of("recommended stories|terms and privacy policy|privacy dashboard"),
}

TAIL_OPENERS: Mapping[str, tuple[str, ...]] = {
    "recommended-heading": phrases_of(
        "recommended reading|most popular in|most popular|more stories from|more stories|more from|more in|"
        "more news from|top stories|trending now|editor's picks|editors' picks|you may also like|around the web|"
        "what to read next|te puede interesar|lo más leído|más noticias|sur le même sujet|les plus lus|"
        "mehr zum thema|das könnte sie auch interessieren|meistgelesen|i più letti|potrebbe interessarti|"
        "mais lidas|meest gelezen|相关阅读|延伸阅读|関連記事|самое читаемое|bunlar da ilginizi çekebilir|"
        "الأكثر قراءة|مواضيع ذات صلة"
    ),
    "media-player": phrases_of(
        "listen to the full|listen to our|watch the full|watch our|subscribe to our podcast|escucha nuestro|"
        "écoutez notre|hören sie unseren"
    ),
    "newsletter-box": phrases_of(
        "sign up to|sign up for|subscribe to|suscríbete a|inscrivez-vous à|abonnez-vous à|abonnieren sie|"
        "iscriviti a|assine a|abonneer je op|подпишитесь на|abone olun"
    ),
    "read-more-link": phrases_of(
        "read more from|read more about|read more:|read more on|read the latest|click here to|see also"
    ),
    "sign-in": phrases_of("sign in to|log in to"),
}
"""Openings of what a dump glues behind the last sentence of a body: everything from there on is foreign."""

NEIGHBOURS: tuple[str, ...] = phrases_of(
    "next:|next up:|next article:|next post:|next story:|previous:|previous article:|previous post:|previous story:|"
    "siguiente:|anterior:|artículo siguiente:|artículo anterior:|suivant:|précédent:|article suivant:|"
    "article précédent:|nächster artikel:|nächster beitrag:|vorheriger artikel:|vorheriger beitrag:|"
    "próximo artigo:|artigo anterior:|prossimo articolo:|articolo precedente:|volgende artikel:|vorige artikel:|"
    "下一篇:|下一篇：|上一篇:|上一篇：|التالي:|السابق:"
)
"""Openings of links to the articles before and after, for rules alone: the words without the colon open sentences."""

BOXES: Mapping[str, tuple[str, ...]] = {
    "consent-box": phrases_of(
        "we need your permission|we need your consent|to show you this content, we|this content is hosted by|"
        "to view this content, |to see this content, |waiting for your permission|an dieser stelle finden sie externe|"
        "an dieser stelle befindet sich ein externer|ich bin damit einverstanden, dass mir externe|"
        "empfohlener redaktioneller inhalt|empfohlener externer inhalt|wir benötigen ihre zustimmung|"
        "ce contenu est bloqué|ce contenu est hébergé|ce contenu n'a pas pu être affiché|pour afficher ce contenu|"
        "pour visualiser ce contenu|para ver este contenido|este contenido está alojado|"
        "per visualizzare questo contenuto|questo contenuto è ospitato|para ver este conteúdo|om deze inhoud te|"
        "för att se detta innehåll|for å se dette innholdet|for at se dette indhold|aby wyświetlić tę treść|"
        "aby zobaczyć tę treść|чтобы увидеть этот контент|bu içeriği görmek için"
    ),
    "share-buttons": phrases_of("share or comment on this article|share this article:|share this story:"),
    "app-box": phrases_of("click here to download|click here to get the|click here to join"),
}
"""Openings of boxes that ask for leave to show what another site holds, or offer to share, for rules alone."""

VIEWS: tuple[str, ...] = phrases_of(
    "views?|page ?views?|visualizaciones|vistas|vues|aufrufe|visualizzazioni|visualizações|weergaven|visningar|"
    "visninger|wyświetleń|просмотр[аов]{0,2}|перегляд[иів]{0,2}|görüntülen?me|مشاهدات?|مشاهدة|次浏览|次阅读|浏览|阅读|"
    "回視聴|閲覧|조회|lượt xem"
)
"""Patterns of what stands behind a number alone on a line that says how often a page was looked at, for rules alone."""

CUT_SHORT: tuple[str, ...] = phrases_of(
    "read the full story|read full article|read the full article|read full story|to continue reading|"
    "subscribe to continue reading|subscribe to read the full|this article is for subscribers|"
    "this content is for subscribers|already a subscriber|unlock this article|sign in to read|"
    "contenido exclusivo para suscriptores|article réservé aux abonnés|cet article est réservé|"
    "la suite est réservée aux abonnés|nur für abonnenten|contenuto riservato agli abbonati|"
    "conteúdo exclusivo para assinantes|alleen voor abonnees|阅读全文|この記事は有料|この記事は会員限定|"
    "читать полностью|läs hela artikeln"
)
"""Beginnings of lines and sentences that say that the text goes on elsewhere or behind a paywall."""

CALLS_ON: tuple[str, ...] = phrases_of(
    "continue reading|keep reading|read more at|read more on|seguir leyendo|continuar leyendo|sigue leyendo|"
    "continuer la lecture|weiterlesen|jetzt weiterlesen|diesen artikel weiterlesen|continua a leggere|leggi tutto|"
    "continue lendo|continuar lendo|lees verder|verder lezen|متابعة القراءة|继续阅读|点击阅读|続きを読む|читать далее|"
    "haberin devamı|czytaj dalej"
)
"""Beginnings of lines and sentences that lead on: to the rest of a text that breaks off, or else to other texts."""

CUT_SHORT_ALONE: tuple[str, ...] = phrases_of(
    "read more|leer más|lire la suite|mehr lesen|leggi di più|leia mais|lees meer|اقرأ المزيد|devamını oku|läs mer|more"
)
"""Calls to read on that say so only when they stand alone: before a colon they are links to other articles."""

CUT_SHORT_PATTERNS: tuple[str, ...] = (
    r"il vous reste [\d.,]+ ?% de cet article",
    r"残り\s?[\d,]+\s?文字",
    r"you have [\w ]{1,20} free articles? (?:left|remaining)",
)
"""Patterns of paywalls that count what is left."""

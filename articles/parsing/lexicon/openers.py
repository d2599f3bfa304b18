"""Words that open a sentence and have a capital nowhere else: after a run of words they mark a new sentence.

Articles, pronouns, prepositions, conjunctions, adverbs and interjections; German without "Sie" and "Ihr", which it
capitalises anywhere. ``SAYING`` are words after which a quotation is part of the sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import words_of

OPENERS: Mapping[str, str] = {
    "en": (
        "The A An It It's Its They They're Their We We're He He's She She's This That That's These Those There "
        "There's But And So Or Yet As If When While Where After Before Since Because Although Though Despite "
        "During In On At For From With Without By To Of Under Over Between Among Also However Meanwhile Moreover "
        "Still Then Now Here Not No Yes Yup Yep Well What Why How Who Which Every Each Some Many Most Several Both "
        "Another Other One Two Three Last According You You're Your Our My His Her"
    ),
    "es": (
        "El La Los Las Un Una Unos Unas Es Son Este Esta Estos Estas Ese Esa Pero Y Así Si Cuando Mientras Después "
        "Antes Desde Porque Aunque Durante En Con Sin Por Para Según También Además Sin Ya Hoy No Sí Cada Algunos "
        "Muchos Como Tras Su Sus Se Lo"
    ),
    "fr": (
        "À Là Le La Les Un Une Des Il Elle Ils Elles Ce Cette Ces C'est Mais Et Ainsi Si Quand Pendant Après Avant "
        "Depuis Parce Bien Dans Avec Sans Par Pour Selon Aussi Cependant Toutefois Non Oui Chaque Certains "
        "Plusieurs Comme Au Aux Sur En On Nous Vous Son Sa Ses Leur"
    ),
    "de": (
        "Ein Eine Einen Einem Einer Es Er Wir Ich Man Aber Und Doch Denn Oder Wenn Während Nachdem Bevor Weil "
        "Obwohl Als Nach Bei Beim Mit Im Am In Auf Für Seit Vor Zum Zur Zu Aus Um Unter Über Durch Ohne Gegen Laut "
        "Auch Außerdem Allerdings Trotzdem Dennoch Jedoch Dabei Damit Dazu Dafür Deshalb Daher Dann Danach Nun "
        "Jetzt So Nicht Kein Keine Nein Ja Jeder Jede Jedes Viele Einige Manche Dieser Diese Dieses Der Die Das "
        "Wer Wie Was Warum Wo Noch Schon Bisher Inzwischen Zudem"
    ),
    "it": (
        "Il Lo La I Gli Le Un Uno Una È Sono Questo Questa Questi Queste Ma E Così Se Quando Mentre Dopo Prima "
        "Perché Nel Nella Nei Con Senza Per Secondo Anche Inoltre Tuttavia Non Sì Ogni Alcuni Molti Come Al Alla "
        "Sul Sulla In Da Dal Si"
    ),
    "pt": (
        "O A Os As Um Uma É São Este Esta Estes Estas Esse Essa Mas E Assim Se Quando Enquanto Depois Antes Desde "
        "Porque Embora No Na Nos Nas Com Sem Por Para Segundo Também Além Não Sim Cada Alguns Muitos Como Ao Em "
        "Seu Sua"
    ),
    "nl": (
        "De Het Een Dit Dat Deze Die Maar En Dus Als Wanneer Terwijl Na Voor Sinds Omdat Hoewel Tijdens In Op Met "
        "Zonder Door Volgens Ook Bovendien Echter Niet Nee Ja Elke Sommige Veel Zij Hij Ze Er Wij We Uit Bij Om "
        "Toen"
    ),
    "ru": (
        "Это Этот Эта Эти Он Она Они Мы Но И Так Если Когда Пока После До Потому Хотя Во В На С Без По Для Также "
        "Однако Не Нет Да Каждый Некоторые Многие Как При Из За Под Кроме Его Её Их По Об О"
    ),
    "tr": (
        "Bu Bir O Onlar Biz Ama Ve Eğer Sonra Önce Çünkü Ancak Ayrıca Hayır Evet Her Bazı Birçok Yine Böylece "
        "Şimdi Fakat"
    ),
    "sv": (
        "Det Den De En Ett Han Hon Vi Men Och Så Om När Efter Före Eftersom I På Med Utan Enligt Också Nej Ja "
        "Varje Många"
    ),
}

SAYING: frozenset[str] = words_of(
    "added album appelé as asked book called calls chamado chiamato detto dice dijo disse dit dubbed entitled film "
    "genannt intitulé labeled labelled like llamada llamado movie named nennt phrase read reading reads sagt sagte "
    "said say saying says series show slogan song term that titled titulada titulado told word words writes wrote "
    "zegt zei"
)

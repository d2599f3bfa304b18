"""Single words that tell what a line is, the same thing in many languages: the line model learns them as one word.

What it learns of "advertisement" on English pages it then knows of "werbung" and "реклама". Words are in lower case and
mean this in every language that has them: "del", which is both "share" and "of the", is in no list.
"""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import words_of

CUES: Mapping[str, frozenset[str]] = {
    "advertisement": words_of(
        "advertisement advertisements ad ads advert sponsored promoted publicidad anuncio anuncios publicité werbung "
        "anzeige anzeigen pubblicità publicidade reclame advertentie reklam reklama reklame annons annonse annoncer "
        "mainos mainokset реклама إعلان إعلانات hirdetés διαφήμιση publicitate iklan reklamos reklaam פרסומת विज्ञापन "
        "प्रायोजित publicitat reklamní sponzorované sponsorisé gesponsert patrocinado"
    ),
    "read": words_of(
        "read reads reading leer lee lea leyendo lire lisez lu lecture lesen lies gelesen weiterlesen leggi leggere "
        "letti ler leia lidas lees lezen gelezen verder läs lästa les lest læs læst lue luetuimmat читать читайте "
        "читаемое oku okunan okumaya czytaj czytane přečtěte čtěte čtenější prečítajte olvassa olvasott citește "
        "citiți διαβάστε اقرأ قراءة baca dibaca đọc читати прочетете čitaj pročitajte lexo llegir קרא पढ़ें"
    ),
    "more": words_of(
        "more más plus mehr più mais meer mer mere lisää ещё еще больше daha więcej více viac tovább bővebben "
        "περισσότερα المزيد selengkapnya thêm більше още više daugiau rohkem vairāk més עוד अधिक"
    ),
    "also": words_of(
        "also también aussi auch anche também ook också også myös также ayrıca też również též také tiež szintén "
        "επίσης أيضا أيضاً أيضًا juga також също također taip també גם भी"
    ),
    "related": words_of(
        "related relacionados relacionadas relacionado liés similaires connexes verwandte thema themen correlati "
        "correlate gerelateerd gerelateerde relaterade relaterte relaterede aiheesta похожие теме ilgili powiązane "
        "podobne související súvisiace kapcsolódó similare σχετικά صلة terkait berkaitan quan схожі подобни povezane "
        "susiję seotud קשורים संबंधित recommended recommandé recomendados empfohlen consigliati aanbevolen "
        "suosittelemme рекомендуем önerilen polecane doporučené ajánlott recomandate"
    ),
    "most": words_of(
        "most popular trending trends tendencias meist meistgelesen meistgelesene beliebt populaire populaires "
        "popolari populair populära mest populært suosituimmat популярное самое popüler çok najczęściej "
        "najpopularniejsze nejčtenější nejnovější najčítanejšie legolvasottabb populare δημοφιλή الأكثر terpopuler "
        "populer populiariausi loetumad najčitanije הנצפים"
    ),
    "latest": words_of(
        "latest últimas últimos dernières derniers récents neueste neuesten aktuelle ultime ultimi recentes laatste "
        "senaste siste seneste uusimmat tuoreimmat последние свежие son najnowsze poslední legfrissebb friss ultimele "
        "τελευταία أحدث آخر terbaru terkini mới останні последни najnovije naujausi uusimad אחרון ताज़ा"
    ),
    "news": words_of(
        "news noticias nouvelles actualités actualité actus nachrichten notizie noticie notícias nieuws nyheter "
        "nyheder uutiset новости haberler haber wiadomości aktualności zprávy zpravodajství správy hírek știri "
        "ειδήσεις νέα أخبار الأخبار berita tin новини vijesti vesti naujienos uudised ziņas חדשות समाचार lajme"
    ),
    "comments": words_of(
        "comment comments commented comentario comentarios comentar commentaire commentaires commenter kommentar "
        "kommentare kommentieren commento commenti commenta comentário comentários reactie reacties reageer "
        "kommentarer kommentera kommentti kommentit комментарий комментарии комментариев yorum yorumlar komentarz "
        "komentarze komentáře komentár diskuse diskuze diskusia hozzászólás hozzászólások comentarii σχόλια تعليق "
        "تعليقات التعليقات komentar bình luận коментарі коментари komentarai kommentaarid komentāri תגובות टिप्पणी "
        "reply replies antworten répondre responder rispondi svara svar beantwoorden ответить yanıtla odpowiedz"
    ),
    "share": words_of(
        "share sharing shares tweet compartir comparte partager partagez teilen condividi compartilhar compartilhe "
        "partilhar delen deel dela jaa поделиться paylaş udostępnij sdílet zdieľať megosztás distribuie κοινοποίηση "
        "شارك مشاركة bagikan sẻ поширити сподели podijeli dalintis jaga dalīties comparteix שתף साझा copy link enlace "
        "lien kopieren"
    ),
    "networks": words_of(
        "facebook twitter whatsapp linkedin pinterest reddit telegram flipboard instagram youtube tiktok messenger "
        "threads bluesky mastodon snapchat viber vkontakte xing rss email mail signal фейсбук телеграм"
    ),
    "newsletter": words_of(
        "newsletter newsletters boletín boletines infolettre nieuwsbrief nieuwsbrieven nyhetsbrev nyhedsbrev "
        "uutiskirje рассылка рассылку bülten bülteni newslettera zpravodaj hírlevél hírlevélre ενημερωτικό النشرة "
        "buletin inbox podcast podcasts alerts benachrichtigungen notifications notificaciones"
    ),
    "subscribe": words_of(
        "subscribe subscribed subscriber subscribers subscribing subscription subscriptions suscríbete suscribirse "
        "suscriptor suscriptores suscripción abonnez abonner abonné abonnés abonnement abonnements abonnieren "
        "abonnent abonnenten abo abbonati abbonamento abbonarsi iscriviti assine assinar assinante assinantes "
        "assinatura abonnee abonnees abonneren prenumerera prenumerant tilaa tilaajille tilaus подписка подписаться "
        "подпишитесь подписки abone abonelik subskrybuj prenumerata prenumeratę předplatné predplatné předplatit "
        "előfizetés előfizetők előfizető abonează abonați εγγραφή συνδρομή اشترك اشتراك berlangganan підписатися "
        "підписка абонирай pretplati pretplata prenumeruoti הירשם premium paywall"
    ),
    "sign in": words_of(
        "login logout signin signup register registered registration account sign iniciar sesión registrarse "
        "registrarte regístrate cuenta connecter connexion inscrire inscription compte anmelden anmeldung einloggen "
        "registrieren registrierung konto accedi registrati accesso entrar cadastre cadastro conta inloggen aanmelden "
        "registreer logga logg kirjaudu rekisteröidy войти вход регистрация аккаунт giriş kayıt üye zaloguj logowanie "
        "zarejestruj přihlásit přihlášení registrace prihlásiť bejelentkezés regisztráció autentificare σύνδεση تسجيل "
        "الدخول حساب masuk daftar увійти реєстрація prijava registracija prisijungti logi התחבר password passwort "
        "contraseña wachtwoord пароль"
    ),
    "privacy": words_of(
        "cookie cookies privacy privacidad confidentialité datenschutz datenschutzerklärung datenschutzeinstellungen "
        "privacidade privacybeleid integritet personvern privatliv tietosuoja evästeet конфиденциальности gizlilik "
        "çerez prywatności prywatność soukromí súkromia adatvédelem adatvédelmi confidențialitate απορρήτου απόρρητο "
        "الخصوصية privasi kebijakan конфіденційності поверителност privatnosti privatnost privatumo consent gdpr "
        "einwilligung consentement consentimiento consenso samtycke samtykke"
    ),
    "terms": words_of(
        "terms conditions términos condiciones agb nutzungsbedingungen impressum imprint termini condizioni termos "
        "condições voorwaarden villkor vilkår käyttöehdot условия соглашение koşulları regulamin podmínky podmienky "
        "feltételek termeni condiții όροι الشروط syarat ketentuan умови uvjeti sąlygos disclaimer legal mentions "
        "légales rechtliche accessibility barrierefreiheit accessibilité"
    ),
    "copyright": words_of(
        "copyright rights reserved derechos reservados droits réservés rechte vorbehalten diritti riservati direitos "
        "rechten voorbehouden rättigheter rettigheter rettigheder oikeudet pidätetään права защищены hakları saklıdır "
        "prawa zastrzeżone práva vyhrazena vyhradené jogok fenntartva drepturile rezervate δικαιώματα الحقوق محفوظة "
        "hak cipta захищені запазени prava pridržana teisės reproduction"
    ),
    "photo": words_of(
        "photo photos photograph photographs photographer photography picture pictured image images foto fotos "
        "fotografía fotógrafo imagen imágenes photographie bild bilder bildquelle fotograf fotografin symbolbild "
        "archivbild archivfoto symbolfoto immagine immagini fotografia imagem imagens beeld bildet billede kuva фото "
        "фотография снимок fotoğraf görsel zdjęcie zdjęcia fot snímek fotó kép fotografie imagine φωτογραφία εικόνα "
        "صورة الصورة صور تصوير gambar ảnh світлина снимка slika nuotr nuotrauka attēls imatge צילום तस्वीर getty "
        "shutterstock istock imago alamy unsplash pixabay dpa afp ritzau ntb scanpix epa caption courtesy handout "
        "illustration illustrationen illustratie"
    ),
    "credit": words_of(
        "credit credits crédito créditos crédit crédits quelle credito source fuente fonte bron källa kilde lähde "
        "источник kaynak źródło zdroj forrás sursa πηγή المصدر sumber nguồn джерело източник izvor šaltinis"
    ),
    "video": words_of(
        "video videos vídeo vídeos vidéo vidéos videó видео відео βίντεο فيديو watch regarder ansehen anschauen "
        "guarda assista bekijk kijk katso смотреть смотрите izle obejrzyj zobacz sledujte nézze urmăriți δείτε شاهد "
        "tonton xem дивіться гледайте pogledajte žiūrėti play pause mute volume fullscreen playback player duration "
        "audio listen escuchar écouter anhören ascolta ouvir luister lyssna kuuntele слушать dinle posłuchaj"
    ),
    "gallery": words_of(
        "gallery galleries galería galerías galerie galerien bildergalerie fotostrecke fotogalerie diaporama galleria "
        "gallerie galeria fotogalería bildspel galleri kuvagalleria галерея фотогалерея galeri galéria γκαλερί "
        "slideshow slide slides carousel"
    ),
    "by": words_of(
        "by author authors autor autora autores autorin auteur auteurs autrice autore autori auteure författare "
        "forfatter kirjoittaja toimittaja автор yazar yazan szerző autorul συντάκτης بقلم الكاتب كتب penulis tác "
        "автори autorius autoriaus written wrote escrito écrit geschrieben verfasst scritto geschreven skriven "
        "skrevet bài"
    ),
    "editor": words_of(
        "editor editors editorial newsroom reporter reporters correspondent journalist journalists staff writer "
        "contributor redacción redactor periodista periodistas corresponsal rédaction rédacteur journaliste "
        "journalistes redaktion redakteur redakteurin redaktorin journalistin korrespondent redazione giornalista "
        "redação jornalista repórter redactie verslaggever redaksjonen redaktionen toimitus редакция журналист "
        "корреспондент редактор muhabir editör redakcja dziennikarz redaktor redakce redaktorka redakcia szerkesztő "
        "újságíró redacția jurnalist δημοσιογράφος محرر مراسل صحفي redaksi wartawan редакція кореспондент novinar "
        "redakcija toimetaja"
    ),
    "published": words_of(
        "published posted publicado publicada publicación publié publiée publication paru veröffentlicht erschienen "
        "veröffentlichung pubblicato pubblicata gepubliceerd geplaatst publicerad publisert publiceret udgivet "
        "julkaistu опубликовано опубликован публикация yayınlanma yayınlandı opublikowano publikacja publikováno "
        "vydané zverejnené megjelent közzétéve publicat publicată δημοσίευση δημοσιεύτηκε نشر نُشر النشر "
        "dipublikasikan diterbitkan đăng опубліковано публикувано objavljeno paskelbta avaldatud created"
    ),
    "updated": words_of(
        "updated modified update actualizado actualizada actualización actualisé modifié jour aktualisiert stand "
        "aggiornato aggiornamento atualizado atualizada bijgewerkt uppdaterad oppdatert opdateret päivitetty "
        "обновлено güncelleme güncellendi güncellenme aktualizacja zaktualizowano aktualizováno aktualizované "
        "frissítve frissült actualizat ενημέρωση ενημερώθηκε تحديث diperbarui оновлено обновена ažurirano atnaujinta "
        "uuendatud"
    ),
    "minutes": words_of(
        "minute minutes min mins minuto minutos minuten minuti minuut minuuttia minuter minutter минут минуты минуту "
        "мин dakika dk minut minuty minúty perc λεπτά دقيقة دقائق menit phút хвилин минути minuta minučių hour hours "
        "hora horas heure heures stunde stunden std ora uur timme timmar timer tuntia час часа часов saat godzin "
        "godziny hodin hodiny óra ore ώρες ساعة ساعات jam giờ годин sati ago hace vor fa geleden sedan siden sitten "
        "назад önce temu ezelőtt acum πριν منذ lalu тому преди prieš"
    ),
    "follow": words_of(
        "follow follows followers following seguir síguenos sigue seguidores suivre suivez folgen folge seguici segui "
        "siga volg volgen följ følg seuraa подписывайтесь следите takip obserwuj śledź kövessen kövess urmărește "
        "ακολουθήστε تابعنا تابع ikuti dõi стежте следвайте pratite sekite join únete rejoignez unisciti "
        "присоединяйтесь katıl dołącz app apps download descarga téléchargez herunterladen scarica baixe télécharger "
        "laden ladda hämta скачать indir pobierz stáhnout letöltés descarcă تحميل unduh"
    ),
    "tags": words_of(
        "tags tag topics topic etiquetas temas clés sujets schlagworte stichwörter schlagwörter argomenti assuntos "
        "tópicos onderwerpen trefwoorden ämnen emner aiheet asiasanat теги темы метки etiketler tagi tematy štítky "
        "témata témy címkék etichete ετικέτες وسوم الكلمات الدلالية topik từ khóa мітки етикети oznake raktažodžiai "
        "keywords categories category kategorie kategorien catégorie catégories categorías categoria categorie "
        "categoría kategoria kategorier kategori"
    ),
    "navigation": words_of(
        "menu home search skip content navigation sections close open back top next previous inicio buscar menú "
        "portada accueil rechercher recherche startseite suche suchen menü schließen öffnen zurück weiter cerca "
        "chiudi início pesquisar fechar zoeken sluiten terug sök stäng meny hem hjem søg søk luk lukk haku valikko "
        "etusivu поиск меню главная закрыть anasayfa ara menüsü kapat szukaj strona główna zamknij hledat domů zavřít "
        "hľadať domov keresés főoldal bezárás caută acasă închide αναζήτηση αρχική μενού بحث القائمة الرئيسية beranda "
        "cari tutup trang chủ пошук головна търсене начало traži početna naslovnica paieška otsi meklēt חיפוש ראשי "
        "खोज breadcrumb contact contacto kontakt contatti contato faq help hilfe ayuda aide sitemap"
    ),
    "sections": words_of(
        "politics política politique politik politica politiek politikk politiikka политика siyaset polityka politika "
        "πολιτική سياسة اقتصاد economy economía économie wirtschaft economia economie ekonomi talous экономика "
        "gospodarka ekonomika gazdaság οικονομία business finance finanzas finanzen sport sports deportes esportes "
        "urheilu спорт spor sportovní αθλητικά رياضة olahraga thao culture cultura kultur kultura kultúra kulttuuri "
        "культура kültür πολιτισμός ثقافة weather wetter météo meteo tiempo väder vær sää погода hava pogoda počasí "
        "időjárás entertainment entretenimiento unterhaltung opinion opinión meinung opinioni opinião mening "
        "mielipide мнения technology tecnología technologie tecnologia teknologi tekniikka технологии teknoloji "
        "health salud santé gesundheit salute saúde gezondheid hälsa helse sundhed terveys здоровье sağlık zdrowie "
        "zdraví egészség sănătate υγεία صحة kesehatan lifestyle travel viajes voyage reise reisen viaggi reizen world "
        "mundo monde welt mondo wereld världen verden maailma мир dünya świat svět külföld lume κόσμος العالم dunia"
    ),
    "continue": words_of(
        "continue continues continuar continúa continuer suite fortsetzen continua fortsätt fortsett fortsæt jatka "
        "продолжить devamı kontynuuj pokračovat pokračovanie folytatás continuă συνέχεια متابعة lanjutkan продовжити "
        "unlock freischalten exclusive exclusivo exclusif exklusiv esclusivo réservé reservado already ya déjà "
        "bereits già já alan trial offer angebot oferta offre offerta"
    ),
    "please": words_of(
        "please click clic klicken klick cliquez clicca clique klik klikken klicka klikk klikkaa нажмите tıklayın "
        "tıkla kliknij klikněte kliknite kattintson apasă κάντε انقر اضغط nhấn натисніть кликнете here aquí ici qui "
        "aqui här her täältä tästä здесь burada tutaj zde itt aici εδώ هنا disini"
    ),
    "month": words_of(
        "january february march april may june july august september october november december jan feb mar apr jun "
        "jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre janvier février mars avril mai juin juillet août septembre octobre novembre décembre januar jänner "
        "februar märz juni juli oktober dezember gennaio febbraio aprile maggio giugno luglio settembre ottobre "
        "dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari maart "
        "mei augustus maj augusti tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu "
        "lokakuu marraskuu joulukuu января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık stycznia lutego marca kwietnia "
        "maja czerwca lipca sierpnia września października listopada grudnia ledna února března dubna května června "
        "července srpna září října listopadu prosince januára februára apríla mája júna júla augusta septembra "
        "októbra novembra decembra január február március április május június július augusztus szeptember október "
        "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie ιανουαρίου "
        "φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου "
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر maret agustus desember січня "
        "лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня siječnja veljače ožujka "
        "travnja svibnja lipnja srpnja kolovoza rujna studenoga prosinca sausio vasario kovo balandžio gegužės "
        "birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"
    ),
    "weekday": words_of(
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun lunes martes miércoles "
        "jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch "
        "donnerstag freitag samstag sonnabend sonntag lunedì martedì mercoledì giovedì venerdì sabato domenica "
        "segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag måndag tisdag "
        "onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai "
        "perjantai lauantai sunnuntai понедельник вторник среда четверг пятница суббота воскресенье pazartesi salı "
        "çarşamba perşembe cuma cumartesi pazar poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí "
        "úterý středa čtvrtek pátek neděle hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri "
        "joi vineri sâmbătă duminică δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή الاثنين الثلاثاء الأربعاء "
        "الخميس الجمعة السبت الأحد senin selasa rabu kamis jumat sabtu minggu понеділок вівторок середа субота неділя "
        "today heute hoy oggi hoje vandaag idag сегодня bugün dzisiaj dnes ma azi σήμερα اليوم hari yesterday gestern "
        "ayer hier ieri"
    ),
}

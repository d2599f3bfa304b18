"""Names of months as newspapers print them, by language (BCP 47), January first; spellings stand apart by "|".

Where two languages give a word to two months (листопад, "listopada"), the one listed first has it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from articles.parsing.normalise import fold

MONTHS_BY_LANGUAGE: Mapping[str, str] = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
    "september|sept|sep october|oct november|nov december|dec",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
    "septiembre|setiembre|sept|sep|set octubre|oct noviembre|nov diciembre|dic",
    "fr": "janvier|janv|jan février|févr|fév|fevrier mars avril|avr mai juin juillet|juil août|aout "
    "septembre|sept octobre|oct novembre|nov décembre|déc|decembre",
    "de": "januar|jänner|jan februar|feber|feb märz|mär|mrz april|apr mai juni|jun juli|jul august|aug "
    "september|sept|sep oktober|okt november|nov dezember|dez",
    "it": "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
    "settembre|sett|set ottobre|ott novembre|nov dicembre|dic",
    "pt": "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago "
    "setembro|set outubro|out novembro|nov dezembro|dez",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug "
    "september|sept|sep oktober|okt november|nov december|dec",
    "ar": "يناير|كانون_الثاني|جانفي فبراير|شباط|فيفري مارس|آذار أبريل|ابريل|نيسان|أفريل مايو|أيار|ماي "
    "يونيو|حزيران|جوان يوليو|تموز|جويلية أغسطس|اغسطس|آب|أوت سبتمبر|أيلول أكتوبر|اكتوبر|تشرين_الأول "
    "نوفمبر|تشرين_الثاني ديسمبر|كانون_الأول",
    "ru": "января|январь|янв февраля|февраль|фев марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн "
    "июля|июль|июл августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт "
    "ноября|ноябрь|ноя декабря|декабрь|дек",
    "tr": "ocak|oca şubat|şub mart|mar nisan|nis mayıs|may haziran|haz temmuz|tem ağustos|ağu "
    "eylül|eyl ekim|eki kasım|kas aralık|ara",
    "uk": "січня|січень лютого|лютий березня|березень квітня|квітень травня|травень червня|червень "
    "липня|липень серпня|серпень вересня|вересень жовтня|жовтень листопада|листопад грудня|грудень",
    "pl": "stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze "
    "lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź "
    "listopada|listopad|lis grudnia|grudzień|gru",
    "cs": "ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec "
    "srpna|srpen září října|říjen listopadu prosince|prosinec",
    "sv": "januari|jan februari|feb mars april|apr maj juni|jun juli|jul augusti|aug "
    "september|sep|sept oktober|okt november|nov december|dec",
    "da": "januar|jan februar|feb marts april|apr maj juni|jun juli|jul august|aug "
    "september|sep oktober|okt november|nov december|dec",
    "no": "januar|jan februar|feb mars april|apr mai juni|jun juli|jul august|aug "
    "september|sep oktober|okt november|nov desember|des",
    "fi": "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu toukokuuta|toukokuu "
    "kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu "
    "marraskuuta|marraskuu joulukuuta|joulukuu",
    "ro": "ianuarie|ian februarie|feb martie aprilie|apr mai iunie|iun iulie|iul august|aug "
    "septembrie|sept octombrie|oct noiembrie|noi decembrie|dec",
    "hu": "január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug "
    "szeptember|szept október|okt november|nov december|dec",
    "el": "ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μαρ απριλίου|απρίλιος|απρ "
    "μαΐου|μάιος|μαϊ ιουνίου|ιούνιος|ιουν ιουλίου|ιούλιος|ιουλ αυγούστου|αύγουστος|αυγ "
    "σεπτεμβρίου|σεπτέμβριος|σεπ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοε δεκεμβρίου|δεκέμβριος|δεκ",
    "he": "בינואר|ינואר בפברואר|פברואר במרץ|מרץ באפריל|אפריל במאי|מאי ביוני|יוני ביולי|יולי "
    "באוגוסט|אוגוסט בספטמבר|ספטמבר באוקטובר|אוקטובר בנובמבר|נובמבר בדצמבר|דצמבר",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "hi": "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "id": "januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu|ags "
    "september|sep oktober|okt november|nov desember|des",
    "ca": "gener|gen febrer|febr març abril|abr maig juny juliol|jul agost|ag setembre|set octubre|oct novembre|nov "
    "desembre|des",
    "gl": "xaneiro|xan febreiro|feb marzo abril maio xuño|xuñ xullo|xul agosto setembro outubro novembro decembro|dec",
    "eu": "urtarrilaren|urtarrilak otsailaren|otsailak martxoaren|martxoak apirilaren|apirilak maiatzaren|maiatzak "
    "ekainaren|ekainak uztailaren|uztailak abuztuaren|abuztuak irailaren|irailak urriaren|urriak "
    "azaroaren|azaroak abenduaren|abenduak",
    "is": "janúar|jan febrúar|feb mars apríl maí júní|jún júlí|júl ágúst|ágú september|sep október|okt nóvember|nóv "
    "desember|des",
    "fo": "januar februar mars apríl mai juni juli august september oktober november desember",
    "kl": "januaari februaari marsi apriili maaji juuni juuli aggusti septemberi oktoberi novemberi decemberi",
    "lb": "januar februar mäerz abrëll mee juni juli august september oktober november dezember",
    "af": "januarie|jan februarie|feb maart|mrt april|apr mei junie|jun julie|jul augustus|aug september|sept "
    "oktober|okt november|nov desember|des",
    "lt": "sausio|sausis vasario|vasaris kovo|kovas balandžio|balandis gegužės|gegužė birželio|birželis "
    "liepos|liepa rugpjūčio|rugpjūtis rugsėjo|rugsėjis spalio|spalis lapkričio|lapkritis gruodžio|gruodis",
    "lv": "janvāris|janvārī februāris|februārī marts|martā aprīlis|aprīlī maijs|maijā jūnijs|jūnijā "
    "jūlijs|jūlijā augusts|augustā septembris|septembrī oktobris|oktobrī novembris|novembrī decembris|decembrī",
    "et": "jaanuar|jaan veebruar|veebr märts aprill mai juuni juuli august september|sept oktoober|okt "
    "november|nov detsember|dets",
    "sk": "januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta|august "
    "septembra|september októbra|október novembra|november decembra|december",
    "sl": "januarja|januar februarja|februar marca|marec aprila|april maja|maj junija|junij julija|julij "
    "avgusta|avgust septembra|september oktobra|oktober novembra|november decembra|december",
    "hr": "siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj lipnja|lipanj "
    "srpnja|srpanj kolovoza|kolovoz rujna|rujan oktobra studenoga|studenog|studeni prosinca|prosinac",
    "sr": "januar|јануар|januara|јануара|jan|јан februar|фебруар|februara|фебруара|feb|феб "
    "mart|март|marta|марта|mar|мар april|април|aprila|априла|apr|апр maj|мај|maja|маја jun|јун|juna|јуна|juni|јуни "
    "jul|јул|jula|јула|juli|јули avgust|август|avgusta|августа|avg|авг septembar|септембар|septembra|септембра|sep|сеп "
    "oktobar|октобар|oktobra|октобра|okt|окт novembar|новембар|novembra|новембра|nov|нов "
    "decembar|децембар|decembra|децембра|dec|дец",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "bg": "януари|ян февруари|февр март|мар април|апр май юни юли август|авг септември|септ октомври|окт "
    "ноември|ноем декември|дек",
    "be": "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "ka": "იანვარი|იანვარს თებერვალი|თებერვალს მარტი|მარტს აპრილი|აპრილს მაისი|მაისს ივნისი|ივნისს ივლისი|ივლისს "
    "აგვისტო|აგვისტოს სექტემბერი|სექტემბერს ოქტომბერი|ოქტომბერს ნოემბერი|ნოემბერს დეკემბერი|დეკემბერს",
    "hy": "հունվարի|հունվար փետրվարի|փետրվար մարտի|մարտ ապրիլի|ապրիլ մայիսի|մայիս հունիսի|հունիս հուլիսի|հուլիս "
    "օգոստոսի|օգոստոս սեպտեմբերի|սեպտեմբեր հոկտեմբերի|հոկտեմբեր նոյեմբերի|նոյեմբեր դեկտեմբերի|դեկտեմբեր",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "uz": "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ms": "januari|jan februari|feb mac|mac april|apr mei jun julai|jul ogos|ogo september|sep|sept oktober|okt "
    "november|nov disember|dis",
    "tl": "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "so": "janaayo febraayo maarso abriil maajo juun luulyo agoosto sebtembar oktoobar nofembar disembar",
    "ha": "janairu fabrairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba",
    "zu": "januwari|ujanuwari februwari|ufebruwari mashi|umashi ephreli|uephreli meyi|umeyi juni|ujuni julayi|ujulayi "
    "agasti|uagasti septhemba|useptemba|septemba okthoba|uokthoba novemba|unovemba disemba|udisemba",
    "xh": "januwari|janyuwari februwari|febhuwari matshi epreli meyi juni julayi agasti septemba oktobha novemba "
    "disemba",
    "cy": "ionawr|ion chwefror|chwef mawrth ebrill mai mehefin|meh gorffennaf|gorff awst medi hydref|hyd tachwedd|tach "
    "rhagfyr|rhag",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "bn": "জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট|অগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "mr": "जानेवारी फेब्रुवारी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "ne": "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    "ta": "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "te": "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జూలై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    "gu": "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ|ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર|ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
    "pa": "ਜਨਵਰੀ ਫ਼ਰਵਰੀ|ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    "kn": "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "ml": "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ്|മെയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ്|ആഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
    "si": "ජනවාරි පෙබරවාරි මාර්තු අප්‍රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්",
    "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
}

THAI_MONTHS: Mapping[str, int] = {
    "ม.ค.": 1, "ก.พ.": 2, "มี.ค.": 3, "เม.ย.": 4, "พ.ค.": 5, "มิ.ย.": 6,
    "ก.ค.": 7, "ส.ค.": 8, "ก.ย.": 9, "ต.ค.": 10, "พ.ย.": 11, "ธ.ค.": 12,
}  # fmt: skip
"""The abbreviations of months in Thai, which hold stops."""

VIETNAMESE_MONTHS: Mapping[str, int] = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
"""The numbers that Vietnamese names its months by."""

IRANIAN_MONTHS: Mapping[str, int] = {
    "فروردین": 1, "اردیبهشت": 2, "خرداد": 3, "تیر": 4, "مرداد": 5, "شهریور": 6,
    "مهر": 7, "آبان": 8, "آذر": 9, "دی": 10, "بهمن": 11, "اسفند": 12,
}  # fmt: skip
"""The months of the Iranian solar year, which begins in March."""

MONTHS_AFTER_ORDINALS: Mapping[str, int] = {"listopad": 10, "listopada": 10}
"""Names that another language gives to another month: Croatian writes the day as an ordinal number, Polish does not."""


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for names in MONTHS_BY_LANGUAGE.values():
        for number, spellings in enumerate(names.split(), 1):
            for spelling in spellings.split("|"):
                numbers.setdefault(fold(spelling), number)
    return numbers


MONTH_NUMBERS: Mapping[str, int] = _month_numbers()
"""The number of a month by any of its spellings, folded (see ``normalise.fold``)."""


def _bare(name: str) -> str:
    """Return a folded name without the accents that capitals and hasty writers leave out."""
    spelt = unicodedata.normalize("NFD", name)
    return "".join(character for character in spelt if character not in _ACCENTS)


_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
_BARE_NUMBERS = {_bare(name): number for name, number in reversed(list(MONTH_NUMBERS.items()))}


def month_number(name: str) -> int | None:
    """Return the number of a month by its printed name, also without its accents; None for any other word."""
    folded = fold(name)
    first = folded.partition(" ")[0]
    number = MONTH_NUMBERS.get(folded) or MONTH_NUMBERS.get(first)
    return number if number or first.isascii() else _BARE_NUMBERS.get(_bare(first))

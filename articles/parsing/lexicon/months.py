"""Names of months as newspapers print them, by language (BCP 47), January first; spellings stand apart by "|"."""

from __future__ import annotations

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
    "el": "ιανουαρίου|ιαν φεβρουαρίου|φεβ μαρτίου|μαρ απριλίου|απρ μαΐου|μαϊ ιουνίου|ιουν ιουλίου|ιουλ "
    "αυγούστου|αυγ σεπτεμβρίου|σεπ οκτωβρίου|οκτ νοεμβρίου|νοε δεκεμβρίου|δεκ",
    "he": "בינואר|ינואר בפברואר|פברואר במרץ|מרץ באפריל|אפריל במאי|מאי ביוני|יוני ביולי|יולי "
    "באוגוסט|אוגוסט בספטמבר|ספטמבר באוקטובר|אוקטובר בנובמבר|נובמבר בדצמבר|דצמבר",
    "fa": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "hi": "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
    "id": "januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu|ags "
    "september|sep oktober|okt november|nov desember|des",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
}


def _month_numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for names in MONTHS_BY_LANGUAGE.values():
        for number, spellings in enumerate(names.split(), 1):
            for spelling in spellings.split("|"):
                numbers.setdefault(fold(spelling), number)
    return numbers


MONTH_NUMBERS: Mapping[str, int] = _month_numbers()
"""The number of a month by any of its spellings, folded (see ``normalise.fold``)."""

"""How languages say how long ago something was published ("an hour ago"), as templates, units and number words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SECOND, MINUTE, HOUR, DAY = 1, 60, 3600, 86400
WEEK, MONTH, YEAR = 7 * DAY, 30 * DAY, 365 * DAY


@dataclass(frozen=True, slots=True)
class AgeWords:
    """The words of one language; ``N`` and ``UNIT`` in a template stand for a number and a unit.

    ``units`` maps spellings (apart by spaces, "_" for a space inside one) to seconds, ``numbers`` are number words,
    ``fixed`` whole phrases with their age in seconds, ``duals`` words that hold number and unit at once.
    """

    templates: tuple[str, ...]
    units: Mapping[str, int]
    numbers: Mapping[str, int] = field(default_factory=dict)
    fixed: Mapping[str, int] = field(default_factory=dict)
    duals: Mapping[str, tuple[int, int]] = field(default_factory=dict)


AGES_BY_LANGUAGE: Mapping[str, AgeWords] = {
    "en": AgeWords(
        ("N UNIT ago",),
        {
            "second seconds sec secs s": SECOND,
            "minute minutes min mins m": MINUTE,
            "hour hours hr hrs h": HOUR,
            "day days d": DAY,
            "week weeks wk wks w": WEEK,
            "month months mo": MONTH,
            "year years yr yrs y": YEAR,
        },
        {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "a few": 3},
        {"just now": 0, "now": 0, "moments ago": 0, "a moment ago": 0, "today": 0, "yesterday": DAY},
    ),
    "es": AgeWords(
        ("hace N UNIT",),
        {
            "segundo segundos seg": SECOND,
            "minuto minutos min": MINUTE,
            "hora horas h": HOUR,
            "día días dia dias": DAY,
            "semana semanas": WEEK,
            "mes meses": MONTH,
            "año años": YEAR,
        },
        {"un": 1, "una": 1, "dos": 2, "tres": 3},
        {"ahora mismo": 0, "hoy": 0, "ayer": DAY, "anteayer": 2 * DAY},
    ),
    "fr": AgeWords(
        ("il y a N UNIT",),
        {
            "seconde secondes sec": SECOND,
            "minute minutes min": MINUTE,
            "heure heures h": HOUR,
            "jour jours j": DAY,
            "semaine semaines": WEEK,
            "mois": MONTH,
            "an ans": YEAR,
        },
        {"un": 1, "une": 1, "deux": 2, "trois": 3},
        {"à l'instant": 0, "aujourd'hui": 0, "hier": DAY, "avant-hier": 2 * DAY},
    ),
    "de": AgeWords(
        ("vor N UNIT",),
        {
            "sekunde sekunden sek": SECOND,
            "minute minuten min": MINUTE,
            "stunde stunden std": HOUR,
            "tag tage tagen": DAY,
            "woche wochen": WEEK,
            "monat monate monaten": MONTH,
            "jahr jahre jahren": YEAR,
        },
        {"einem": 1, "einer": 1, "zwei": 2, "drei": 3},
        {"gerade eben": 0, "soeben": 0, "heute": 0, "gestern": DAY, "vorgestern": 2 * DAY},
    ),
    "it": AgeWords(
        ("N UNIT fa",),
        {
            "secondo secondi sec": SECOND,
            "minuto minuti min": MINUTE,
            "ora ore h": HOUR,
            "giorno giorni gg": DAY,
            "settimana settimane": WEEK,
            "mese mesi": MONTH,
            "anno anni": YEAR,
        },
        {"un": 1, "un'": 1, "una": 1, "due": 2, "tre": 3},
        {"proprio ora": 0, "adesso": 0, "oggi": 0, "ieri": DAY},
    ),
    "pt": AgeWords(
        ("há N UNIT", "N UNIT atrás"),
        {
            "segundo segundos seg": SECOND,
            "minuto minutos min": MINUTE,
            "hora horas h": HOUR,
            "dia dias": DAY,
            "semana semanas": WEEK,
            "mês meses": MONTH,
            "ano anos": YEAR,
        },
        {"um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3},
        {"agora mesmo": 0, "agora": 0, "hoje": 0, "ontem": DAY, "anteontem": 2 * DAY},
    ),
    "nl": AgeWords(
        ("N UNIT geleden",),
        {
            "seconde seconden sec": SECOND,
            "minuut minuten min": MINUTE,
            "uur uren": HOUR,
            "dag dagen": DAY,
            "week weken": WEEK,
            "maand maanden": MONTH,
            "jaar jaren": YEAR,
        },
        {"een": 1, "één": 1, "twee": 2, "drie": 3},
        {"zojuist": 0, "zonet": 0, "vandaag": 0, "gisteren": DAY, "eergisteren": 2 * DAY},
    ),
    "ar": AgeWords(
        ("منذ N UNIT", "قبل N UNIT", "منذ UNIT", "قبل UNIT"),
        {
            "ثانية ثوان ثواني": SECOND,
            "دقيقة دقائق": MINUTE,
            "ساعة ساعات": HOUR,
            "يوم أيام يوما يومًا ايام": DAY,
            "أسبوع أسابيع": WEEK,
            "شهر أشهر شهرا شهور": MONTH,
            "سنة سنوات عام أعوام": YEAR,
        },
        {},
        {"الآن": 0, "اليوم": 0, "أمس": DAY},
        {
            "دقيقتين": (2, MINUTE),
            "ساعتين": (2, HOUR),
            "يومين": (2, DAY),
            "أسبوعين": (2, WEEK),
            "شهرين": (2, MONTH),
        },
    ),
    "zh": AgeWords(
        ("NUNIT前", "N UNIT前", "N UNIT 前"),
        {
            "秒 秒钟 秒鐘": SECOND,
            "分 分钟 分鐘": MINUTE,
            "小时 小時 个小时 個小時": HOUR,
            "天 日": DAY,
            "周 週 星期 个星期": WEEK,
            "个月 個月": MONTH,
            "年": YEAR,
        },
        {"一": 1, "两": 2, "兩": 2, "三": 3},
        {"刚刚": 0, "剛剛": 0, "今天": 0, "昨天": DAY, "前天": 2 * DAY},
    ),
    "ja": AgeWords(
        ("NUNIT前", "N UNIT前"),
        {
            "秒": SECOND,
            "分": MINUTE,
            "時間": HOUR,
            "日": DAY,
            "週間": WEEK,
            "か月 ヶ月 カ月 ヵ月": MONTH,
            "年": YEAR,
        },
        {},
        {"たった今": 0, "今日": 0, "昨日": DAY, "一昨日": 2 * DAY},
    ),
    "ru": AgeWords(
        ("N UNIT назад", "UNIT назад"),
        {
            "секунду секунды секунд сек": SECOND,
            "минуту минуты минут мин": MINUTE,
            "час часа часов ч": HOUR,
            "день дня дней дн": DAY,
            "неделю недели недель": WEEK,
            "месяц месяца месяцев": MONTH,
            "год года лет": YEAR,
        },
        {"одну": 1, "один": 1, "два": 2, "две": 2, "три": 3},
        {"только что": 0, "сейчас": 0, "сегодня": 0, "вчера": DAY, "позавчера": 2 * DAY},
    ),
    "tr": AgeWords(
        ("N UNIT önce",),
        {
            "saniye sn": SECOND,
            "dakika dk": MINUTE,
            "saat sa": HOUR,
            "gün": DAY,
            "hafta": WEEK,
            "ay": MONTH,
            "yıl sene": YEAR,
        },
        {"bir": 1, "iki": 2, "üç": 3},
        {"şimdi": 0, "az önce": 0, "bugün": 0, "dün": DAY},
    ),
    "pl": AgeWords(
        ("N UNIT temu", "UNIT temu"),
        {
            "minutę minuty minut min": MINUTE,
            "godzinę godziny godzin godz": HOUR,
            "dzień dni": DAY,
            "tydzień tygodnie tygodni": WEEK,
            "miesiąc miesiące miesięcy": MONTH,
            "rok lata lat": YEAR,
        },
        {},
        {"przed chwilą": 0, "dzisiaj": 0, "wczoraj": DAY},
    ),
    "sv": AgeWords(
        ("N UNIT sedan", "för N UNIT sedan"),
        {
            "minut minuter min": MINUTE,
            "timme timmar tim": HOUR,
            "dag dagar": DAY,
            "vecka veckor": WEEK,
            "månad månader": MONTH,
            "år": YEAR,
        },
        {"en": 1, "ett": 1, "två": 2, "tre": 3},
        {"nyss": 0, "idag": 0, "igår": DAY},
    ),
    "ko": AgeWords(
        ("NUNIT 전", "N UNIT 전", "NUNIT전"),
        {"초": SECOND, "분": MINUTE, "시간": HOUR, "일": DAY, "주": WEEK, "개월": MONTH, "년": YEAR},
        {},
        {"방금": 0, "오늘": 0, "어제": DAY},
    ),
    "da": AgeWords(
        ("N UNIT siden", "for N UNIT siden"),
        {
            "sekund sekunder sek": SECOND,
            "minut minutter min": MINUTE,
            "time timer": HOUR,
            "dag dage": DAY,
            "uge uger": WEEK,
            "måned måneder": MONTH,
        },
        {"en": 1, "et": 1, "to": 2, "tre": 3},
        {"lige nu": 0, "i dag": 0, "i går": DAY},
    ),
    "no": AgeWords(
        ("N UNIT siden", "for N UNIT siden"),
        {"minutt minutter": MINUTE, "time timer": HOUR, "dag dager døgn": DAY, "uke uker": WEEK, "år": YEAR},
        {"en": 1, "ett": 1, "to": 2, "tre": 3},
        {"akkurat nå": 0, "nå nettopp": 0},
    ),
    "fi": AgeWords(
        ("N UNIT sitten", "UNIT sitten"),
        {
            "minuutti minuuttia min": MINUTE,
            "tunti tuntia": HOUR,
            "päivä päivää pv": DAY,
            "viikko viikkoa": WEEK,
            "kuukausi kuukautta": MONTH,
            "vuosi vuotta": YEAR,
        },
        {},
        {"juuri nyt": 0, "tänään": 0, "eilen": DAY},
    ),
    "is": AgeWords(
        ("fyrir N UNIT", "fyrir N UNIT síðan"),
        {"mínútu mínútum": MINUTE, "klukkustund klukkustundum": HOUR, "degi dögum": DAY, "viku vikum": WEEK},
        {"einni": 1, "tveimur": 2},
        {"í dag": 0, "í gær": DAY},
    ),
    "cs": AgeWords(
        ("před N UNIT",),
        {"minutou minutami": MINUTE, "hodinou hodinami": HOUR, "dnem dny": DAY, "týdnem týdny": WEEK},
        {},
        {"právě teď": 0, "dnes": 0, "včera": DAY},
    ),
    "sk": AgeWords(
        ("pred N UNIT",),
        {"minútou minútami": MINUTE, "hodinou hodinami": HOUR, "dňom dňami": DAY, "týždňom týždňami": WEEK},
        {},
        {"práve teraz": 0, "včera": DAY},
    ),
    "hr": AgeWords(
        ("prije N UNIT", "pre N UNIT", "пре N UNIT"),
        {
            "min minute minuta minut минута минуте": MINUTE,
            "h sat sata sati сат сата сати": HOUR,
            "dan dana дан дана": DAY,
            "tjedan tjedna tjedana nedelju nedelje nedelja": WEEK,
        },
        {},
        {"upravo sada": 0, "danas": 0, "данас": 0, "jučer": DAY, "juče": DAY, "јуче": DAY},
    ),
    "bg": AgeWords(
        ("преди N UNIT",),
        {"минута минути мин": MINUTE, "час часа": HOUR, "ден дни": DAY, "седмица седмици": WEEK},
        {"един": 1, "една": 1},
        {"току-що": 0, "днес": 0},
    ),
    "uk": AgeWords(
        ("N UNIT тому", "UNIT тому"),
        {
            "хвилину хвилини хвилин хв": MINUTE,
            "годину години годин год": HOUR,
            "день дні днів": DAY,
            "тиждень тижні тижнів": WEEK,
        },
        {},
        {"щойно": 0, "сьогодні": 0, "вчора": DAY},
    ),
    "ro": AgeWords(
        ("acum N UNIT", "în urmă cu N UNIT"),
        {
            "minut minute": MINUTE,
            "oră ore": HOUR,
            "zi zile": DAY,
            "săptămână săptămâni": WEEK,
            "lună luni": MONTH,
        },
        {"un": 1, "o": 1},
        {"chiar acum": 0, "astăzi": 0, "azi": 0, "ieri": DAY},
    ),
    "hu": AgeWords(
        ("N UNIT ezelőtt", "NUNIT ezelőtt"),
        {"perccel perce": MINUTE, "órával órája": HOUR, "nappal napja": DAY, "héttel hete": WEEK},
        {},
        {"tegnap": DAY},
    ),
    "el": AgeWords(
        ("πριν N UNIT", "πριν από N UNIT"),
        {"λεπτό λεπτά": MINUTE, "ώρα ώρες": HOUR, "ημέρα ημέρες μέρες": DAY, "εβδομάδα εβδομάδες": WEEK},
        {"ένα": 1, "μία": 1},
        {"μόλις τώρα": 0, "σήμερα": 0, "χθες": DAY},
    ),
    "he": AgeWords(
        ("לפני N UNIT", "לפני UNIT"),
        {"דקה דקות": MINUTE, "שעה שעות": HOUR, "יום ימים": DAY, "שבוע שבועות": WEEK},
        {},
        {"עכשיו": 0, "היום": 0, "אתמול": DAY},
        {"שעתיים": (2, HOUR), "יומיים": (2, DAY)},
    ),
    "fa": AgeWords(
        ("N UNIT پیش", "N UNIT قبل"),
        {"دقیقه": MINUTE, "ساعت": HOUR, "روز": DAY, "هفته": WEEK, "ماه": MONTH},
        {"یک": 1},
        {"هم‌اکنون": 0, "امروز": 0, "دیروز": DAY},
    ),
    "id": AgeWords(
        ("N UNIT yang lalu", "N UNIT lalu"),
        {"detik": SECOND, "menit": MINUTE, "jam": HOUR, "hari": DAY, "minggu": WEEK, "bulan": MONTH, "tahun": YEAR},
        {"satu": 1},
        {"baru saja": 0, "hari ini": 0, "kemarin": DAY},
    ),
    "ms": AgeWords(
        ("N UNIT yang lalu", "N UNIT lalu"),
        {"saat": SECOND, "minit": MINUTE},
        {},
        {"sebentar tadi": 0, "semalam": DAY},
    ),
    "vi": AgeWords(
        ("N UNIT trước",),
        {"giây": SECOND, "phút": MINUTE, "giờ tiếng": HOUR, "ngày": DAY, "tuần": WEEK, "tháng": MONTH, "năm": YEAR},
        {"một": 1},
        {"vừa xong": 0, "hôm nay": 0, "hôm qua": DAY},
    ),
    "th": AgeWords(
        ("N UNITที่แล้ว", "N UNITที่ผ่านมา", "N UNIT ที่แล้ว"),
        {"นาที": MINUTE, "ชั่วโมง": HOUR, "วัน": DAY, "สัปดาห์": WEEK, "เดือน": MONTH},
        {},
        {"เมื่อสักครู่": 0, "วันนี้": 0, "เมื่อวาน": DAY},
    ),
    "lt": AgeWords(
        ("prieš N UNIT",),
        {"min minutę minutes minučių": MINUTE, "val valandą valandas valandų": HOUR, "d dieną dienas dienų": DAY},
        {},
        {"ką tik": 0, "šiandien": 0, "vakar": DAY},
    ),
    "lv": AgeWords(
        ("pirms N UNIT",),
        {"minūtes minūtēm": MINUTE, "stundas stundām": HOUR, "dienas dienām": DAY},
        {},
        {"šodien": 0, "vakar": DAY},
    ),
    "et": AgeWords(
        ("N UNIT tagasi",),
        {"minut minutit min": MINUTE, "tund tundi": HOUR, "päev päeva": DAY, "nädal nädalat": WEEK},
        {},
        {"äsja": 0, "täna": 0, "eile": DAY},
    ),
    "bn": AgeWords(
        ("N UNIT আগে",),
        {"মিনিট": MINUTE, "ঘণ্টা ঘন্টা": HOUR, "দিন": DAY, "সপ্তাহ": WEEK},
        {"এক": 1},
        {"আজ": 0, "গতকাল": DAY},
    ),
    "sw": AgeWords(
        ("UNIT N zilizopita", "UNIT N iliyopita"),
        {"dakika": MINUTE, "saa": HOUR, "siku": DAY, "wiki": WEEK},
        {},
        {"sasa hivi": 0},
    ),
    "hi": AgeWords(
        ("N UNIT पहले",),
        {"मिनट": MINUTE, "घंटे घंटा": HOUR, "दिन": DAY, "हफ्ते सप्ताह": WEEK, "महीने": MONTH, "साल": YEAR},
        {"एक": 1, "दो": 2},
        {"अभी": 0, "आज": 0, "कल": DAY},
    ),
}

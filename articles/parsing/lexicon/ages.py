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
    "hi": AgeWords(
        ("N UNIT पहले",),
        {"मिनट": MINUTE, "घंटे घंटा": HOUR, "दिन": DAY, "हफ्ते सप्ताह": WEEK, "महीने": MONTH, "साल": YEAR},
        {"एक": 1, "दो": 2},
        {"अभी": 0, "आज": 0, "कल": DAY},
    ),
}

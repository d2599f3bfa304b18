"""News agencies and press release wires, with the spellings that datelines, bylines and credits use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wire:
    """An agency: its name, its spellings, and whether it carries press releases instead of news."""

    name: str
    spellings: tuple[str, ...]
    carries_releases: bool = False


WIRES: tuple[Wire, ...] = (
    Wire("PR Newswire", ("PRNewswire", "PR Newswire", "PRNewswire-Asia", "PRNewswire-PRWeb", "Xinhua-AsiaNet"), True),
    Wire("Business Wire", ("Business Wire", "BUSINESS WIRE", "BusinessWire"), True),
    Wire("GlobeNewswire", ("GlobeNewswire", "GLOBE NEWSWIRE", "Globe Newswire"), True),
    Wire("Accesswire", ("ACCESSWIRE", "ACCESS Newswire", "Accesswire"), True),
    Wire("EIN Presswire", ("EINPresswire.com", "EINPresswire", "EIN Presswire"), True),
    Wire("Newsfile", ("Newsfile Corp.", "Newsfile", "TheNewswire"), True),
    Wire("Cision", ("CNW", "Canada NewsWire", "Cision"), True),
    Wire("PRWeb", ("PRWEB", "PRWeb"), True),
    Wire("Marketwired", ("Marketwired", "Marketwire"), True),
    Wire("news aktuell", ("ots", "news aktuell", "Presseportal"), True),
    Wire("Media OutReach", ("Media OutReach Newswire", "Media OutReach"), True),
    Wire("JCN Newswire", ("JCN Newswire", "JCN"), True),
    Wire("Reuters", ("Reuters", "REUTERS", "Thomson Reuters", "ロイター", "路透社", "路透", "رويترز", "Рейтер")),
    Wire("AP", ("AP", "The Associated Press", "Associated Press", "美联社", "أسوشيتد برس")),
    Wire("AFP", ("AFP", "Agence France-Presse", "法新社", "فرانس برس", "أ ف ب", "أ.ف.ب", "ＡＦＰ")),
    Wire("dpa", ("dpa", "DPA", "Deutsche Presse-Agentur", "dpa-AFX")),
    Wire("APA", ("APA",)),
    Wire("SDA", ("SDA", "Keystone-SDA", "ATS")),
    Wire("epd", ("epd",)),
    Wire("KNA", ("KNA",)),
    Wire("SID", ("SID",)),
    Wire("EFE", ("EFE", "Agencia EFE")),
    Wire("Europa Press", ("Europa Press", "EUROPA PRESS")),
    Wire("Télam", ("Télam",)),
    Wire("Notimex", ("Notimex",)),
    Wire("ANSA", ("ANSA",)),
    Wire("Adnkronos", ("Adnkronos", "ADNKRONOS")),
    Wire("Italpress", ("Italpress", "ITALPRESS")),
    Wire("AGI", ("AGI",)),
    Wire("LaPresse", ("LaPresse",)),
    Wire("Lusa", ("Lusa", "LUSA")),
    Wire("Agência Brasil", ("Agência Brasil",)),
    Wire("ANP", ("ANP",)),
    Wire("Belga", ("Belga", "BELGA")),
    Wire("TASS", ("TASS", "ТАСС")),
    Wire("Interfax", ("Interfax", "Интерфакс")),
    Wire("RIA Novosti", ("RIA Novosti", "РИА Новости")),
    Wire("Ukrinform", ("Ukrinform", "Укринформ", "Укрінформ")),
    Wire("Anadolu Agency", ("AA", "Anadolu Agency", "Anadolu Ajansı", "Anadolu", "الأناضول")),
    Wire("DHA", ("DHA", "Demirören Haber Ajansı")),
    Wire("İHA", ("İHA", "IHA", "İhlas Haber Ajansı")),
    Wire("Xinhua", ("Xinhua", "新华社", "新华网", "新華社", "شينخوا")),
    Wire("China News Service", ("中新社", "中新网", "China News Service")),
    Wire("Kyodo News", ("Kyodo", "Kyodo News", "共同通信", "共同")),
    Wire("Jiji Press", ("Jiji", "Jiji Press", "時事通信", "時事")),
    Wire("Yonhap", ("Yonhap", "연합뉴스", "聯合ニュース")),
    Wire("CNA", ("CNA", "中央社")),
    Wire("PTI", ("PTI", "Press Trust of India")),
    Wire("ANI", ("ANI",)),
    Wire("IANS", ("IANS",)),
    Wire("UPI", ("UPI",)),
    Wire("PA Media", ("PA", "PA Media", "Press Association")),
    Wire("The Canadian Press", ("The Canadian Press", "Canadian Press")),
    Wire("AAP", ("AAP",)),
    Wire("Bloomberg", ("Bloomberg",)),
    Wire("Bernama", ("Bernama",)),
    Wire("Antara", ("ANTARA", "Antara")),
    Wire("SPA", ("SPA", "واس")),
    Wire("WAM", ("WAM", "وام")),
    Wire("MENA", ("MENA", "أ ش أ", "أ.ش.أ")),
    Wire("SANA", ("SANA", "سانا")),
    Wire("IRNA", ("IRNA", "ایرنا", "إيرنا")),
    Wire("PAP", ("PAP",)),
    Wire("ČTK", ("ČTK", "CTK")),
    Wire("MTI", ("MTI",)),
    Wire("TT", ("TT",)),
    Wire("NTB", ("NTB",)),
    Wire("Ritzau", ("Ritzau", "/ritzau/")),
    Wire("STT", ("STT",)),
    Wire("TASR", ("TASR",)),
    Wire("SITA", ("SITA",)),
    Wire("BNS", ("BNS",)),
    Wire("ELTA", ("ELTA",)),
    Wire("LETA", ("LETA",)),
    Wire("Tanjug", ("Tanjug", "Танјуг")),
    Wire("Hina", ("HINA",)),
    Wire("BTA", ("BTA", "БТА")),
    Wire("Agerpres", ("Agerpres", "AGERPRES")),
)


def _by_spelling() -> dict[str, Wire]:
    return {spelling.casefold(): wire for wire in WIRES for spelling in wire.spellings}


WIRE_BY_SPELLING: Mapping[str, Wire] = _by_spelling()
"""An agency by any of its spellings, casefolded."""

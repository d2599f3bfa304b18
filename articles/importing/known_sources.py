"""Well-known sources as data: wire agencies, aggregators and outlets, the spellings and domains they go by.

Facts only: a name, what the source does with texts, its own site, the order of its numeric dates where that is known.
What an editor records of a source in the database goes before what stands here. It knows no Django: workers read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from articles.parsing import DateOrder


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source known by name; ``aliases`` are its other spellings and its domains, case-folded."""

    name: str
    kind: Literal["outlet", "wire", "aggregator"]
    homepage: str
    aliases: tuple[str, ...]
    date_order: DateOrder = DateOrder.UNKNOWN

    @property
    def keys(self) -> tuple[str, ...]:
        """Every case-folded spelling and domain that names the source, its own name first."""
        return tuple(dict.fromkeys((self.name.casefold(), *self.aliases)))


def known_source(key: str) -> KnownSource | None:
    """Return the known source that goes by the case-folded name or domain ``key``."""
    return _by_key().get(key)


@cache
def _by_key() -> dict[str, KnownSource]:
    return {key: source for source in KNOWN_SOURCES for key in source.keys}


def _wire(name: str, domain: str, *aliases: str) -> KnownSource:
    return KnownSource(name, "wire", f"https://www.{domain}/", (domain, *aliases))


def _outlet(name: str, domain: str, *aliases: str) -> KnownSource:
    return KnownSource(name, "outlet", f"https://www.{domain}/", (domain, *aliases))


def _aggregator(name: str, domain: str, *aliases: str, dates: DateOrder = DateOrder.UNKNOWN) -> KnownSource:
    return KnownSource(name, "aggregator", f"https://www.{domain}/", (domain, *aliases), dates)


KNOWN_SOURCES = (
    _wire("PR Newswire", "prnewswire.com", "prnewswire", "prn", "prnewswire.co.uk"),
    _wire("Business Wire", "businesswire.com", "businesswire"),
    _wire("GlobeNewswire", "globenewswire.com", "globe newswire"),
    _wire("Accesswire", "accesswire.com", "access wire", "accessnewswire.com", "access newswire"),
    _wire("Newsfile", "newsfilecorp.com", "newsfile corp", "newsfile corp.", "tmx newsfile"),
    _wire("EIN Presswire", "einpresswire.com", "einpresswire"),
    _wire("CNW Group", "newswire.ca", "cnw", "canada newswire"),
    _wire("Associated Press", "apnews.com", "ap", "the associated press", "ap news", "ap.org"),
    _wire("Reuters", "reuters.com", "thomson reuters"),
    _wire("Agence France-Presse", "afp.com", "afp", "agence france presse"),
    _wire("Press Association", "pa.media", "pa", "pa media", "pa news agency"),
    _wire("United Press International", "upi.com", "upi"),
    _wire("Bloomberg", "bloomberg.com", "bloomberg news"),
    _wire("Deutsche Presse-Agentur", "dpa.com", "dpa"),
    _wire("Austria Presse Agentur", "apa.at", "apa"),
    _wire("EFE", "efe.com", "agencia efe"),
    _wire("Europa Press", "europapress.es"),
    _wire("ANSA", "ansa.it"),
    _wire("Lusa", "lusa.pt", "agência lusa"),
    _wire("TASS", "tass.com", "tass.ru", "тасс"),
    _wire("Interfax", "interfax.com", "interfax.ru", "интерфакс"),
    _wire("Ukrinform", "ukrinform.net", "ukrinform.ua", "укрінформ"),
    _wire("Xinhua", "news.cn", "xinhuanet.com", "xinhua news agency", "新华社", "新華社"),
    _wire("Kyodo News", "kyodonews.net", "kyodo", "共同通信", "共同"),
    _wire("Jiji Press", "jiji.com", "jiji", "時事通信"),
    _wire("Yonhap", "yna.co.kr", "yonhap news agency", "연합뉴스"),
    _wire("Bernama", "bernama.com"),
    _wire("Antara", "antaranews.com", "antara news"),
    _wire("Press Trust of India", "ptinews.com", "pti"),
    _wire("Asian News International", "aninews.in", "ani"),
    _wire("Anadolu Agency", "aa.com.tr", "anadolu", "anadolu ajansı"),
    _wire("Canadian Press", "thecanadianpress.com", "the canadian press"),
    _wire("Australian Associated Press", "aap.com.au", "aap"),
    _wire("Agência Brasil", "agenciabrasil.ebc.com.br"),
    _aggregator("Daily8", "daily8.com", dates=DateOrder.DAY_FIRST),
    _aggregator("Google News", "news.google.com"),
    _aggregator("Apple News", "apple.news"),
    _aggregator("Flipboard", "flipboard.com"),
    _aggregator("SmartNews", "smartnews.com"),
    _aggregator("NewsBreak", "newsbreak.com", "news break"),
    _outlet("Yahoo", "yahoo.com", "yahoo!", "yahoo news"),
    _outlet("Yahoo Finance", "finance.yahoo.com", "yahoo! finance"),
    _outlet("MSN", "msn.com"),
    _outlet("AOL", "aol.com"),
    _outlet("China Daily", "chinadaily.com.cn", "chinadaily", "chinadailyhk.com", "中国日报"),
    _outlet("Global Times", "globaltimes.cn"),
    _outlet("People's Daily", "people.cn", "people.com.cn", "people’s daily", "人民日报"),
    _outlet("South China Morning Post", "scmp.com", "scmp"),
    _outlet("TheStreet", "thestreet.com", "the street"),
    _outlet("BBC", "bbc.com", "bbc news", "bbc.co.uk"),
    _outlet("CNN", "cnn.com", "cable news network"),
    _outlet("CNBC", "cnbc.com"),
    _outlet("NBC News", "nbcnews.com"),
    _outlet("CBS News", "cbsnews.com"),
    _outlet("ABC News", "abcnews.go.com", "abcnews.com"),
    _outlet("Fox News", "foxnews.com"),
    _outlet("NPR", "npr.org", "national public radio"),
    _outlet("The New York Times", "nytimes.com", "new york times"),
    _outlet("The Washington Post", "washingtonpost.com", "washington post"),
    _outlet("The Wall Street Journal", "wsj.com", "wall street journal", "wsj"),
    _outlet("Los Angeles Times", "latimes.com", "la times"),
    _outlet("USA Today", "usatoday.com"),
    _outlet("Time", "time.com", "time magazine"),
    _outlet("Politico", "politico.com"),
    _outlet("Axios", "axios.com"),
    _outlet("Forbes", "forbes.com"),
    _outlet("Business Insider", "businessinsider.com"),
    _outlet("MarketWatch", "marketwatch.com"),
    _outlet("The Guardian", "theguardian.com", "guardian", "guardian.co.uk"),
    _outlet("Financial Times", "ft.com"),
    _outlet("The Economist", "economist.com", "economist"),
    _outlet("The Independent", "independent.co.uk"),
    _outlet("The Telegraph", "telegraph.co.uk", "daily telegraph", "the daily telegraph"),
    _outlet("Sky News", "news.sky.com"),
    _outlet("Al Jazeera", "aljazeera.com", "al jazeera english", "aljazeera.net", "الجزيرة"),
    _outlet("Deutsche Welle", "dw.com", "dw"),
    _outlet("Der Spiegel", "spiegel.de", "spiegel"),
    _outlet("Die Zeit", "zeit.de"),
    _outlet("Frankfurter Allgemeine Zeitung", "faz.net", "faz"),
    _outlet("Süddeutsche Zeitung", "sueddeutsche.de", "sz.de"),
    _outlet("Tagesschau", "tagesschau.de"),
    _outlet("Le Monde", "lemonde.fr"),
    _outlet("Le Figaro", "lefigaro.fr"),
    _outlet("France 24", "france24.com"),
    _outlet("El País", "elpais.com", "el pais"),
    _outlet("El Mundo", "elmundo.es"),
    _outlet("La Repubblica", "repubblica.it", "repubblica"),
    _outlet("Corriere della Sera", "corriere.it"),
    _outlet("Folha de S.Paulo", "folha.uol.com.br"),
    _outlet("The Times of India", "timesofindia.indiatimes.com", "times of india"),
    _outlet("The Hindu", "thehindu.com"),
    _outlet("The Straits Times", "straitstimes.com", "straits times"),
    _outlet("The Star", "thestar.com.my"),
    _outlet("The Japan Times", "japantimes.co.jp", "japan times"),
    _outlet("Asahi Shimbun", "asahi.com", "朝日新聞"),
    _outlet("NHK", "nhk.or.jp", "nhk world"),
    _outlet("ABC News (Australia)", "abc.net.au"),
    _outlet("The Sydney Morning Herald", "smh.com.au", "sydney morning herald"),
    _outlet("CBC News", "cbc.ca", "cbc"),
    _outlet("The Globe and Mail", "theglobeandmail.com", "globe and mail"),
)

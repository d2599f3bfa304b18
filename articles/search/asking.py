"""What a question asks for: its words without those that any question has, in many languages."""

from __future__ import annotations

import re
from itertools import pairwise

from .folding import fold
from .words import pieces, words

_IDLE = """
    a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its
    many me much my not of on or our say says said she should since so tell than that the their them there they this to
    was we were what when where which who whom whose why will with would you your about happened happen
    al algo algunas algunos ante con como cual cuales cuando cuanta cuantas cuanto cuantos de del desde donde el ella
    ellos en entre era es esa ese eso esta estan este esto fue ha hay la las le lo los mas mi muy no nos o para pero por
    porque que quien quienes se ser si sin sobre son su sus te tiene un una uno y ya
    au aux avec ce cela ces cette combien comment dans des du elle est et etait ete il ils je la le les leur lequel
    laquelle mais ne nous on ont ou par pas plus pour pourquoi quand que quel quelle quelles quels qui quoi sa sont sur
    un une vous
    aber als am an auf aus bei bis das dass dem den der des die durch ein eine einem einen einer er es fur hat haben ich
    ihr im in ist mit nach nicht noch nur oder sich sie sind um und von vom wann war waren warum was wegen welche
    welcher welches wem wen wer werden wessen wie wieso wieviel viele wir wird wo wurde zu zum zur
    che chi come con cosa da dei della delle di dove gli ha il in io la le lo ma nel nella non per perche piu quale
    quali quando quanti quanto si sono su un una
    ao aos com como da das de do dos e em foi isso mais mas na nas nao no nos num o onde os ou para pela pelo por porque
    qual quais quando quantas quanto quantos que quem se sua um uma
    aan bij dat de een en er het hoe hoeveel ik in is met naar niet om op te uit van voor waar waarom wanneer wat welke
    wie wordt zijn
    och att det som en pa av for med den till inte har de ett om var nar vad vem varfor hur
    bir bu da de icin ile mi mu ne neden nasil nerede kim kac ve
    a ale co czy dla do gdzie i ile jak jest kiedy kto na nie o od po sie to w z ze
    в во и на не что кто где когда как почему зачем сколько какой какая какие это он она они с со из за по о об от до у
    к для был была было были же ли
    في من الي علي عن ما ماذا هل كيف متي اين لماذا كم هو هي هذا هذه الذي التي ان و او لا مع كان كانت
"""
_IDLE_WORDS = frozenset(fold(word) for word in _IDLE.split())
# Scripts without spaces: what is cut out of a question before its letters are paired, the longest first
_IDLE_RUNS = re.compile(
    "为什么|為什麼|什么时候|什麼時候|什么|什麼|怎么样|怎么|怎麼|哪里|哪裡|哪儿|哪些|哪个|哪個|多少|几个|幾個|谁|誰|吗|嗎|呢|的|了|是|有|和|与|與|在|被|把|"
    "なぜ|どうして|どこ|いつ|だれ|誰が|何が|何を|何|どの|どんな|いくつ|いくら|ですか|でしたか|ましたか|ますか|です|ます|ました|した|する|について|"
    "は|が|を|に|で|と|の|も|か|へ|무엇|누구|언제|어디|왜|얼마나|얼마|몇|어떻게|입니까|습니까|인가요|나요"
)
_FOR_FIGURES = tuple(
    f" {phrase} "
    for phrase in (
        *("when", "how many", "how much", "how long", "how old", "how far", "how often", "what year", "cuando"),
        *("cuanto", "cuantos", "cuanta", "cuantas", "quand", "combien", "wann", "wie viele", "wie viel", "wieviel"),
        *("quando", "quanti", "quante", "quanto", "quantos", "quantas", "wanneer", "hoeveel", "когда", "сколько"),
        *("متي", "كم", "kac", "kiedy", "ile"),
    )
)
_ASKED_FIGURES = re.compile("什么时候|什麼時候|何时|何時|多少|几|幾|いつ|いくつ|いくら|何人|何年|何日|언제|얼마|몇")


def asked_words(question: str) -> tuple[str, ...]:
    """Return the folded words of a question that matter, each once; a run of an unspaced script as pairs of letters."""
    found: list[str] = []
    for piece in pieces(question):
        if piece.is_run:
            found.extend(word for run in _IDLE_RUNS.split(piece.folded) for word in _pairs(run))
        elif piece.folded not in _IDLE_WORDS:
            found.append(piece.folded)
    return tuple(dict.fromkeys(found))


def asked_names(question: str, language: str | None) -> frozenset[str]:
    """Return the folded words of a question with a capital behind the first one; German gives one to every noun."""
    if (language or "").partition("-")[0] == "de":
        return frozenset()
    return frozenset(fold(word) for word in list(words(question))[1:] if word[0].isupper())


def is_for_figures(question: str) -> bool:
    """Say whether a question asks how many, how much or when."""
    text = f" {' '.join(piece.folded for piece in pieces(question))} "
    return any(phrase in text for phrase in _FOR_FIGURES) or _ASKED_FIGURES.search(text) is not None


def _pairs(run: str) -> list[str]:
    return [first + second for first, second in pairwise(run)] or ([run] if run else [])

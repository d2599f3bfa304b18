"""The commonest words of languages in Latin letters, chosen to tell them apart."""

from __future__ import annotations

from collections.abc import Mapping

COMMON_WORDS: Mapping[str, str] = {
    "en": (
        "the of and to in that is was for on with as at by from it his her they have has had are were be this "
        "which said who will their would an"
    ),
    "es": (
        "el la los las de que y en un una por con para del se su al es fue como más pero sus este ha lo está son "
        "según también"
    ),
    "fr": (
        "le la les des de du et en un une que qui dans pour par sur au aux est pas plus ne ce cette avec sont son "
        "ses ont été mais il elle"
    ),
    "de": (
        "der die das und in den von zu mit dem des im ist auf für ein eine einen nicht sich auch als an bei nach "
        "wird es hat werden sind aus"
    ),
    "it": (
        "il lo la gli le di che e un una per con del della dei nel nella non si è sono al alla da più ha come "
        "anche dal questo stato"
    ),
    "pt": (
        "o a os as de que e do da dos das em um uma para com não por no na nos nas se ao é foi mais como ou são "
        "pela pelo sua"
    ),
    "nl": (
        "de het een en van in op te dat is voor met die zijn niet aan er om ook als door maar bij naar uit hij "
        "wordt heeft worden over"
    ),
    "sv": (
        "och att det som en på är av för med den till inte har de ett om var men sig från vi han kan när också efter"
    ),
    "da": (
        "og at det som en på er af for med den til ikke har de et om var men sig fra vi han kan når også efter blev ud "
        "op mere noget nogle"
    ),
    "no": (
        "og i å det som på er en for av med til den ikke har de et om var men seg fra at vi han kan når også etter ble "
        "ut opp mer noe noen"
    ),
    "pl": ("i w na z że do się nie jest to o jak po przez od są dla ale za był oraz tego który która już także"),
    "tr": ("ve bir bu da de için ile olarak çok daha gibi olan kadar sonra ise ancak var dedi en ne o göre yer"),
    "id": (
        "yang dan di dengan untuk dari ini itu pada tidak dalam akan ke oleh juga karena ada telah sebagai adalah "
        "mereka"
    ),
    "ca": (
        "el la els les de i que en un una per amb del al és no més com però seva aquest dels als ha ho són també va"
    ),
    "gl": (
        "o a os as de que e do da dos das en un unha para con por non no na se ao é foi máis como ou son pola súa polo"
    ),
    "ro": ("și de la în a pe cu că nu este din un o care pentru au mai fost se al ale sau prin lui sunt"),
    "eo": ("la kaj de en estas ne al kun por estis ke kiu kiuj tiu oni ĝi pri ĉi aŭ el sed dum kiel havas"),
    "af": ("die van en in is het dat nie te om vir met op wat sy word hy aan was ook sal kan deur ons as by"),
}

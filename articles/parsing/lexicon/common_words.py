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
        "og at det som en på er af for med den til ikke har de et om var men sig fra vi han kan når også efter blev"
    ),
    "pl": ("i w na z że do się nie jest to o jak po przez od są dla ale za był oraz tego który która już także"),
    "tr": ("ve bir bu da de için ile olarak çok daha gibi olan kadar sonra ise ancak var dedi en ne o göre yer"),
    "id": (
        "yang dan di dengan untuk dari ini itu pada tidak dalam akan ke oleh juga karena ada telah sebagai adalah "
        "mereka"
    ),
}

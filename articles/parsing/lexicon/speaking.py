"""Words by which a text tells that a name is a person's: what people do to words, and what people are."""

from __future__ import annotations

from articles.parsing.lexicon import words_of
from articles.parsing.lexicon.name_words import AFFILIATIONS, TITLES

SAYING: frozenset[str] = words_of(
    "said says told tells added adds wrote writes asked asks recalled recalls explained explains warned warns noted "
    "notes argued argues testified replied insisted stressed joked laughed admitted admits believes thinks remembers "
    "dijo dice afirmó afirma explicó explica añadió añade recuerda recordó confesó confiesa señaló señala aseguró "
    "asegura declaró indicó apuntó comentó comenta subrayó destacó sostuvo advirtió advierte contó cuenta resume "
    "admite reconoce lamenta "
    "dit explique raconte affirme ajoute estime confie précise souligne indique assure "
    "sagt sagte erklärt erklärte meint meinte betont betonte berichtet berichtete erzählt erzählte "
    "disse diz afirmou contou explicou declarou conta spiega racconta aggiunge dichiara"
)
"""Verbs of speech that stand beside the name of who speaks."""

ROLES: frozenset[str] = (AFFILIATIONS | TITLES) - words_of("m st sir lord lady general chief vice prime") | words_of(
    "secretary-general vice-mayor vice-president co-founder founder owner manager coordinator adviser advisor "
    "lawyer attorney teacher farmer fisherman resident mother father widow widower sister brother daughter son "
    "husband wife retired baker author historian engineer nurse pilot player striker midfielder goalkeeper captain "
    "commissioner inspector superintendent lawmaker legislator councillor councilor activist organiser organizer "
    "curator warden captain ranger biologist geologist physicist chemist astronomer "
    "archaeologist oceanographer meteorologist veterinarian doctor surgeon architect artist poet novelist musician "
    "volunteer survivor witness executive chef ferryman purser librarian clerk "
    "dueño dueña jefe jefa presidente presidenta secretario secretaria abogado abogada maestro maestra médico médica "
    "jubilado jubilada fundador fundadora vecino vecina maquinista capataz agricultor agricultora escritor escritora "
    "responsable secrétaire avocat avocate fondateur fondatrice médecin maire ancien ancienne instituteur "
    "institutrice habitant habitante député députée président présidente boulanger boulangère "
    "vorsitzender vorsitzende geschäftsführer geschäftsführerin chefin chef bürgermeister bürgermeisterin lehrer "
    "lehrerin arzt ärztin gründer gründerin anwalt anwältin inhaber inhaberin "
    "fondatore sindaco medico avvocato moradora morador fundador advogado advogada prefeito prefeita"
)
"""What people are, written in small letters beside a name."""

NO_PEOPLE: frozenset[str] = words_of(
    "city town north south east west northeast northwest southeast southwest post times news press journal herald "
    "tribune gazette daily media network partners studies growers caucus side picture systems technologies solutions "
    "labs industries holdings capital ventures labour camp season series award awards cup league street avenue road"
)
"""Words of names that speak and act like people, and are none."""

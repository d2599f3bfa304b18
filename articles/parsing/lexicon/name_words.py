"""Words that tell what a run of capitalised words names, and words that are no part of a name."""

from __future__ import annotations

from articles.parsing.lexicon import words_of

ORGANISATION_WORDS: frozenset[str] = words_of(
    "academy agency alliance assembly association authority bank board bureau center centre chamber club college "
    "commission committee compact company conference confederation congress consortium convention corporation "
    "council court department district exchange federation forum foundation fund group initiative institute "
    "institution laboratory league ministry movement museum office organisation organization observatory "
    "parliament party police program programme project protection railway senate service society summit treaty "
    "tribunal union university academia agencia alianza asamblea asociación autoridad banco cámara centro comisión "
    "comité compañía confederación congreso consejo cooperativa corporación corte fundación gobierno grupo "
    "iniciativa instituto ministerio movimiento museo observatorio organización pacto parlamento partido policía "
    "senado servicio sociedad unión universidad académie agence assemblée autorité banque chambre compagnie "
    "confédération conseil cour fédération fondation institut ligue ministère mouvement musée observatoire parti "
    "sénat société syndicat université accademia agenzia associazione banca camera commissione comitato consiglio "
    "federazione fondazione istituto lega ministero organizzazione osservatorio partito senato società unione "
    "università associação autoridade câmara comissão conselho federação fundação governo ministério organização "
    "polícia sociedade união universidade"
)

PLACE_WORDS: frozenset[str] = words_of(
    "barrier bay bridge canal channel island islands lake mount mountain ocean park peninsula port province river "
    "sea sound strait valley isla islas lago monte presa puerto río valle île îles lac mont rivière vallée isola "
    "isole porto fiume ilha ilhas"
)

TITLES: frozenset[str] = words_of(
    "president mayor minister chancellor premier senator governor king queen prince princess pope judge justice "
    "general colonel captain sergeant officer professor prof dr doctor mr mrs ms sir lord lady chief director "
    "chairman chairwoman ceo secretary ambassador spokesman spokeswoman coach actor actress singer prime vice "
    "deputy former rep sen gov st presidente presidenta ministro ministra alcalde alcaldesa rey reina papa juez "
    "doctora señor señora don doña président présidente maire roi reine pape juge monsieur madame m mme docteur "
    "präsident präsidentin kanzler kanzlerin bundeskanzler ministerin bürgermeister bürgermeisterin könig königin "
    "papst herr frau kapitän leiter leiterin direktor direktorin trainer sindaco re regina giudice signor signora "
    "onorevole prefeito prefeita rei rainha senhor senhora"
)

AFFILIATIONS: frozenset[str] = words_of(
    "director expert researcher professor fellow analyst scientist scholar head chief chairman president dean "
    "member lecturer economist spokesman spokeswoman spokesperson employee student directora experto experta "
    "investigador investigadora profesor profesora portavoz directeur directrice experte chercheur chercheuse "
    "professeur porte-parole leiter leiterin direktor direktorin forscher forscherin professorin sprecher "
    "sprecherin direttore direttrice esperto esperta ricercatore ricercatrice professore portavoce diretor "
    "diretora especialista pesquisador pesquisadora"
)

DEMONYMS: frozenset[str] = words_of(
    "african american arab argentine asian australian austrian belgian brazilian british bulgarian canadian "
    "catholic chilean chinese christian colombian conservative croatian cuban czech danish democrat democratic "
    "democrats dutch egyptian english estonian european finnish french german greek hungarian indian indonesian "
    "iranian iraqi irish islamic israeli italian japanese jewish jordanian kazakh kenyan korean kyrgyz latvian "
    "lebanese libyan lithuanian malaysian mexican moroccan muslim nigerian norwegian pakistani palestinian "
    "peruvian philippine polish portuguese republican republicans romanian russian saudi scottish serbian slovak "
    "soviet spanish swedish swiss syrian taiwanese tajik thai turkish ukrainian uzbek venezuelan vietnamese welsh "
    "western eastern northern southern deutsche deutschen russische russischen europäische europäischen"
)

CALENDAR: frozenset[str] = words_of(
    "monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan spring summer autumn fall "
    "winter today tomorrow yesterday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ostern "
    "weihnachten lunes martes miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi "
    "dimanche понедельник вторник среда четверг пятница суббота воскресенье pazartesi salı çarşamba perşembe cuma "
    "cumartesi pazar q1 q2 q3 q4 am pm est edt gmt utc tv ceo cfo ok covid"
)

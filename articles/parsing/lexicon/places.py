"""Countries, regions and great cities as newspapers name them, by language: names to trust without further signs."""

from __future__ import annotations

from collections.abc import Mapping

from articles.parsing.lexicon import phrases_of

PLACES_BY_LANGUAGE: Mapping[str, tuple[str, ...]] = {
    "en": phrases_of(
        "Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|"
        "Belarus|Belgium|Bolivia|Bosnia|Botswana|Brazil|Bulgaria|Cambodia|Cameroon|Canada|Chile|China|Colombia|"
        "Congo|Costa Rica|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Ecuador|Egypt|England|Estonia|Ethiopia|"
        "Finland|France|Georgia|Germany|Ghana|Greece|Guatemala|Haiti|Honduras|Hong Kong|Hungary|Iceland|India|"
        "Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|"
        "Kyrgyzstan|Laos|Latvia|Lebanon|Libya|Lithuania|Luxembourg|Malaysia|Mali|Malta|Mexico|Moldova|Mongolia|"
        "Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|"
        "North Korea|North Macedonia|Northern Ireland|Norway|Oman|Pakistan|Palestine|Panama|Paraguay|Peru|"
        "Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Singapore|"
        "Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Sweden|Switzerland|"
        "Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tunisia|Turkey|Turkmenistan|Uganda|Ukraine|United Arab Emirates|"
        "United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Wales|Yemen|Zambia|Zimbabwe|Africa|Asia|"
        "Europe|Antarctica|Latin America|Middle East|European Union|Gaza|West Bank|Crimea|Kashmir|Tibet|Xinjiang|"
        "California|Texas|Florida|New York|Washington|London|Paris|Berlin|Madrid|Rome|Moscow|Kyiv|Beijing|Shanghai|"
        "Tokyo|Delhi|New Delhi|Mumbai|Seoul|Cairo|Istanbul|Ankara|Tehran|Baghdad|Jerusalem|Tel Aviv|Dubai|Doha|"
        "Riyadh|Nairobi|Lagos|Johannesburg|Cape Town|Sydney|Melbourne|Toronto|Ottawa|Montreal|Vancouver|"
        "Mexico City|Bogotá|Lima|Buenos Aires|São Paulo|Rio de Janeiro|Brussels|Amsterdam|Vienna|Warsaw|Prague|"
        "Budapest|Athens|Lisbon|Dublin|Stockholm|Oslo|Copenhagen|Helsinki|Geneva|Zurich|Los Angeles|San Francisco|"
        "Chicago|Boston|Houston|Philadelphia|Tianjin|Guangzhou|Shenzhen|Wuhan|Tashkent|Minsk|Jakarta|Manila|"
        "Bangkok|Hanoi|Kuala Lumpur|Islamabad|Karachi|Kabul|Damascus|Beirut|Panama Canal|Suez Canal|Black Sea|"
        "Red Sea|South China Sea"
    ),
    "es": phrases_of(
        "Alemania|Argentina|Argelia|Australia|Austria|Bélgica|Bolivia|Brasil|Canadá|Chile|China|Colombia|"
        "Corea del Norte|Corea del Sur|Costa Rica|Cuba|Dinamarca|Ecuador|Egipto|El Salvador|España|Estados Unidos|"
        "Europa|Filipinas|Finlandia|Francia|Gaza|Grecia|Guatemala|Honduras|Hungría|India|Irak|Irán|Irlanda|Israel|"
        "Italia|Japón|Líbano|Marruecos|México|Nicaragua|Noruega|Países Bajos|Palestina|Panamá|Paraguay|Perú|"
        "Polonia|Portugal|Reino Unido|República Dominicana|Rusia|Siria|Sudáfrica|Suecia|Suiza|Taiwán|Turquía|"
        "Ucrania|Unión Europea|Uruguay|Venezuela|Madrid|Barcelona|Valencia|Sevilla|Ciudad de México|Bogotá|Lima|"
        "Buenos Aires|Caracas|Santiago|La Habana|Nueva York|Washington|Londres|París|Berlín|Roma|Moscú|Kiev|Pekín|"
        "Tokio|Jerusalén"
    ),
    "fr": phrases_of(
        "Afghanistan|Afrique|Afrique du Sud|Algérie|Allemagne|Argentine|Arabie saoudite|Australie|Autriche|"
        "Belgique|Brésil|Burkina Faso|Cameroun|Canada|Chili|Chine|Colombie|Corée du Nord|Corée du Sud|"
        "Côte d'Ivoire|Danemark|Égypte|Espagne|États-Unis|Europe|Finlande|France|Gaza|Grèce|Guinée|Haïti|Hongrie|"
        "Inde|Indonésie|Irak|Iran|Irlande|Israël|Italie|Japon|Liban|Libye|Luxembourg|Mali|Maroc|Mexique|Niger|"
        "Nigeria|Norvège|Palestine|Pays-Bas|Pologne|Portugal|Québec|Royaume-Uni|Russie|Sénégal|Suède|Suisse|Syrie|"
        "Taïwan|Tchad|Tunisie|Turquie|Ukraine|Union européenne|Venezuela|Vietnam|Paris|Lyon|Marseille|Bruxelles|"
        "Genève|Montréal|Londres|Berlin|Rome|Madrid|Moscou|Kiev|Pékin|Tokyo|Washington|New York|Jérusalem"
    ),
    "de": phrases_of(
        "Afghanistan|Afrika|Ägypten|Argentinien|Asien|Australien|Bayern|Belarus|Belgien|Brasilien|Bulgarien|Chile|"
        "China|Dänemark|Deutschland|England|Europa|Europäische Union|Finnland|Frankreich|Gaza|Georgien|"
        "Griechenland|Großbritannien|Indien|Indonesien|Irak|Iran|Irland|Island|Israel|Italien|Japan|Kanada|"
        "Kasachstan|Kroatien|Libanon|Libyen|Litauen|Luxemburg|Marokko|Mexiko|Moldau|Niederlande|Nordkorea|Norwegen|"
        "Österreich|Pakistan|Palästina|Polen|Portugal|Rumänien|Russland|Saudi-Arabien|Schweden|Schweiz|Serbien|"
        "Slowakei|Slowenien|Spanien|Südafrika|Südkorea|Syrien|Taiwan|Thailand|Tschechien|Türkei|Ukraine|Ungarn|USA|"
        "Venezuela|Vereinigte Staaten|Vietnam|Zypern|Berlin|Hamburg|München|Köln|Frankfurt|Stuttgart|Düsseldorf|"
        "Leipzig|Dresden|Hannover|Nürnberg|Bremen|Wien|Zürich|Bern|Genf|Brüssel|London|Paris|Rom|Madrid|Moskau|"
        "Kiew|Warschau|Peking|Tokio|Washington|New York|Jerusalem|Teheran|Sachsen|Thüringen|Hessen|Brandenburg|"
        "Niedersachsen|Nordrhein-Westfalen|Baden-Württemberg|Schleswig-Holstein"
    ),
    "it": phrases_of(
        "Afghanistan|Africa|Albania|Algeria|Argentina|Australia|Austria|Belgio|Brasile|Canada|Cile|Cina|"
        "Corea del Nord|Corea del Sud|Croazia|Danimarca|Egitto|Europa|Finlandia|Francia|Gaza|Germania|Giappone|"
        "Grecia|India|Iran|Iraq|Irlanda|Israele|Italia|Libano|Libia|Marocco|Messico|Norvegia|Olanda|Paesi Bassi|"
        "Palestina|Polonia|Portogallo|Regno Unito|Romania|Russia|Serbia|Siria|Slovenia|Spagna|Stati Uniti|Svezia|"
        "Svizzera|Taiwan|Tunisia|Turchia|Ucraina|Ungheria|Unione Europea|Venezuela|Roma|Milano|Napoli|Torino|"
        "Firenze|Bologna|Palermo|Genova|Venezia|Londra|Parigi|Berlino|Madrid|Mosca|Kiev|Pechino|Tokyo|Washington|"
        "New York|Gerusalemme|Sicilia|Sardegna|Lombardia"
    ),
    "pt": phrases_of(
        "África do Sul|Alemanha|Angola|Argentina|Austrália|Áustria|Bélgica|Bolívia|Brasil|Cabo Verde|Canadá|Chile|"
        "China|Colômbia|Coreia do Norte|Coreia do Sul|Dinamarca|Egito|Egipto|Equador|Espanha|Estados Unidos|Europa|"
        "Finlândia|França|Gaza|Grécia|Guiné-Bissau|Índia|Irã|Irão|Iraque|Irlanda|Israel|Itália|Japão|Líbano|"
        "Marrocos|México|Moçambique|Noruega|Países Baixos|Palestina|Paraguai|Peru|Polônia|Polónia|Portugal|"
        "Reino Unido|Rússia|Síria|Suécia|Suíça|Taiwan|Timor-Leste|Turquia|Ucrânia|União Europeia|Uruguai|Venezuela|"
        "Lisboa|Porto|São Paulo|Rio de Janeiro|Brasília|Salvador|Londres|Paris|Berlim|Roma|Madrid|Moscou|Moscovo|"
        "Kiev|Pequim|Tóquio|Washington|Nova York"
    ),
    "nl": phrases_of(
        "Afghanistan|Afrika|Amerika|Australië|België|Brazilië|Canada|China|Denemarken|Duitsland|Egypte|Engeland|"
        "Europa|Europese Unie|Finland|Frankrijk|Gaza|Griekenland|Groot-Brittannië|Hongarije|Ierland|India|"
        "Indonesië|Irak|Iran|Israël|Italië|Japan|Libanon|Marokko|Mexico|Nederland|Noorwegen|Oekraïne|Oostenrijk|"
        "Palestina|Polen|Portugal|Roemenië|Rusland|Spanje|Suriname|Syrië|Taiwan|Turkije|Venezuela|"
        "Verenigd Koninkrijk|Verenigde Staten|Vlaanderen|Zuid-Afrika|Zuid-Korea|Zweden|Zwitserland|Amsterdam|"
        "Rotterdam|Den Haag|Utrecht|Brussel|Antwerpen|Gent|Londen|Parijs|Berlijn|Rome|Madrid|Moskou|Kiev|Peking|"
        "Washington|New York"
    ),
    "tr": phrases_of(
        "ABD|Afganistan|Almanya|Arjantin|Avrupa|Avrupa Birliği|Avustralya|Avusturya|Azerbaycan|Belçika|Brezilya|"
        "Bulgaristan|Çin|Danimarka|Ermenistan|Filistin|Fransa|Gazze|Gürcistan|Hindistan|Hollanda|Irak|İngiltere|"
        "İran|İspanya|İsrail|İsveç|İsviçre|İtalya|Japonya|Kanada|Katar|Kazakistan|KKTC|Libya|Lübnan|Macaristan|"
        "Meksika|Mısır|Norveç|Özbekistan|Pakistan|Polonya|Rusya|Sırbistan|Suriye|Suudi Arabistan|Türkiye|Ukrayna|"
        "Yunanistan|Ankara|İstanbul|İzmir|Bursa|Antalya|Adana|Konya|Gaziantep|Diyarbakır|Trabzon|Moskova|Londra|"
        "Paris|Berlin"
    ),
    "ru": phrases_of(
        "Россия|Украина|Белоруссия|Беларусь|Казахстан|Узбекистан|Таджикистан|Киргизия|Грузия|Армения|Азербайджан|"
        "Китай|Япония|Индия|Иран|Ирак|Израиль|Сирия|Турция|Египет|США|Канада|Мексика|Бразилия|Германия|Франция|"
        "Италия|Испания|Польша|Великобритания|Финляндия|Швеция|Норвегия|Европа|Москва|Киев|Минск|Пекин|Вашингтон|"
        "Лондон|Париж|Берлин"
    ),
    "ar": phrases_of(
        "السعودية|الإمارات|قطر|الكويت|البحرين|عمان|اليمن|العراق|سوريا|لبنان|الأردن|فلسطين|غزة|القدس|إسرائيل|مصر|"
        "السودان|ليبيا|تونس|الجزائر|المغرب|موريتانيا|الصومال|تركيا|إيران|باكستان|أفغانستان|الهند|الصين|اليابان|"
        "روسيا|أوكرانيا|ألمانيا|فرنسا|بريطانيا|إيطاليا|إسبانيا|الولايات المتحدة|كندا|البرازيل|الاتحاد الأوروبي|"
        "القاهرة|بغداد|دمشق|بيروت|الرياض|دبي|أبوظبي|الدوحة|طهران|موسكو|واشنطن|لندن|باريس"
    ),
    "zh": phrases_of(
        "中国|美国|俄罗斯|日本|韩国|朝鲜|印度|巴基斯坦|阿富汗|伊朗|伊拉克|以色列|巴勒斯坦|加沙|叙利亚|土耳其|埃及|"
        "沙特阿拉伯|南非|尼日利亚|英国|法国|德国|意大利|西班牙|葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|波兰|乌克兰|"
        "白俄罗斯|哈萨克斯坦|乌兹别克斯坦|加拿大|墨西哥|巴西|阿根廷|澳大利亚|新西兰|新加坡|马来西亚|印度尼西亚|"
        "泰国|越南|菲律宾|缅甸|蒙古|欧盟|欧洲|非洲|北京|上海|天津|重庆|广州|深圳|香港|澳门|台湾|台北|武汉|成都|"
        "西安|杭州|南京|新疆|西藏|华盛顿|纽约|伦敦|巴黎|柏林|莫斯科|东京|首尔"
    ),
    "ja": phrases_of(
        "日本|中国|韓国|北朝鮮|台湾|香港|米国|アメリカ|ロシア|ウクライナ|英国|イギリス|フランス|ドイツ|イタリア|"
        "スペイン|オランダ|スイス|インド|インドネシア|タイ|ベトナム|フィリピン|マレーシア|シンガポール|"
        "オーストラリア|カナダ|メキシコ|ブラジル|イラン|イラク|イスラエル|パレスチナ|ガザ|シリア|トルコ|エジプト|"
        "サウジアラビア|南アフリカ|欧州連合|欧州|東京|大阪|京都|名古屋|札幌|福岡|横浜|神戸|広島|長崎|沖縄|北海道|"
        "ワシントン|ニューヨーク|ロンドン|パリ|ベルリン|モスクワ|北京|上海|ソウル"
    ),
    "ko": phrases_of(
        "한국|대한민국|북한|중국|일본|미국|러시아|우크라이나|영국|프랑스|독일|이탈리아|인도|이란|이스라엘|대만|"
        "베트남|서울|부산|인천|대구|제주|베이징|도쿄|워싱턴"
    ),
    "pl": phrases_of(
        "Polska|Niemcy|Francja|Rosja|Ukraina|Białoruś|Litwa|Czechy|Słowacja|Węgry|Stany Zjednoczone|USA|"
        "Wielka Brytania|Chiny|Unia Europejska|Europa|Warszawa|Kraków|Gdańsk|Wrocław|Poznań|Łódź"
    ),
    "sv": phrases_of(
        "Sverige|Norge|Danmark|Finland|Tyskland|Frankrike|Ryssland|Ukraina|USA|Storbritannien|Kina|EU|Europa|"
        "Stockholm|Göteborg|Malmö"
    ),
}
"""Names in the form in which a sentence has them as its subject."""

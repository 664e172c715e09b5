"""Tags of languages, as in `lang="vi-VN"`: those that the registry of languages has."""

from __future__ import annotations

# ISO 639-1, without those that were withdrawn; then those of peoples of Viet Nam that have three letters only.
_NAMES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu bdq blt cjm hmn hre jra kpm mtq mww nut rad sed tyz yue"
)
_LANGUAGES = frozenset(_NAMES.split())
# Where a language is written in more than one way; elsewhere the way is known, and HTML checkers say so.
_SCRIPTS = {"zh": ("Hans", "Hant"), "sr": ("Cyrl", "Latn"), "uz": ("Cyrl", "Latn"), "cjm": ("Cham",)}
_COUNTRIES = (
    "AD AE AF AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH "
    "CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GH GL GM GN GQ "
    "GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR "
    "LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE "
    "PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL "
    "TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW"
)
_REGIONS = frozenset(_COUNTRIES.split())


def language(written: str) -> str | None:
    """Return the tag of a language; None where there is no such language.

    What stands behind the language and is unknown goes; `vi_VN` is what `vi-VN` is.
    """
    name, *more = written.strip().replace("_", "-").split("-")
    name = name.lower()
    if name not in _LANGUAGES:
        return None
    tag = name
    if more and more[0].title() in _SCRIPTS.get(name, ()):
        tag += f"-{more.pop(0).title()}"
    return f"{tag}-{more[0].upper()}" if more and more[0].upper() in _REGIONS else tag

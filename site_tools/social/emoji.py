"""Where the emoji of a text stand: several code points that people see, and platforms count, as one sign.

Sources: Unicode TS 51 (how sequences are built) and `emoji-data` for the ranges. The base ranges are wider than the
standard's in blocks that hold little else; a sign that is no emoji weighs the same on X as one that is.
"""

from __future__ import annotations

import re
from functools import cache

_NEEDS_SELECTOR = "\u00a9\u00ae\u2122\u265f"
# Letters and signs of text that are emoji only when the selector behind them says so.
_BASES = (
    "\u203c\u2049\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u265e\u2660-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
)
_MODIFIER_BASES = (
    "\u261d\u26f9\u270a-\u270d\U0001f385\U0001f3c2-\U0001f3c4\U0001f3c7\U0001f3ca-\U0001f3cc\U0001f442\U0001f443\U0001f446-\U0001f450"
    "\U0001f466-\U0001f469\U0001f46b-\U0001f46e\U0001f470-\U0001f478\U0001f47c\U0001f481-\U0001f483\U0001f485-\U0001f487\U0001f48f\U0001f491"
    "\U0001f4aa\U0001f574\U0001f575\U0001f57a\U0001f590\U0001f595\U0001f596\U0001f645-\U0001f647\U0001f64b-\U0001f64f\U0001f6a3"
    "\U0001f6b4-\U0001f6b6\U0001f6c0\U0001f6cc\U0001f90c\U0001f90f\U0001f918-\U0001f91f\U0001f926\U0001f930-\U0001f939\U0001f93c-\U0001f93e"
    "\U0001f977\U0001f9b5\U0001f9b6\U0001f9b8\U0001f9b9\U0001f9bb\U0001f9cd-\U0001f9cf\U0001f9d1-\U0001f9dd\U0001fac3-\U0001fac5"
    "\U0001faf0-\U0001faf8"
)
_SKIN = "\U0001f3fb-\U0001f3ff"
_REGIONAL = "\U0001f1e6-\U0001f1ff"
# Every two letters that some flag has; two regional letters that make no flag are shown, and counted, as two signs.
_REGIONS = (
    "AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC "
    "CD CF CG CH CI CK CL CM CN CO CP CQ CR CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO "
    "JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT "
    "MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA "
    "SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM "
    "UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)


@cache
def _pattern() -> re.Pattern[str]:
    element = rf"(?:[{_MODIFIER_BASES}][{_SKIN}]|[{_NEEDS_SELECTOR}]\ufe0f|[{_BASES}]\ufe0f?(?!\ufe0e))"
    flags = "|".join("".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in region) for region in _REGIONS.split())
    return re.compile(
        r"[0-9#*]\ufe0f?\u20e3"
        rf"|(?:{flags})"
        "|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
        rf"|{element}(?:\u200d{element})*"
        rf"|[{_SKIN}{_REGIONAL}]"
    )


def emoji_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every emoji, a whole sequence being one."""
    return [match.span() for match in _pattern().finditer(text)]

"""What stands in a typed date beside its figures: eras, words for about, for an end that goes on, and months."""

from __future__ import annotations

import re

from timeline.typed.months import MONTH_SIGN

MONTH = rf"{MONTH_SIGN}(\d\d)\.?"
BC = r"b\.? ?c\.?(?: ?e\.?)?|before christ|v\. ?chr\.|av(?:\.|ant) ?j\.-? ?c\.|до н\. ?э\.|a\. ?c\.|"
BC += r"f\. ?kr\.?|p\. ?n\. ?e\.?|př\. ?n\. ?l\.|v\. ?u\. ?z\."
AD = r"a\.? ?d\.?|c\.? ?e\.?|anno domini|n\. ?chr\.|apr?\. ?j\.-? ?c\.|d\. ?c\.|e\. ?kr\.?"
ABOUT = (
    r"(?:in|on) or (?:about|around)|cerca de|alrededor de|intorno al|omstreeks|rond|omkring|cirka|"
    r"por volta de|verso il|około|okolo|"
    r"circa|cal\.?|ca\.?|c\.?|abt\.?|about|around|approx\.?|approximately|~|"
    r"etwa|um|vers|environ|hacia|sobre|ok\.|ок\.|около"
)
PERHAPS = r"perhaps|possibly|probably|maybe|vielleicht|vermutlich|wahrscheinlich|wohl|probablement|forse|misschien|"
PERHAPS += r"peut-être|quizás"
#: What stands between the two ends of a range.
TO = r" ?(?:->|\u2192) ?| ?- ?| to | until | till | through | bis(?: zum)? | à | au | hasta | a | al "
NOW = (
    r"(?:present|current|this)(?: day)?|now|today|date|ongoing|still (?:open|running|active|in use|in force)|extant|"
    r"incumbent|heute|laufend|andauernd|aujourd'hui|présent|en cours|jours|hoy|presente|"
    r"actualidad|oggi|heden|nu|"
    r"حتى الآن|الآن"
)
#: Clocks by their names, with their offset from UTC, and where more than one is called so, with each one's place.
ZONES: dict[str, str | dict[str, str]] = {
    "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "jst": "+09:00",
    "edt": "-04:00", "pdt": "-07:00", "aest": "+10:00", "aedt": "+11:00",
    "pst": "-08:00", "mdt": "-06:00", "mst": "-07:00", "cdt": "-05:00",
    "est": {"America": "-05:00", "Australia": "+10:00"}, "cst": {"America": "-06:00", "China": "+08:00"},
    "bst": {"Britain": "+01:00", "Bangladesh": "+06:00"},
    "ist": {"India": "+05:30", "Israel": "+02:00", "Ireland": "+01:00"},
    **dict.fromkeys(("local time", "local", "uhr", "ora locale"), ""),
}  # fmt: skip
#: A month and two digits, as a spreadsheet writes a day or a year: which of the two, nobody knows.
SHORT_YEAR = re.compile(r"[^\W\d]+\.?-\d\d|\d\d-[^\W\d]+\.?")
#: A day in figures: which of them is the month, its column says.
DAY_IN_FIGURES = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}")
DAY_OF = r"(\d{1,2})(?:st|nd|rd|th|er|[.oa\u00b0])?"

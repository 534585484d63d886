"""Names of columns: whose can only mean one of ours, in English, German, French, Spanish, Arabic and Chinese.

Those of a year, a month and a day, which stand together, are known in some more languages.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from timeline.typed.patterns import ZONES

#: Other names of our columns, as `plain` has them.
NAMES_OF = {
    "date": "when|datum|fecha|تاريخ|التاريخ|日期|时间|timestamp|year|yr|jahr|année|annee|año|السنة|年|年份|"
    "event dates?|dates? of(?: the)? event|datetime|date ?time|date and time|date utc|utc date|fecha y? ?hora|dates|"
    "event year|year of event|event time",
    "title": "event|events|name|headline|label|titel|titre|título|titulo|ereignis|événement|evenement|evento|what|"
    "العنوان|الحدث|标题|事件|event (?:name|title|label)|name of(?: the)? event|item label|task(?: name)?",
    "description": "text|details|beschreibung|descripción|descripcion|الوصف|描述|summary|event description",
    "place": "location|ort|lieu|lugar|المكان|地点",
    "lane": "groups?|categor(?:y|ies)|kategorien?|catégories?|categorie|categor[íi]as?|track|swimlane|land|länder|"
    "pa[íi]s|pays|countr(?:y|ies)|المجموعة|الفئة|البلد|组|类别|分类|国家",
    "source": "fuentes?|quellen?|sources|المصدر|来源",
    "importance": "wichtigkeit",
}
#: The pieces of a date. A start or end may stand before or behind the word for a date: startDate, date_start.
_DATE = "date|time|datetime|date ?time|year|yr|day|when"
PARTS = {
    "start": f"(?:starts?|begins?|beginning|from)(?: (?:{_DATE}))?|(?:{_DATE}) (?:start|begin|from)|startdate|"
    "(?:start|anfangs|beginn?) ?datum|data (?:de |di )?in[ií](?:cio|zio)|início|开始日期|開始日?|дата начала|начало|"
    "beginn|von|anfang|début|debut|date (?:de )?d[ée]but|inicio|fecha (?:de )?inicio|desde|开始|since|"
    "begin ?(?:jaar|datum)|start(?:jahr|år|datum|dato)|anfangsjahr|początek|začátek|alku|"
    "(?:start|beginn|anfangs) ?(?:uhr)?zeit|beginnt (?:am|um)|heure (?:de )?d[ée]but|hora (?:de )?inicio",
    "end": f"(?:ends?|ended|ending|until|to|through|finish|finished)(?: (?:{_DATE}))?|"
    f"(?:{_DATE}) (?:end|ended|until|to|through|finish|finished)|enddate|ei?nd ?datum|"
    "data (?:de |di )?(?:fim|fine)|结束日期|終了日?|дата окончания|окончание|"
    "fim|t[ée]rmino|até|einde?|ei?nd ?jaar|endjahr|bis wann|slut(?:datum|dato|år)?|slutt(?:dato|år)?|schluss|конец|"
    "koniec|konec|loppu|vége|ende|bis|fin|date (?:de )?fin|fecha (?:de )?fin|hasta|结束|completion date|"
    "end ?(?:uhr)?zeit|endet (?:am|um)|heure (?:de )?fin|hora (?:de )?fin",
    "year": "i?year|yr|yyyy|jahr|année|annee|año|السنة|年|年份|anno|ano|jaar|år|rok|год|yıl",
    "month": "i?month|mon|mo|mm|monat|mois|mes|الشهر|月|月份|mese|mês|maand|måned|månad|miesiąc|месяц|ay",
    "day": "i?day|dd|dy|tag|jour|día|dia|اليوم|日|giorno|dag|dzień|день|gün",
    "time": "time|uhrzeit|zeit|heure|hora|الوقت|clock|utc|gmt|time (?:utc|gmt|local|of day)|(?:utc|local) time|"
    "event time|tijd|tijdstip|tid|tidspunkt|время|godzina|ora|kick ?off(?: time)?|ko|anpfiff|ansto(?:ß|ss)",
}
#: When something has to be done, which is its end where it has a start, and else its date.
DUE = (
    "due(?: (?:date|on|by|at))?|date due|deadline|fällig(?: am)?|fälligkeit|(?:date d'|date )?échéance|"
    "fecha (?:límite|de vencimiento)"
)
#: What stands before a piece of a start or an end: `Start year`, `End month`.
SIDES = {"start": "start|begin|beginning|from|beginn|von", "end": "end|ending|until|to|ende|bis"}
#: Columns of the first and the last time at which something may have been.
BETWEEN = (
    "earliest(?: (?:date|year))?|(?:date )?not ?before|terminus post quem|tpq",
    "latest(?: (?:date|year))?|(?:date )?not ?after|terminus ante quem|taq",
)
PRECISION = "(?:date|time)? ?_?precision(?: as given)?"


def words(text: str, more: str = "") -> str:
    """A pattern of any of some words, and of what else may say it."""
    return rf"\b(?:{'|'.join(text.split())})\b{more}"


def plain(name: str) -> str:
    """A name as words: dateStart, date_start and "Date start" are the same.

    Examples
    --------
    >>> plain("dateStart"), plain("Event_Date"), plain("Time (UTC)"), plain("Année")
    ('date start', 'event date', 'time utc', 'année')
    """
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return " ".join(re.sub(r"[\s_.:;/()\[\]#-]+", " ", apart).casefold().split())


#: A clock in the name of a column: "Time (UTC)", "GMT+3", "Local time".
CLOCK_NAMED = re.compile(
    r"(?<![^\W_])((?:utc|gmt|zulu)(?: ?[+\u2212-] ?\d{1,2}(?::?\d\d)?)?|"
    + "|".join(sorted((zone for zone in ZONES if zone != "uhr"), key=len, reverse=True))
    + r")(?![^\W_])",
    re.I,
)


def without_clock(name: str) -> str:
    """A name as words, without the clock in it.

    Examples
    --------
    >>> without_clock("Time (UTC)"), without_clock("Date GMT+3"), without_clock("Local time"), without_clock("Date")
    ('time', 'date', 'local time', 'date')
    """
    return plain(CLOCK_NAMED.sub("", name)) or plain(name)


def clocks_of(names: Sequence[str]) -> list[str]:
    """The clocks in names of columns.

    Examples
    --------
    >>> clocks_of(["Date (UTC)", "Local time", "Title"])
    ['utc', 'local time']
    """
    return [clock.casefold() for name in names for clock in CLOCK_NAMED.findall(name)]


def is_called_time(name: str) -> bool:
    """Whether a column is called as one of times of day is.

    Examples
    --------
    >>> is_called_time("Time (CET)"), is_called_time("Local time"), is_called_time("Timer")
    (True, True, False)
    """
    return any(re.fullmatch(PARTS["time"], said(name)) for said in (plain, without_clock))


def only(header: Sequence[str], names: str, told: Collection[str] = (), ours: str = "") -> str:
    """The one column of a header that has one of these names; "" where there are none or several.

    What somebody has called so is it, whatever the others are called.

    Examples
    --------
    >>> only(["dateStart", "dateEnd"], PARTS["end"]), only(["begin", "start"], PARTS["start"])
    ('dateEnd', '')
    """
    if ours in told:
        return ours
    for said in (str.casefold, plain, lambda name: plain(name).removesuffix(" label"), without_clock):
        named = [name for name in header if re.fullmatch(names, said(name))]
        if named:
            return named[0] if len(named) == 1 else ""
    return ""

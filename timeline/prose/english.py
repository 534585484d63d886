"""How English says when: words, and patterns of time expressions. Another language is another such table.

In a pattern, {month} and the like stand for the words of that sort, whose group is called so; the name beside it
is that of the function in `values.py` that makes a date of what was found.
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        "January Jan|February Feb|March Mar|April Apr|May|June Jun|July Jul|August Aug|September Sept Sep|October Oct|"
        "November Nov|December Dec".split("|"), 1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
NUMBERS = {
    word: number
    for number, words in enumerate(
        "zero|one a an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
        "seventeen|eighteen|nineteen|twenty".split("|")
    )
    for word in words.split()
} | {"per": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
#: How many nobody says.
VAGUE = "several|a few|few|some|many|a couple of|a couple"
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "10Y", "century": "100Y", "centuries": "100Y"}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
#: Thirds of whatever it is.
PARTS = {"early": 0, "beginning of": 0, "start of": 0, "mid": 1, "middle of": 1, "late": 2, "end of": 2, "close of": 2}
DAYS = {"yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "tomorrow": 1, "this morning": 0,
        "this evening": 0, "this afternoon": 0, "overnight": 0}  # fmt: skip
HOLIDAYS = {"christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31),
            "new year's day": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14), "thanksgiving day": (11, 0),
            "thanksgiving": (11, 0)}  # fmt: skip
#: Days that a weekday alone does not name, and feasts whose day is another every year.
FEASTS = ("Easter", "Palm", "Good", "Ash", "Holy", "Maundy", "Shrove", "Whit", "Pentecost", "Passover", "Ramadan",
          "Black", "Bloody", "Red", "Super", "Cyber")  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
#: What a month or a year has a first or a last of.
COUNTED_UNITS = {"day": "D", "week": "W", "month": "M", "half": "half"}
#: Behind a year, and before one.
ERAS = r"(?-i:BCE?|B\.C\.(?:E\.)?|CE|C\.E\.|AD|A\.D\.)(?!\w)"
ERA_BEFORE = r"(?-i:AD|A\.D\.)"
WHICH = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
#: The day that is so many behind: of any other word, the one before.
STEPS = {"next": ("after", 1), "following": ("after", 1), "same": ("after", 0)}
#: Before a date: how it says where it lies.
LEADS = {"since": "since", "ever since": "since", "from": "from", "until": "until", "till": "until", "through": "until",
         "by": "by", "no later than": "by", "before": "by", "prior to": "by", "after": "after", "between": "between",
         "in": "", "on": "", "at": "", "during": "", "of": "", "for": "", "around": "about", "about": "about",
         "circa": "about", "early on": "", "late on": ""}  # fmt: skip
#: Just before a date: that something goes on since an event of that date.
SINCE_EVENT = r"\b[Ss]ince\s+(?:the|a|an|his|her|its|their|[A-Z]\w+['’]s)\s+(?:(?!\.\s+[A-Z])[^,;:—]){2,60}$"
TO = {"to", "until", "till", "through", "and", "-", "–"}
#: Years in words: their first two figures, and all that may be the last two.
YEAR_WORDS = "seventeen|eighteen|nineteen|twenty"
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
#: What a number such as 1900 counts, rather than being a year.
COUNTED = "people|troops|soldiers|dollars|percent|miles|men|women|children|members|points|feet|jobs|votes"
#: Months that are also verbs or names, and what stands before them and seasons when they are none.
DOUBTFUL = ("May", "March", "Mar", "Jan", "Sep", "Jun")
BEFORE = "in|since|by|until|till|from|of|to|during|and|between|before|after|through|the"
#: Before a date that stands before a noun, and what such a noun is not.
KNOWN = "the|this|that|his|her|its|their|of|since|after"
LINKS = (
    "and|or|in|on|at|of|to|for|from|by|with|that|which|who|when|where|after|before|but|as|is|was|will|would|if|while"
)
#: What else may stand in lower case behind a year.
NO_NOUN = "the|a|an|he|she|it|they|we|his|her|its|their|this|that|there|no|not|had|has|have|did|came|only"
#: Verbs that speak of what is to come, of what may be either, and of what is over; the nearest decides.
FUTURE = (
    r"(?:\b|(?<=\w)(?='))(?:will|won't|shall|going to|scheduled|slated|set (?:to|for)|"
    r"due (?:on|in|by|at|next|this|back|before|for|[A-Z]\w+|to (?:be|begin|start|open|close|end|expire|return|arrive|"
    r"leave|meet|vote|appear|take|go|run|speak|visit|hold|publish|report|finish|launch|release|give|make|face|stand|testify))|due\s*$|"
    r"expect(?:s|ed)?|plan(?:s|ned)? to|(?:aim|seek|vow|promise|agree)(?:s|ed)? to|to be|payable|effective|of record|"
    r"hop(?:es?|ing) to|wants? to|intends? to|upcoming|as (?:early|soon|late) as|(?:is|are) to|"
    r"deadline|remain|postponed|delayed|adjourned|'ll)(?!\w)"
    r"(?:\s+(?:not\s+)?(?:be|have)\s+(?:been\s+)?\w+|(?<=to be)\s+\w+)?"
)
EITHER = (
    r"\b(?:would|could|might|may|should|must|plan(?:s|ned|ning)?|prepar(?:es|ed|ing)|announce[sd]?|"
    r"(?:is|are|'re|'s) (?:\w+ing))\b(?:\s+(?:not\s+)?(?:be|have)\s+(?:been\s+)?\w+)?"
)
PAST = (
    r"\b(?:\w{2,}ed|was|were|had|has|have|said|told|began|came|gave|got|held|kept|left|led|made|met|put|sent|shot|spoke|"
    r"sought|struck|took|went|won|wrote|became|broke|fell|found|ran|sold|rose|saw|set|cut|shut|hit|lost|grew|drew|threw|flew|"
    r"knew|did|lay|paid|bought|brought|caught|taught|thought|fought|stood|sat|lit|hurt|quit|spent|slid|sank|beat|built|born|dealt|laid|swept|begun|written|"
    r"taken|given|shown|chosen|sworn|stolen|driven)\b"
)
#: Verbs behind which what is said may be still to come.
SAYING = "said|told|added|warned|reported|confirmed|stated|wrote|noted|thought|knew|learned|heard|believed|hoped|feared"
#: Verbs in the present of what a calendar holds: "the trial opens Jan. 5".
SCHEDULED = (
    "begins?|starts?|opens?|closes?|ends?|expires?|resumes?|returns?|meets?|leaves?|arrives?|goes|comes|takes|runs?|"
    "launches|premieres|retires|holds|faces|turns|plays|votes on"
)
#: What makes a participle of the present: "it is closed on Jan. 5".
PRESENT = "is|are|isn't|aren't|be|being|gets?"
#: Words behind which a verb before them has no say: of another clause, or in the present.
APART = "is|are|that|which|who|whose|whom|when|where|as|if|while|because|but|whether|until|before|after"
#: Before "for sixteen years": that it goes on.
GOES_ON = r"\b(?:has|have|'s|'ve|been)\b[^.;]*$"

_CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\b\.?)"
_CLOCK += r"(?:\s\(?(?:EST|EDT|GMT|UTC|CET|local time)\)?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|[.,:]\d)"
_LISTED = r"\d{1,2}(?:st|nd|rd|th)?(?:,\s+\d{1,2}(?:st|nd|rd|th)?(?!\d|:))*,?\s+and\s+\d{1,2}(?:st|nd|rd|th)?"
_THE = r"(?:the\s+)?"
PATTERNS: tuple[tuple[str, str], ...] = (
    (r"{month}(?=\s+\d{4}\s+(?:" + COUNTED + r")\b)", "unread"),
    (r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b", "date"),
    (r"(?:{weekday},?\s+(?:the\s+)?)?{month}\s+" + _DAY + r"(?:,?\s+{inyear})?", "date"),
    (r"(?:{weekday},?\s+(?:the\s+)?)?(?:the\s+)?" + _DAY + r"\s+(?:of\s+)?{month}(?:,?\s+{inyear})?", "date"),
    (r"(?<![\d/])(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})(?![\d/])", "slashed"),
    (r"{month}\s+" + _DAY + r"\s?(?:-|–|to|through)\s?(?P<until>\d{1,2})(?!\d)(?:,?\s+{inyear})?", "days"),
    (r"{month}\s+(?P<days>" + _LISTED + r"(?!\d|[.,:/]\d|\s+\w+s\b))(?:,?\s+{inyear})?", "several"),
    (r"(?<![\d.,:/$£€-])(?:the\s+)?(?P<days>" + _LISTED + r")\s+(?:of\s+)?{month}(?:,?\s+{inyear})?", "several"),
    (_DAY + r"\s?(?:-|–|to)\s?(?P<until>\d{1,2})\s+{month}(?:,?\s+{inyear})?", "days"),
    (_THE + r"(?:{part}[\s-]+)?{month},?\s+(?:of\s+)?{inyear}", "month"),
    (_THE + r"(?:{part}[\s-]+|{which}\s+)?{month}(?!\.?\s*\d)", "month"),
    (r"(?<![\d$£€,.:/-])(?P<year>1[5-9]\d\d|20\d\d)\s?[-–]\s?(?P<until>\d{2}|\d{4})(?![\d-])", "years"),
    (r"(?<![\d$£€,.:/-])(?P<year>\d{1,4})\s?(?:[-–]|to)\s?(?P<until>\d{1,4})\s?{era}", "years"),
    (_THE + r"(?:{part}[\s-]+)?{year}", "year"),
    (_THE + r"(?:{part}[\s-]+)?(?P<decade>(?:1[5-9]|20)\d0|['’][2-9]0)['’]?s\b", "decade"),
    (r"(?:the\s+)?(?P<century>1\d|2[01]|\d)(?:st|nd|rd|th)[\s-]century(?:\s+{era})?", "century"),
    (r"(?:the\s+)?(?P<century>1\d|2[01]|\d)(?:st|nd|rd|th)(?:\s+century)?(?:\s+(?:to|until|through)\s+|\s?[-–]\s?)"
     r"(?:the\s+)?(?P<until>1\d|2[01]|\d)(?:st|nd|rd|th)[\s-]centur(?:y|ies)(?:\s+{era})?", "centuries"),
    (r"(?:the\s+)?(?P<quarter>first|second|third|fourth)[\s-]quarter(?:\s+(?:of\s+)?{inyear})?", "quarter"),
    (r"(?:{which}\s+|the\s+|{part}[\s-]+)?{season}(?:\s+(?:of\s+)?{inyear})?", "season"),
    (r"(?:the\s+)?{nth}\s+(?:{weekday}|{piece})\s+(?:of|in)\s+{month}(?:,?\s+(?:of\s+)?{inyear})?", "counted"),
    (r"(?:the\s+)?{nth}\s+(?:{weekday}|{piece})\s+(?:of|in)\s+{inyear}", "counted"),
    (r"(?:the\s+)?{nth}\s+(?:{weekday}|weekend|{piece})(?=\s+(?:of|in)\b)", "unread"),
    (r"(?:the\s+(?:next|following|preceding|same)|that(?:\s+same)?|following|preceding)\s+{weekday}", "unread"),
    (r"{weekday},?\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\b", "unread"),
    (r"(?<=\b[Oo]n )the\s+\d{1,2}(?:st|nd|rd|th)(?=\s*[,;.]|\s+(?:the|a|an|he|she|it|they|we|his|her|its|their)\b)",
     "unread"),
    (r"(?:(?:late|early)\s+|{which}\s+)?{weekday}(?:['’]s)?(?:\s+(?:morning|afternoon|evening|night))?", "weekday"),
    (_CLOCK + r"(?:,?\s+(?:on\s+)?(?:{weekday}|(?P<word>today|yesterday|tomorrow)))?", "clock"),
    (r"(?:late\s+|early\s+|later\s+|earlier\s+)?{word}(?:\s+(?:morning|afternoon|evening|night))?", "named"),
    (r"(?:(?P<side>earlier|later|late|early)\s+)?{which}\s+{unit}\b(?!s)", "unit"),
    (r"(?:the\s+)?{part}\s+the\s+{unit}\b(?!s)", "third"),
    (r"(?:{which}\s+|the\s+|over\s+the\s+)weekend", "weekend"),
    (r"(?:(?:more|less)\s+than\s+|almost\s+|nearly\s+|about\s+|just\s+|some\s+)?{n}[\s-]+{unit}s?\s+ago", "ago"),
    (r"{holiday}(?:,?\s+(?:of\s+|in\s+)?{inyear})?", "holiday"),
    (r"{feast}\s+{weekday}(?:,?\s+(?:of\s+|in\s+)?{year})?", "unread"),
    (r"(?:{feast}|(?-i:[A-Z])\w+['’]?s?\s+day|(?:(?-i:[A-Z])\w+\s+)?{weekday}),?\s+{year}", "unread"),
    (r"(?:(?:about|around|nearly|almost)\s+)?{n}\s+{unit}s?\s+"
     r"(?P<way>later|earlier|after|before|afterwards?|previously)(?:\s+than)?", "later"),
    (r"the\s+(?P<step>next|following|previous|preceding|same)\s+{unit}\b(?!s)", "step"),
    (r"(?:the|a)\s+{unit}\s+(?P<way>after|before|earlier|later)\b", "later"),
    (r"(?<=extended )(?:[^.;]{0,60}?)(?P<cue>by\s+{n}\s+{unit}s?)\b", "by"),
    (r"(?:(?:over|in|during|for|within|throughout)\s+)?(?!the\s+last\s+\w+\s+of\b)(?:the|these)\s+(?:past|last|previous)\s+"
     r"(?:{n}\s+)?{unit}s?\b", "past"),
    (r"for\s+(?:(?:more\s+than|at\s+least|about|almost|nearly|over|some|the\s+past)\s+)?{n}\s+{unit}s?\b", "lasting"),
    (r"\bfor\s+now\b|\bso\s+far\b|\bto\s+date\b|\buntil\s+now\b", "until_now"),
    (r"(?:(?<=^)|(?<=[.!?]\s)|(?<=[.!?]['’”]\s))(?P<order>(?-i:After|Before|Following|During|Throughout))\s+"
     r"(?:the|a|an|his|her|its|their|(?-i:[A-Z])\w+['’]s)\s+(?:[\w’'-]+\s+){0,2}?[\w’'-]+"
     r"(?=,|\s+(?:to|of|in|on|at|that|with)\b)", "event"),
    (r"\b(?P<order>during|throughout)\s+(?:(?-i:[A-Z])\w+['’]s|a\s+(?:recent|latest)|his|her|their)\s+"
     r"(?:visit|trip|tour|stay|go\s+to|journey)\b", "event"),
    (r"\b(?:every|each|a|per)\s+{unit}\b|\b(?:daily|weekly|monthly|yearly|annually|hourly)\b", "none"),
    (r"\b(?:every|each)\s+{weekday}", "none"),
    (r"\b(?:now|currently|recently|nowadays|lately|at\s+present|these\s+days)\b", "none"),
    (r"\bin\s+recent\s+(?:days|weeks|months|years)\b", "none"),
    (r"\bfor\s+(?:{n}|{vague})\s+(?:seconds?|minutes?|hours?)\b", "none"),
)  # fmt: skip

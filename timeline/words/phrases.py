"""All words that date, chart and page say, by language: another language is another table.

A language without a table gets Babel's dates with the English words around them.
"""

from __future__ import annotations

import re
from functools import cache

#: By language, then by what is said. What stands in {} is put in; what is counted has a form for each of the language's
#: plural categories (https://cldr.unicode.org/index/cldr-spec/plural-rules), or "other".
PHRASES: dict[str, dict] = {
    "en": {
        "day in": "some day in {0}", "time in": "some time in {0}", "between": "between {0} and {1}", "by": "by {0}",
        "from": "on or after {0}", "span": "{0} – {1}", "since": "since {0}", "until": "until {0}",
        "unknown end": "from {0}, end unknown", "unknown start": "until {0}, start unknown", "about": "about {0}",
        "at least": "at least {0}",
        "perhaps": "perhaps {0}", "decade": "the {0}s", "season": "{0} (taken as {1})", "before": "before",
        "after": "after", "yearly": "{0} of some year between {1} and {2}", "parts": ("year", "month", "day", "time"),
        "part about": "{0} approximate", "part perhaps": "{0} uncertain", "same": "at the time of",
        "earlier": "{0} before", "later": "{0} after",
        "seasons": ("spring", "summer", "autumn", "winter"),
        "skip": "Skip to the list of events", "source": "Source:",
        "noscript": "The interactive chart needs JavaScript. Every event stands in the list below.",
        "trouble": "This browser cannot show the chart. Every event stands in the list below.",
        "trouble_many": "This browser cannot show the events.",
        "too_many": {"other": "{count} events are too many to list without JavaScript. Download them as CSV, packed "
                              "with gzip"},
        "search": "Search", "reset": "Show all", "key": "Key and filter", "other_kinds": "other kinds",
        "other_lanes": "other lanes", "row": "{} in one row",
        "chart": "Timeline", "tools": "Zoom", "whole": "Whole", "zoom_in": "Zoom in",
        "zoom_out": "Zoom out", "previous": "Previous event", "next": "Next event", "position": "{number} of {all}",
        "total": {"one": "{count} event", "other": "{count} events"}, "events": "Events",
        "nothing": "No event matches. Clear the search or a filter.",
        "dates": "Dates", "checked": "Checked dates", "as_source": "The source’s own",
        "known_checked": {"one": "{count} exact date after checking; in the source itself: {other}",
                          "other": "{count} exact dates after checking; in the source itself: {other}"},
        "known_source": {"one": "{count} exact date in the source itself; after checking: {other}",
                         "other": "{count} exact dates in the source itself; after checking: {other}"},
        "exact": "exact day", "exact_time": "exact time", "exact_both": "exact day or time", "within": "date uncertain",
        "within_time": "time uncertain",
        "throughout": "lasted", "open": "continues", "unknown": "start or end uncertain", "doubt": "approximate",
        "several": "each of these days", "outside": "not in the source",
        "important": "important", "left_out": "time left out", "no_scale": "not to scale",
        "dot": "more events; hollow: date uncertain",
        "counted": "counted where crowded",
        "strip": {"one": "{count} more event here", "other": "{count} more events here"},
        "elsewhere": {"other": "{count} events, counted. explore(events) and the page show each of them."},
        "found": "How we know the date", "cue": "In the source", "paragraph": "¶", "tie": "Relation",
        "start of": "the start of {0}", "end of": "the end of {0}", "own start": "its start", "own end": "its end",
        "implied": "Relations imply", "others": "Others say",
        "alone": "Source alone", "close": "Close", "taken_from": "Taken from", "check": "Checked against",
        "notes": "Notes under the chart", "download": "CSV", "media": "Media", "untitled": "Timeline",
        "report": "report", "era": "era",
        "summary": {"one": "A timeline of {count} event, {when}.", "other": "A timeline of {count} events, {when}."},
        "embed": "Embed", "fit": "As high as it needs to be, with this beside it:",
        "overview": "All events", "window_from": "The window begins", "window_to": "The window ends",
        "summary_none": "A timeline without events.", "plain_kind": "event",
        "picture": "Picture:", "on_screen": "as on screen", "landscape": "wide,", "square": "square,",
        "relations": "Relations", "relation": "helps date its target", "vertical": "Vertical",
        "made": "Made on {0}",
        "portrait": "tall,", "filtered": "Shown only: {what} ({number} of {all})",
    },
    "ar": {
        "day in": "أحد أيام {0}", "time in": "وقت ما في {0}", "between": "بين {0} و{1}", "by": "في موعد أقصاه {0}",
        "from": "في {0} أو بعده", "span": "{0} – {1}", "since": "منذ {0}", "until": "حتى {0}",
        "unknown end": "من {0}، والنهاية مجهولة", "unknown start": "حتى {0}، والبداية مجهولة", "about": "نحو {0}",
        "at least": "{0} على الأقل",
        "perhaps": "ربما {0}", "decade": "عقد {0}", "season": "{0} (أي {1})", "before": "قبل", "after": "بعد",
        "yearly": "{0} من سنة ما بين {1} و{2}", "parts": ("السنة", "الشهر", "اليوم", "الوقت"),
        "part about": "تقريبي: {0}", "part perhaps": "غير مؤكد: {0}",
        "same": "وقت", "earlier": "{0} قبل", "later": "{0} بعد", "seasons": ("ربيع", "صيف", "خريف", "شتاء"),
        "skip": "انتقل إلى قائمة الأحداث", "source": "المصدر:",
        "noscript": "يحتاج الرسم التفاعلي إلى جافاسكربت. كل الأحداث في القائمة أدناه.",
        "trouble": "لا يستطيع هذا المتصفح عرض الرسم. كل الأحداث في القائمة أدناه.",
        "trouble_many": "لا يستطيع هذا المتصفح عرض الأحداث.",
        "too_many": {"few": "{count} أحداث أكثر من أن تُسرد من دون جافاسكربت. نزّلها بصيغة CSV مضغوطة بـ gzip",
                     "many": "{count} حدثًا أكثر من أن تُسرد من دون جافاسكربت. نزّلها بصيغة CSV مضغوطة بـ gzip",
                     "other": "{count} حدث أكثر من أن تُسرد من دون جافاسكربت. نزّلها بصيغة CSV مضغوطة بـ gzip"},
        "search": "بحث", "reset": "عرض الكل", "key": "المفتاح والتصفية", "other_kinds": "أنواع أخرى",
        "other_lanes": "مسارات أخرى", "row": "{} في صف واحد",
        "chart": "خط زمني", "tools": "التكبير", "whole": "الكل", "zoom_in": "تكبير",
        "zoom_out": "تصغير", "previous": "الحدث السابق", "next": "الحدث التالي", "position": "{number} من {all}",
        "total": {"zero": "لا أحداث", "one": "حدث واحد", "two": "حدثان", "few": "{count} أحداث",
                  "many": "{count} حدثًا", "other": "{count} حدث"},
        "events": "الأحداث", "nothing": "لا حدث يطابق. امسح البحث أو أحد المرشحات.",
        "dates": "التواريخ", "checked": "تواريخ محققة", "as_source": "تواريخ المصدر",
        "known_checked": {"other": "التواريخ الدقيقة بعد التحقق: {count}، وفي المصدر نفسه: {other}"},
        "known_source": {"other": "التواريخ الدقيقة في المصدر نفسه: {count}، وبعد التحقق: {other}"},
        "exact": "يوم محدد", "exact_time": "وقت محدد", "exact_both": "يوم أو وقت محدد", "within": "تاريخ غير مؤكد",
        "within_time": "وقت غير مؤكد",
        "throughout": "استمر", "open": "ما زال مستمرا", "unknown": "البداية أو النهاية غير مؤكدة", "doubt": "تقريبي",
        "several": "في كل من هذه الأيام", "outside": "ليس في المصدر",
        "important": "أهم", "left_out": "زمن محذوف", "no_scale": "دون مقياس زمني",
        "dot": "أحداث أخرى؛ المفرغ: تاريخ غير مؤكد",
        "counted": "معدودة حيث تزدحم",
        "strip": {"one": "حدث آخر هنا", "two": "حدثان آخران هنا", "few": "{count} أحداث أخرى هنا",
                  "many": "{count} حدثًا آخر هنا", "other": "{count} حدث آخر هنا"},
        "elsewhere": {"few": "{count} أحداث معدودة. الصفحة و explore(events) تعرضان كلا منها.",
                      "many": "{count} حدثًا، معدودة. الصفحة و explore(events) تعرضان كلا منها.",
                      "other": "{count} حدث، معدودة. الصفحة و explore(events) تعرضان كلا منها."},
        "found": "كيف عُرف التاريخ",
        "cue": "في المصدر", "start of": "بداية {0}", "end of": "نهاية {0}", "own start": "بدايته", "own end": "نهايته",
        "implied": "مع كل الروابط",
        "others": "يقول آخرون", "paragraph": "¶", "tie": "مرتبط", "alone": "المصدر وحده",
        "close": "إغلاق",
        "taken_from": "مأخوذ من", "check": "قورن بـ", "notes": "ملاحظات تحت الرسم", "download": "CSV",
        "media": "وسائط", "untitled": "خط زمني", "report": "التقرير", "era": "حقبة",
        "summary": {"one": "خط زمني من حدث واحد، {when}.", "two": "خط زمني من حدثين، {when}.",
                    "few": "خط زمني من {count} أحداث، {when}.", "many": "خط زمني من {count} حدثًا، {when}.",
                    "other": "خط زمني من {count} حدث، {when}."}, "embed": "تضمين",
        "fit": "بالارتفاع اللازم، مع هذا بجانبه:",
        "overview": "كل الأحداث", "window_from": "بداية النافذة", "window_to": "نهاية النافذة",
        "summary_none": "خط زمني بلا أحداث.", "plain_kind": "حدث",
        "picture": "صورة:", "on_screen": "كما على الشاشة", "landscape": "عريضة،", "square": "مربعة،",
        "relations": "الروابط", "relation": "يساعد على تأريخ ما يشير إليه", "vertical": "عمودي",
        "made": "أُعد في {0}",
        "portrait": "طويلة،", "filtered": "المعروض فقط: {what} ({number} من {all})",
    },
    "de": {
        "day in": "an einem Tag im Zeitraum {0}", "time in": "irgendwann im Zeitraum {0}",
        "between": "zwischen {0} und {1}", "by": "spätestens {0}", "from": "{0} oder später", "span": "{0} – {1}",
        "since": "seit {0}", "until": "bis {0}", "unknown end": "ab {0}, Ende unbekannt",
        "unknown start": "bis {0}, Beginn unbekannt", "about": "etwa {0}", "at least": "mindestens {0}",
        "perhaps": "vielleicht {0}",
        "decade": "die {0}er Jahre", "season": "{0} (hier {1})", "before": "vor", "after": "nach",
        "yearly": "{0} eines Jahres zwischen {1} und {2}", "parts": ("Jahr", "Monat", "Tag", "Uhrzeit"),
        "part about": "{0} ungefähr", "part perhaps": "{0} unsicher",
        "same": "zur Zeit von", "earlier": "{0} vor", "later": "{0} nach",
        "seasons": ("Frühling", "Sommer", "Herbst", "Winter"),
        "skip": "Zur Liste der Ereignisse springen", "source": "Quelle:",
        "noscript": "Die interaktive Grafik braucht JavaScript. Jedes Ereignis steht in der Liste darunter.",
        "trouble": "Dieser Browser kann die Grafik nicht zeigen. Jedes Ereignis steht in der Liste darunter.",
        "trouble_many": "Dieser Browser kann die Ereignisse nicht zeigen.",
        "too_many": {"other": "{count} Ereignisse sind ohne JavaScript zu viele für eine Liste. Als CSV laden, mit "
                              "gzip gepackt"},
        "search": "Suche", "reset": "Alle zeigen", "key": "Legende und Filter", "other_kinds": "andere Arten",
        "other_lanes": "andere Spuren", "row": "{} in einer Zeile",
        "chart": "Zeitleiste", "tools": "Zoom", "whole": "Alles",
        "zoom_in": "Vergrößern", "zoom_out": "Verkleinern", "previous": "Voriges Ereignis",
        "next": "Nächstes Ereignis", "position": "{number} von {all}",
        "total": {"one": "{count} Ereignis", "other": "{count} Ereignisse"},
        "events": "Ereignisse", "nothing": "Kein Ereignis passt. Suche oder Filter leeren.", "dates": "Daten",
        "checked": "Geprüfte Daten", "as_source": "Daten der Quelle",
        "known_checked": {"one": "{count} genaues Datum nach der Prüfung; in der Quelle selbst: {other}",
                          "other": "{count} genaue Daten nach der Prüfung; in der Quelle selbst: {other}"},
        "known_source": {"one": "{count} genaues Datum in der Quelle selbst; nach der Prüfung: {other}",
                         "other": "{count} genaue Daten in der Quelle selbst; nach der Prüfung: {other}"},
        "exact": "genauer Tag", "exact_time": "genaue Zeit", "exact_both": "genauer Tag oder Zeitpunkt",
        "within": "Datum ungewiss", "within_time": "Zeit ungewiss", "throughout": "dauerte an",
        "open": "dauert noch an", "unknown": "Beginn oder Ende ungewiss", "doubt": "ungefähr",
        "several": "an jedem dieser Tage", "outside": "nicht in der Quelle",
        "important": "wichtig", "left_out": "Zeit ausgelassen",
        "no_scale": "nicht maßstäblich",
        "dot": "weitere Ereignisse; hohl: Datum unsicher", "counted": "gezählt, wo es eng ist",
        "strip": {"one": "{count} weiteres Ereignis hier", "other": "{count} weitere Ereignisse hier"},
        "elsewhere": {"other": "{count} Ereignisse, gezählt. explore(events) und die Seite zeigen jedes."},
        "found": "Woher das Datum kommt", "cue": "In der Quelle", "paragraph": "¶",
        "start of": "dem Beginn von {0}", "end of": "dem Ende von {0}", "own start": "Beginn", "own end": "Ende",
        "implied": "Mit allen Abhängigkeiten", "others": "Andere sagen", "tie": "Abhängig",
        "alone": "Die Quelle allein", "close": "Schließen", "taken_from": "Entnommen aus",
        "check": "Verglichen mit", "notes": "Anmerkungen unter der Grafik", "download": "CSV", "media": "Medien",
        "untitled": "Zeitleiste", "report": "Bericht", "era": "Zeitraum",
        "summary": {"one": "Eine Zeitleiste mit {count} Ereignis, {when}.",
                    "other": "Eine Zeitleiste mit {count} Ereignissen, {when}."}, "embed": "Einbetten",
        "fit": "So hoch wie nötig, mit diesem daneben:",
        "overview": "Alle Ereignisse", "window_from": "Beginn des Ausschnitts", "window_to": "Ende des Ausschnitts",
        "summary_none": "Eine Zeitleiste ohne Ereignisse.", "plain_kind": "Ereignis",
        "picture": "Bild:", "on_screen": "wie auf dem Bildschirm", "landscape": "breit,", "square": "quadratisch,",
        "relations": "Abhängigkeiten", "relation": "hilft zu datieren, worauf er zeigt", "vertical": "Senkrecht",
        "made": "Erstellt am {0}",
        "portrait": "hoch,", "filtered": "Gezeigt wird nur: {what} ({number} von {all})",
    },
}  # fmt: skip


@cache
def phrases(lang: str) -> dict:
    """The words of a language tag, or the English ones.

    Examples
    --------
    >>> phrases("ar")["search"], phrases("de-AT")["search"], phrases("fr")["search"]
    ('بحث', 'Suche', 'Search')
    """
    return PHRASES[spoken(lang)]


def spoken(lang: str) -> str:
    """The language of a tag's words: its own, or English.

    Examples
    --------
    >>> spoken("de-AT"), spoken("fr")
    ('de', 'en')
    """
    language = re.split("[-_]", lang)[0]
    return language if language in PHRASES else "en"

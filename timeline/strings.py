"""The page's own words, in the languages it has them in; others get the English ones."""

from __future__ import annotations

import re

_STRINGS = {
    "en": {
        "skip": "Skip to the list of events",
        "source": "Source:",
        "noscript": "The interactive chart needs JavaScript. Every event stands in the list below.",
        "trouble": "This browser cannot show the chart. Every event stands in the list below.",
        "trouble_many": "This browser cannot show the events.",
        "too_many": "{count} events are too many to list without JavaScript. Download them as CSV, packed with gzip",
        "filters": "Search and filter",
        "search": "Search",
        "count": "{shown} of {all}",
        "reset": "Show all",
        "kinds": "Kinds",
        "lanes": "Lanes",
        "no_lane": "no lane",
        "chart": "Chart",
        "tools": "Zoom and save",
        "whole": "Whole story",
        "zoom_in": "Zoom in",
        "zoom_out": "Zoom out",
        "hint": "← → step through the events · Home End first and last · Esc clears",
        "events": "Events",
        "nothing": "No event matches. Clear the search or a filter.",
        "found": "How this date was found",
        "cue": "In the source",
        "paragraph": "¶",
        "tie": "Tied",
        "alone": "The source alone",
        "written": "Written as",
        "taken_from": "Taken from",
        "check": "Checked against",
        "notes": "Notes under the chart",
        "download": "Download the events as CSV",
        "untitled": "Timeline",
        "media": "Media",
        "alike": "These kinds share one symbol, because there are more than twelve: {kinds}.",
        "summary": "A timeline of {count} events, {when}.",
        "summary_none": "A timeline without events.",
    },
    "ar": {
        "skip": "انتقل إلى قائمة الأحداث",
        "source": "المصدر:",
        "noscript": "يحتاج الرسم التفاعلي إلى جافاسكربت. كل الأحداث في القائمة أدناه.",
        "trouble": "لا يستطيع هذا المتصفح عرض الرسم. كل الأحداث في القائمة أدناه.",
        "trouble_many": "لا يستطيع هذا المتصفح عرض الأحداث.",
        "too_many": "{count} حدث أكثر من أن تُسرد من دون جافاسكربت. نزّلها بصيغة CSV مضغوطة بـ gzip",
        "filters": "البحث والتصفية",
        "search": "بحث",
        "count": "{shown} من {all}",
        "reset": "عرض الكل",
        "kinds": "الأنواع",
        "lanes": "المسارات",
        "no_lane": "بلا مسار",
        "chart": "الرسم",
        "tools": "التكبير والحفظ",
        "whole": "القصة كاملة",
        "zoom_in": "تكبير",
        "zoom_out": "تصغير",
        "hint": "← → للتنقل بين الأحداث · Home End الأول والأخير · Esc للإلغاء",
        "events": "الأحداث",
        "nothing": "لا حدث يطابق. امسح البحث أو أحد المرشحات.",
        "found": "كيف عُرف هذا التاريخ",
        "cue": "في المصدر",
        "paragraph": "¶",
        "tie": "مرتبط",
        "alone": "المصدر وحده",
        "written": "كُتب",
        "taken_from": "مأخوذ من",
        "check": "قورن بـ",
        "notes": "ملاحظات تحت الرسم",
        "download": "تنزيل الأحداث بصيغة CSV",
        "untitled": "خط زمني",
        "media": "وسائط",
        "alike": "هذه الأنواع تشترك في رمز واحد لأنها أكثر من اثني عشر: {kinds}.",
        "summary": "خط زمني من {count} أحداث، {when}.",
        "summary_none": "خط زمني بلا أحداث.",
    },
}


def strings(lang: str) -> dict[str, str]:
    """The words of a language tag.

    Examples
    --------
    >>> strings("ar")["search"], strings("de")["search"]
    ('بحث', 'Search')
    """
    return _STRINGS.get(re.split("[-_]", lang)[0], _STRINGS["en"])

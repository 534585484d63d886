"""The page's own words, in the languages it has them in; others get the English ones."""

from __future__ import annotations

import re

_STRINGS = {
    "en": {
        "skip": "Skip to the list of events", "source": "Source:",
        "noscript": "The interactive chart needs JavaScript. Every event stands in the list below.",
        "trouble": "This browser cannot show the chart. Every event stands in the list below.",
        "trouble_many": "This browser cannot show the events.",
        "too_many": "{count} events are too many to list without JavaScript. Download them as CSV, packed with gzip",
        "search": "Search", "reset": "Show all", "key": "Key and filter", "other_kinds": "other kinds",
        "other_lanes": "other lanes", "chart": "Timeline", "tools": "Zoom",
        "whole": "Whole", "zoom_in": "Zoom in", "zoom_out": "Zoom out", "previous": "Previous event", "next": "Next event",
        "position": "{number} of {all}", "total": "{all} events", "events": "Events",
        "nothing": "No event matches. Clear the search or a filter.",
        "dates": "Dates", "checked": "As checked", "as_source": "As the source says", "known": "{checked} → {source} known to the day",
        "exact": "on that day", "within": "on some day in here", "throughout": "all this time", "open": "still going on",
        "unknown": "start or end not known", "doubt": "about, perhaps", "several": "each of these days", "strip": "{count} more events here",
        "unlabelled": "{count} without a label", "elsewhere": "{count} events, counted. explore(events) and the page show each of them.",
        "found": "How we know the date", "cue": "In the source", "paragraph": "¶", "tie": "Tied", "alone": "The source alone",
        "written": "Written as", "taken_from": "Taken from", "check": "Checked against", "notes": "Notes under the chart",
        "download": "CSV", "media": "Media", "untitled": "Timeline", "report": "Report",
        "summary": "A timeline of {count} events, {when}.", "summary_none": "A timeline without events.",
    },
    "ar": {
        "skip": "انتقل إلى قائمة الأحداث", "source": "المصدر:",
        "noscript": "يحتاج الرسم التفاعلي إلى جافاسكربت. كل الأحداث في القائمة أدناه.",
        "trouble": "لا يستطيع هذا المتصفح عرض الرسم. كل الأحداث في القائمة أدناه.",
        "trouble_many": "لا يستطيع هذا المتصفح عرض الأحداث.",
        "too_many": "{count} حدث أكثر من أن تُسرد من دون جافاسكربت. نزّلها بصيغة CSV مضغوطة بـ gzip",
        "search": "بحث", "reset": "عرض الكل", "key": "المفتاح والتصفية", "other_kinds": "أنواع أخرى",
        "other_lanes": "مسارات أخرى", "chart": "خط زمني", "tools": "التكبير",
        "whole": "الكل", "zoom_in": "تكبير", "zoom_out": "تصغير", "previous": "الحدث السابق", "next": "الحدث التالي",
        "position": "{number} من {all}", "total": "عدد الأحداث: {all}", "events": "الأحداث",
        "nothing": "لا حدث يطابق. امسح البحث أو أحد المرشحات.",
        "dates": "التواريخ", "checked": "بعد التحقق", "as_source": "كما يقول المصدر", "known": "المعروف باليوم: {checked} ← {source}",
        "exact": "في ذلك اليوم", "within": "في أحد هذه الأيام", "throughout": "طوال هذه المدة", "open": "ما زال مستمرا",
        "unknown": "البداية أو النهاية مجهولة", "doubt": "نحو، ربما", "several": "في كل من هذه الأيام", "strip": "{count} أحداث أخرى هنا",
        "unlabelled": "{count} بلا تسمية", "elsewhere": "{count} حدث معدودة. الصفحة و explore(events) تعرضان كلا منها.",
        "found": "كيف عُرف التاريخ", "cue": "في المصدر", "paragraph": "¶", "tie": "مرتبط", "alone": "المصدر وحده",
        "written": "كُتب", "taken_from": "مأخوذ من", "check": "قورن بـ", "notes": "ملاحظات تحت الرسم",
        "download": "CSV", "media": "وسائط", "untitled": "خط زمني", "report": "التقرير",
        "summary": "خط زمني من {count} أحداث، {when}.", "summary_none": "خط زمني بلا أحداث.",
    },
}  # fmt: skip


def strings(lang: str) -> dict[str, str]:
    """The words of a language tag.

    Examples
    --------
    >>> strings("ar")["search"], strings("de")["search"]
    ('بحث', 'Search')
    """
    return _STRINGS.get(re.split("[-_]", lang)[0], _STRINGS["en"])

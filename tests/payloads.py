"""Texts that would like to be more than text: each runs or fetches something if it is."""

from __future__ import annotations

RUN = "window.hacked=1;alert(1)"
AWAY = "https://example.org/"
#: By name, for the tests that take some of them.
NAMED = {
    "script": f"<script>{RUN}</script>",
    "end of script": f"</script><script>{RUN}</script>",
    "comment": "<!--<script>window.hacked=1",
    "handler": f'"><img src=x onerror="{RUN}">',
    "svg": f"<svg onload={RUN}>",
    "iframe": '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
    "quote": "' onmouseover='window.hacked=1' x='",
    "javascript link": f"javascript:{RUN}",
    "refresh": f'<meta http-equiv="refresh" content="0;url={AWAY}">',
    "base": f'<base href="{AWAY}">',
    "style": "</style><style>*{display:none}</style>",
    "line separator": "a\u2028window.hacked=1\u2029b",
    "override": "\u202egnp.exe\u202c",
    "plotly html": '<b>bold</b> <a href="javascript:window.hacked=1">link</a> <br> &lt;i&gt;',
    "plotly template": "%{x} %{customdata} <extra>x</extra>",
    "mathjax": "$\\href{javascript:window.hacked=1}{x}$",
    "formula": '=HYPERLINK("https://example.org","x")',
    "template": "{{ 7*7 }} {% raw %} ${7*7}",
    "prototype": "__proto__",
}
#: All of them: of elements that run or fetch, of ways out of where a text may stand, of links, and of other languages.
PAYLOADS = [
    *NAMED.values(),
    *(
        f"<{tag} src={AWAY}x onerror={RUN} onload={RUN}>"
        for tag in ("img", "audio", "video", "embed", "input type=image", "script", "iframe", "track", "source")
    ),
    *(
        f"<{tag} href={AWAY}x>"
        for tag in ("link rel=stylesheet", "link rel=prefetch", "use", "image", "a ping=x", "base")
    ),
    *(
        f"<{tag} {event}={RUN} autofocus tabindex=0>x"
        for tag, event in (
            ("body", "onload"),
            ("details open", "ontoggle"),
            ("select", "onfocus"),
            ("marquee", "onstart"),
            ("div style='animation:x'", "onanimationstart"),
            ("button popovertarget=x", "onclick"),
            ("svg><animate", "onbegin"),
            ("video controls", "onloadstart"),
            ("form", "onsubmit"),
            ("x contenteditable", "onblur"),
        )
    ),
    *(
        f"{close}<img src={AWAY}y onerror={RUN}>"
        for close in (
            "</title>",
            "</textarea>",
            "</template>",
            "</noscript>",
            "</svg>",
            "</style>",
            "-->",
            "]]>",
            "</desc>",
            "</a>",
            "'>",
            "`>",
            '\\">',
            "\x85>",
            "&quot;>",
            "&#34;&gt;",
            "%22%3E",
            "\\u0022\\u003e",
        )
    ),
    *(
        f"[there]({scheme})"
        for scheme in (
            f"javascript:{RUN}",
            f"JaVaScRiPt:{RUN}",
            "data:text/html,<script>parent.hacked=1</script>",
            "vbscript:x",
            f"java\tscript:{RUN}",
            f'https://example.org/"onclick="{RUN}',
            f"https://example.org/'><img src=x onerror={RUN}>",
        )
    ),
    f"<math><mi xlink:href='javascript:{RUN}'>x</mi></math>",
    f"<style>@import '{AWAY}x.css'</style>",
    f"url({AWAY}z.png)",
    f"*{{background:url({AWAY}b)}}",
    f"<object data='{AWAY}o'></object>",
    "constructor",
    "toString",
    "${alert(1)}`",
    "');alert(1);//",
    "\\');alert(1);//",
    f"<?xml-stylesheet href='{AWAY}x.css'?>",
]

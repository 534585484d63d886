"""Colours and symbols of both themes as CSS."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import fields

from timeline.picture import style


def css_of(light_theme: style.Theme, dark_theme: style.Theme, slots: Container[int] = range(99)) -> str:
    """Both themes as CSS variables, the only place where the page's colours stand, and the symbols of some slots."""
    light, dark = (
        "".join(f"--{one.name}:{getattr(theme, one.name)};" for one in fields(theme) if one.name != "kinds")
        + "".join(f"--kind-{slot}:{colour};" for slot, colour in enumerate(theme.kinds))
        for theme in (light_theme, dark_theme)
    )
    system = f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {dark} }} }}"
    icons = "".join(
        f"i.kind-{name} {{ --icon: {_mask(icon)}; }}\n"
        for name, icon in [*enumerate(style.ICONS[: len(light_theme.kinds)]), ("line", style.LINE)]
        if name == "line" or name in slots
    )
    more = range(style.GREY + 1, len(light_theme.kinds))
    icons += "".join(f".kind-{slot} {{ --c: var(--kind-{slot}); }}\n" for slot in more)
    forced = "".join(f"--kind-{slot}:CanvasText;" for slot in more)
    icons += f"@media (forced-colors: active) {{ :root:root {{ {forced} }} }}\n" if forced else ""
    # A notebook has a theme of its own, whatever the system has.
    own = f"@media screen {{ [data-theme=dark] {{ {dark} color-scheme: dark; }} }}"
    schemes = ":root { color-scheme: light dark; }\n[data-theme=light] { color-scheme: light; }"
    chosen = f":root, [data-theme=light] {{ {light} }}\n{schemes}"
    return f"{chosen}\n{system}\n{own}\n{icons}"


def _mask(icon: str) -> str:
    """A symbol as a CSS mask, which takes the colour that lies under it."""
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-8 -8 16 16'><path d='{icon}'/></svg>"
    return f'url("data:image/svg+xml,{svg}")'

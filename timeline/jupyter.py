"""What JupyterLab's settings say of its theme."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path


def is_dark() -> bool:
    """Whether JupyterLab or Notebook is set to a dark theme; False where nothing is known of it."""
    name = None
    for path, keys in _settings():
        found = _read(path)
        for key in keys:
            found = found.get(key, {}) if isinstance(found, dict) else {}
        if isinstance(found, str):
            name = found
    return bool(name and re.search("dark|night", name, re.IGNORECASE))


def _settings() -> list[tuple[Path, tuple[str, ...]]]:
    """Files that may name a theme, and under which keys: of the installation, and then of the user."""
    plugin = "@jupyterlab/apputils-extension"
    places = [Path(sys.prefix, "share", "jupyter", "lab", "settings", "overrides.json")]
    config = Path(os.environ.get("JUPYTER_CONFIG_DIR") or Path.home() / ".jupyter")
    user = Path(os.environ.get("JUPYTERLAB_SETTINGS_DIR") or config / "lab" / "user-settings")
    return [
        *((place, (f"{plugin}:themes", "theme")) for place in places),
        (user / plugin / "themes.jupyterlab-settings", ("theme",)),
    ]


def _read(path: Path) -> object:
    """A settings file, which is JSON with comments; {} where there is none that can be read."""
    try:
        text = path.read_text("utf-8")
        return json.loads(re.sub(r"^\s*//[^\n]*|/\*[\s\S]*?\*/", "", text, flags=re.MULTILINE))
    except (OSError, ValueError):
        return {}

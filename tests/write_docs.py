"""What docs say of the code, written from the code: `.venv/bin/python tests/write_docs.py`.

Writes docs/api.md from the docstrings of the public names, and README's table of commands from the command line.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

import timeline
from timeline.commands.shell import COMMANDS, parser

ROOT = Path(__file__).parent.parent
API, README = ROOT / "docs" / "api.md", ROOT / "README.md"
ABOUT = """\
# Python

The public names of `timeline`, from their docstrings. Renewed by `tests/write_docs.py`; a test holds it
to the code.
"""


def api() -> str:
    """Every public name with its signature and docstring."""
    parts = [ABOUT]
    for name in dir(timeline):
        thing = getattr(timeline, name)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            shown = f"```python\n{name}{_signature(thing)}\n```\n\n{_markdown(inspect.getdoc(thing) or '')}"
        else:
            shown = f"```python\n{name} = {thing!r}\n```\n\n{_comment(name)}"
        parts.append(f"## {name}\n\n{shown}\n")
    return "\n".join(parts)


def _signature(thing: object) -> str:
    text = re.sub(r"(?<=[:>] )'([^']*)'", r"\1", str(inspect.signature(thing)))  # type: ignore[arg-type]
    if len(text) < 90:
        return text
    arguments, _, returned = text[1:].rpartition(") -> ")
    commas = re.sub(r", (?=[\w*]+[:,=)]|\*)", ",\n    ", arguments)
    return f"(\n    {commas},\n) -> {returned}"


def _markdown(docstring: str) -> str:
    """A NumPy docstring with its sections as bold words, its examples as code."""
    lines = re.sub(r"^(\w[\w ]*)\n-{3,}$", r"**\1**\n", docstring, flags=re.MULTILINE).split("\n")
    shown, code = [], False
    for line in lines:
        if line.startswith((">>>", "=====")) and not code:
            shown += ["```"] if shown and shown[-1] == "" else ["", "```"]
            code = True
        elif code and not line.strip():
            shown.append("```")
            code = False
        item = re.fullmatch(r"([\w, ]+) : (.+)", line) if not code else None
        line = f"- `{item[1]}` : {item[2]}" if item else line
        shown.append(line[2:] if line.startswith("    ") and not code else line)
    return "\n".join([*shown, *(["```"] if code else [])]).rstrip() + "\n"


def _comment(name: str) -> str:
    """What the comment over a constant says."""
    source = Path(inspect.getsourcefile(timeline.draw) or "").read_text("utf-8")
    found = re.search(rf"((?:^#: .*\n)+){name}\b", source, re.MULTILINE)
    return re.sub(r"^#: ", "", found[1], flags=re.MULTILINE) if found else ""


def commands() -> str:
    """Each command with its options, as README's table has them."""
    jobs = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)).choices
    lines = ["| command | what it does | options |", "|---|---|---|"]
    for name in COMMANDS:
        actions = [action for action in jobs[name]._actions if action.dest != "help"]
        words = [
            f"[{action.metavar}]" if action.nargs == "?" else str(action.metavar)
            for action in actions
            if not action.option_strings
        ]
        options = [
            f"`{_usage(action)}` {action.help}"
            for action in actions
            if action.option_strings and not _told_before(name, action)
        ]
        lines.append(f"| `{' '.join([name, *words])}` | {COMMANDS[name].HELP} | {'<br>'.join(options)} |")
    return "\n".join(lines)


def _usage(action: argparse.Action) -> str:
    value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
    return ", ".join(action.option_strings) + value


def _told_before(name: str, action: argparse.Action) -> bool:
    """Whether an option is one that the first command that reads a file has told of."""
    return name != "page" and action.dest in ("columns", "lang")


def readme() -> str:
    """README with its table of commands."""
    before, rest = README.read_text("utf-8").split("<!-- commands -->\n")
    return f"{before}<!-- commands -->\n{commands()}\n<!-- /commands -->{rest.split('<!-- /commands -->')[1]}"


if __name__ == "__main__":
    API.write_text(api(), "utf-8")
    README.write_text(readme(), "utf-8")

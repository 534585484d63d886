"""Which column is which, as somebody says it: `--columns date=Year`, and printed so that it can be pasted."""

from __future__ import annotations

import json
import re
import shlex
import unicodedata
from collections.abc import Mapping, Sequence

#: To each of our names one of the source's, or several.
Named = Mapping[str, "str | Sequence[str]"]
_QUOTED, _QUOTES = r'"(?:[^"]|"")*"', '"{}"'
_READ_BY_SHELLS = '$`!"\\'


def pairs(text: str) -> dict[str, str | list[str]]:
    """Our names to theirs, with a comma between two pairs, and `+` between several names for one of ours.

    A name of theirs with one of these signs stands in quotation marks, those that are part of it doubled.

    Raises
    ------
    ValueError
        If a name is missing, or one of ours is said twice.

    Examples
    --------
    >>> pairs("date=Year,title=Topic")
    {'date': 'Year', 'title': 'Topic'}
    >>> pairs('date="When, about",title=Main+Other')
    {'date': 'When, about', 'title': ['Main', 'Other']}
    """
    said: list[tuple[str, list[str]]] = []
    for part in _split(text, ","):
        ours, _, theirs = part.partition("=")
        said.append((ours.strip(), [_bare(name) for name in _split(theirs, "+")]))
    if not said or not all(ours and theirs and all(theirs) for ours, theirs in said):
        raise ValueError(f'"{text}" has no name on one side; expected pairs such as date=Year,title=Topic')
    for ours, _ in said:
        if [one for one, _ in said].count(ours) > 1:
            raise ValueError(f'"{text}" says twice what {ours} is; expected each of our names once')
    return {ours: theirs if len(theirs) > 1 else theirs[0] for ours, theirs in said}


def option(named: Named) -> str:
    """The option that says so, for a shell.

    Examples
    --------
    >>> print(option({"start": "Start time", "end": "End"}), option({"date": ["a", "b, c"]}), sep="; ")
    --columns "start=Start time,end=End"; --columns 'date=a+"b, c"'
    """
    text = ",".join(f"{ours}={'+'.join(map(_shown, several(theirs)))}" for ours, theirs in named.items())
    if re.fullmatch(r"[\w@%+=:,./-]+", text):
        return f"--columns {text}"
    # In double quotes it is the same to every shell, Windows' own among them, unless it holds what some of them read.
    return f"--columns {shlex.quote(text) if set(text) & set(_READ_BY_SHELLS) else _QUOTES.format(text)}"


def several(theirs: str | Sequence[str]) -> list[str]:
    """One name or several, as a list."""
    return [theirs] if isinstance(theirs, str) else list(theirs)


def alike(name: str) -> str:
    """What of a name counts: neither its case nor its blanks, nor signs that nobody sees.

    Examples
    --------
    >>> alike("Start\\n date"), alike("\\u200fYear")
    ('start date', 'year')
    """
    seen = "".join(" " if sign.isspace() else "" if _unseen(sign) else sign for sign in name)
    return " ".join(seen.split()).casefold()


def in_python(text: str) -> str:
    """A message whose options are those of a command, with those of the functions.

    Examples
    --------
    >>> in_python("say so: --columns date=Year,title=Task")
    'say so: columns={"date": "Year", "title": "Task"}'
    >>> in_python('or --columns "date=A b+C".')
    'or columns={"date": ["A b", "C"]}.'
    >>> in_python("say --dates day-first")
    'say dates="day-first"'
    """
    text = re.sub(r"""--columns ((?:"[^"]*"|'[^']*'|[^\s"'])+)""", _as_argument, text)
    return re.sub(r"--dates ([\w=:+,-]+[\w])", r'dates="\1"', text)


def _as_argument(match: re.Match) -> str:
    token = match[1]
    end = token[len(token.rstrip(".;)")) :]
    try:
        named = pairs(shlex.split(token.removesuffix(end))[0])
    except (ValueError, IndexError):
        return match[0]
    return f"columns={json.dumps(named, ensure_ascii=False)}{end}"


def _split(text: str, sign: str) -> list[str]:
    """The parts between signs that stand in no quotation marks."""
    parts = re.findall(rf"((?:{_QUOTED}|[^{re.escape(sign)}])*)(?:{re.escape(sign)}|$)", text)
    parts = parts if text.endswith(sign) else parts[:-1]
    return [part for part in parts if part.strip()] if sign == "," else parts


def _bare(name: str) -> str:
    name = name.strip()
    return name[1:-1].replace('""', '"') if re.fullmatch(_QUOTED, name) else name


def _shown(name: str) -> str:
    plain = " ".join("".join(sign if sign.isspace() or not _unseen(sign) else "" for sign in name).split())
    return _QUOTES.format(plain.replace('"', '""')) if set(plain) & set(',+="') else plain


def _unseen(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in "\u200c\u200d"

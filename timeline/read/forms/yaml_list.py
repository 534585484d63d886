"""YAML to a table: all scalars as they are written, so that 2020-01-01 stays that and 12:30 no number."""

from __future__ import annotations

from typing import Any

from timeline.read.forms.objects import from_object, key_twice
from timeline.read.named import Named
from timeline.read.problems import EventsError, Problem
from timeline.read.table import Table

_DEEPEST = 60
#: What stands for nothing, where it stands without quotation marks.
_BLANK = frozenset(("", "~", "null", "Null", "NULL"))


def from_yaml(name: str, text: str, told: Named) -> Table:
    """A table of YAML.

    Raises
    ------
    EventsError
        If there is no table to be had from it, or it repeats parts of itself by aliases, or PyYAML is not installed.
    """
    try:
        import yaml
    except ImportError:
        fix = "install pyyaml to read it (pip install pyyaml), or save it as JSON or CSV"
        raise EventsError(name, [Problem(None, "", f"is YAML; {fix}")]) from None
    try:
        data = _built(name, yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)), yaml)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or str(error).split("\n")[0]
        raise EventsError(name, [Problem(mark.line + 1 if mark else None, "", f"is not YAML: {why}")]) from None
    return from_object(name, data, told)


def _built(name: str, events: Any, yaml: Any) -> Any:
    """The first document, out of the parser's events: nothing of it is made into anything but text."""
    top: list = []
    stack: list[list] = [top]  # what is open: a list of items, or of keys and values in turn
    scalar = yaml.ScalarEvent
    for event in events:
        if isinstance(event, scalar):
            blank = event.value in _BLANK and event.implicit[0]
            stack[-1].append(None if blank else event.value)
        elif isinstance(event, yaml.AliasEvent):
            why = f"repeats *{event.anchor} by an alias; expected each event written out"
            raise EventsError(name, [Problem(event.start_mark.line + 1, "", why)])
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            if len(stack) > _DEEPEST:
                raise EventsError(name, [Problem(event.start_mark.line + 1, "", "is YAML nested too deep")])
            stack.append([])
        elif isinstance(event, yaml.SequenceEndEvent):
            items = stack.pop()
            stack[-1].append(items)
        elif isinstance(event, yaml.MappingEndEvent):
            both = iter(stack.pop())
            pairs = [(str(key), value) for key, value in zip(both, both)]
            if twice := key_twice(pairs):
                raise EventsError(name, [Problem(event.start_mark.line + 1, "", twice)])
            stack[-1].append(dict(pairs))
        elif isinstance(event, yaml.DocumentEndEvent):
            break
    return top[0] if top else None

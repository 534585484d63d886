"""Files: their bytes and text, and new ones written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

from timeline.read.encodings import narrow_encoding, wide_encoding
from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.signatures import sort_of

try:
    import fcntl
except ImportError:  # Windows, which lets nobody remove a file that is open
    fcntl = None

#: A file beyond this is no list of events, and reading it could exhaust the memory.
MAX_BYTES = 256 * 2**20


def read_bytes(source: str | os.PathLike | IO) -> tuple[str, bytes | str]:
    """A path's or an open file's name and content; "-" is standard input.

    Raises
    ------
    EventsError
        If it cannot be read.
    TypeError
        If it is neither a path nor a file.
    """
    if isinstance(source, str) and source == "-":
        name, data = "standard input", _content("standard input", getattr(sys.stdin, "buffer", sys.stdin))
    elif isinstance(source, (str, os.PathLike)):
        name = str(os.fspath(source))
        data = _bytes(name)
    elif not hasattr(source, "read"):
        raise TypeError(f"events are of type {type(source).__name__}; expected a path, an open file or a DataFrame, or "
                        "a list of dicts")  # fmt: skip
    else:
        name = str(getattr(source, "name", "events"))
        data = _content(name, source)
    if len(data) > MAX_BYTES:
        raise EventsError(name, [Problem(None, "", f"is larger than {MAX_BYTES >> 20} MB; expected a list of events")])
    return name, data


def _content(name: str, file: IO | None) -> bytes | str:
    """What an open file has left to read."""
    if file is None:  # what Python makes of a closed one
        raise EventsError(name, [Problem(None, "", "is closed; expected a list of events, as in: … < mine.csv")])
    try:
        data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        why = "open it in binary mode" if isinstance(error, UnicodeDecodeError) else "expected an open file"
        raise EventsError(name, [Problem(None, "", f"cannot be read: {error}; {why}")]) from None
    except TypeError:
        data = None
    if not isinstance(data, bytes | str):
        what = f"events are of type {type(file).__name__}, whose read gives neither bytes nor text"
        raise TypeError(f"{what}; expected a path, an open file or a DataFrame")
    return data


def _bytes(name: str) -> bytes:
    if os.path.isdir(name):
        raise EventsError(name, [Problem(None, "", "is a folder; expected a file")])
    try:
        with open(name, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise EventsError(name, [Problem(None, "", "there is no such file")]) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise EventsError(name, [Problem(None, "", f"cannot be read: {why}")]) from None


#: What a file may be read for: what it should be, and how it is saved as such.
LIST = ("a list of events, such as a CSV file", 'save it as "CSV UTF-8"')
ARTICLE = ("the text of an article", "save it as plain text in UTF-8")


def decoded(name: str, data: bytes | str, wanted: tuple[str, str] = LIST) -> str:
    """Text out of bytes in UTF-8.

    Raises
    ------
    EventsError
        If they are none, or begin as nothing does that is wanted.
    """
    expected, fix = wanted
    if sort := sort_of(data if isinstance(data, bytes) else data[:1000].encode("utf-8", "replace")):
        raise EventsError(name, [Problem(None, "", f"is {sort}; expected {expected}")])
    if isinstance(data, str):
        return data
    if wide := wide_encoding(data):
        raise EventsError(name, [Problem(None, "", f"is in {wide}; expected UTF-8: {fix}")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        around = data[max(0, error.start - 12) : error.start + 12]
        codec, called = narrow_encoding(data)
        # The bytes as they stand where nothing tells what they are.
        seen = quoted(around.decode(codec)) if codec else f'"{around.decode("ascii", "backslashreplace")}"'
        text = f"is not in UTF-8 at {seen}" + f", as read in {called}" * bool(codec)
        raise EventsError(name, [Problem(line, "", f"{text}; expected UTF-8: {fix}")]) from None


def read_article(path: str) -> str:
    """The text of an article.

    Raises
    ------
    EventsError
        If there is none to be had from it.
    """
    text = decoded(*read_bytes(path), ARTICLE)
    why = "is empty" if not text.strip() else "holds a NUL byte" if "\0" in text else ""
    if why:
        raise EventsError(path, [Problem(None, "", f"{why}; expected {ARTICLE[0]}")])
    return text


def same_file(one: str | int, other: str) -> bool:
    """Whether a path, or the number of an open file, leads to the same file as another path, by whatever links."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):  # what is not there yet
        return False


def replace_file(path: Path, data: bytes, new: bool = False) -> None:
    """Write beside the target, then rename: whoever reads sees the old file or the new one, never half.

    A link stays, and the file that it leads to is written. What a killed run has left beside it is removed.

    Parameters
    ----------
    path : Path
    data : bytes
    new : bool
        Whether there must be none yet; of several runs at once then one writes it, and the others are told.

    Raises
    ------
    ValueError
        If no file can be called so.
    OSError
        If it cannot be written, may not be changed, is a folder, pipe or device, or is there and should be new; an old
        file is then untouched.
    """
    if "\0" in str(path):
        raise ValueError(f"{str(path)!r}: expected the name of a file, which holds no NUL")
    try:
        _written(Path(os.path.realpath(path)), data, new)
    except OSError as error:  # said of what was asked for, not of the part beside it
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None


def _written(path: Path, data: bytes, new: bool) -> None:
    mode = path.stat().st_mode if path.exists() else None
    if mode is not None:
        _check_old(path, mode, new)
    prefix = f".{path.name[:60]}."
    _sweep(path.parent, prefix)
    handle, beside = _part(path.parent, prefix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(beside, mode & 0o777 if mode is not None else 0o666 & ~umask)
            if fcntl:  # the lock is held until the file has its name
                _named(beside, path, new)
        if not fcntl:
            _named(beside, path, new)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _check_old(path: Path, mode: int, new: bool) -> None:
    """Refuse to replace what is no file, what should be new, and what its owner has set to be read only."""
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, "is a folder; expected a file name", str(path))
    if new:
        raise FileExistsError(errno.EEXIST, "is there already; expected the name of a new file", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "is a pipe or device; expected a file", str(path))
    if not mode & 0o222 or not os.access(path, os.W_OK):  # to whoever may do anything every file is writable
        raise PermissionError(
            errno.EACCES, "is read-only; expected another name, or a file that may be changed", str(path)
        )


def _named(beside: str, path: Path, new: bool) -> None:
    """Give what was written beside a file its name."""
    if new:
        try:
            os.link(beside, path)
        except FileExistsError:
            raise FileExistsError(
                errno.EEXIST, "is there already; expected the name of a new file", str(path)
            ) from None
        except (OSError, AttributeError, NotImplementedError):  # a file system without links
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        else:
            os.unlink(beside)
            return
    os.replace(beside, path)


def _part(folder: Path, prefix: str) -> tuple[int, str]:
    """A new file that no other run takes for one that was left behind."""
    while True:
        handle, name = tempfile.mkstemp(dir=folder, prefix=prefix, suffix=".part")
        if not fcntl:
            return handle, name
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, name
        os.close(handle)  # another run swept it in between


def _sweep(folder: Path, prefix: str) -> None:
    """Remove what runs that are no more have left: nobody holds it."""
    names = []
    with suppress(OSError):
        names = os.listdir(folder)
    for name in names:
        if not (name.startswith(prefix) and name.endswith(".part")):
            continue
        part = os.path.join(folder, name)
        with suppress(OSError):
            if not fcntl:
                os.unlink(part)
                continue
            with open(part, "rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.unlink(part)

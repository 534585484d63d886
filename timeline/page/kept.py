"""What is made of the package's own files, kept beside Python's bytecode: making it takes a tenth of a second.

Each file there is of what it says it is of, or is made anew. Where nothing can be kept, all is made each time.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from timeline.read.files import replace_file

FOLDER = Path(__file__).parent / "__pycache__"


def kept(name: str, of: Sequence[str], make: Callable[[], str], folder: Path = FOLDER) -> str:
    """A text that is made of others, kept as long as these are the same.

    Behind a line that says of what it is made, so that there is one file of each name.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [kept("sum", [of], lambda: str(eval(of)), Path(folder)) for of in ("1+1", "1+1", "1+2")]
    ['2', '2', '3']
    """
    mark = hashlib.sha256("\0".join(of).encode()).hexdigest() + "\n"
    with suppress(OSError, UnicodeError):
        if (text := (folder / name).read_text("utf-8")).startswith(mark):
            return text.removeprefix(mark)
    made = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            replace_file(folder / name, (mark + made).encode("utf-8"))
    return made


class Templates(FileSystemBytecodeCache):
    """What Jinja makes of templates; what was made without escaping is never taken for one that escapes."""

    def __init__(self, folder: Path = FOLDER):
        super().__init__(str(folder), "%s.jinja")

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        # Of the source Jinja takes a checksum alone, to which the environment is all the same.
        return super().get_bucket(environment, name, filename, f"{environment.autoescape}\0{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, EOFError, ValueError, UnpicklingError):  # of a file that is damaged, as after a crash
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)

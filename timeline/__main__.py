"""`python -m timeline`, and the command `timeline`."""

from timeline.commands.interrupts import take_over


def run() -> None:
    """What the command `timeline` is."""
    take_over()
    from timeline.commands.shell import run

    run()


if __name__ == "__main__":
    run()

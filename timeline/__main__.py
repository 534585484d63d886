"""`python -m timeline`."""

from timeline.commands.shell import run

if __name__ == "__main__":
    run()

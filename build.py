"""The command line's door: `python build.py` builds the site."""

from khotin.cli import run

if __name__ == "__main__":
    run()

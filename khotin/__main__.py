"""`python -m khotin` is the same door as `build.py`."""

from khotin.cli import run

if __name__ == "__main__":
    run()

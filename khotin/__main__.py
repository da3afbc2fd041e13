"""`python -m khotin` is the same door as `build.py`."""

from khotin.cli import main

if __name__ == "__main__":
    main()

"""Serves Fiftysix: `python app.py`, with illustrative records and an example inspection by `--demo`."""

import sys

from assistant.__main__ import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))

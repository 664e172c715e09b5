"""Build the portal in this folder: the same as `dancam` and `python -m dancam`."""

from dancam.cli.main import run

if __name__ == "__main__":
    run()

"""`python -m dancam` does the same as the command `dancam`."""

from dancam.cli.main import run

if __name__ == "__main__":
    run()

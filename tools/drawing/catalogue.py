"""The list of all pictures: each is a function that returns a sheet, filed under its path."""

from collections.abc import Callable

Picture = Callable[[], str]
PICTURES: dict[str, Picture] = {}


def picture(name: str) -> Callable[[Picture], Picture]:
    """File a picture of an article: `folder/name` becomes content/folder/anh/name.svg."""
    folder, stem = name.split("/")
    return banner(f"content/{folder}/anh/{stem}.svg")


def banner(path: str) -> Callable[[Picture], Picture]:
    """File a picture under its path in the repository."""

    def file(draw: Picture) -> Picture:
        if path in PICTURES:
            raise ValueError(path)
        PICTURES[path] = draw
        return draw

    return file

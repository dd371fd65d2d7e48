"""The name and the bytes of an image's file in; the picture with its size, or what is wrong with it, out."""

import warnings
from io import BytesIO
from pathlib import PurePosixPath

from dateline.links import PICTURES, make_slug
from dateline.model import Picture
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule

FOLDER = "content/images"
MAX_BYTES = 5_000_000
# No SVG: shown by itself, not on a page, it may run scripts in the name of the site.
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP", ".avif": "AVIF"}
NAMES = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}
NAME = make_regex(r"(?:[A-Za-z0-9][A-Za-z0-9._-]*/)*[A-Za-z0-9][A-Za-z0-9._-]*")
# EXIF 2.3, section 4.6.4: from the fifth on, the camera lay on its side.
ORIENTATION = 0x0112
ON_ITS_SIDE = 5


def read_picture(path: str, data: bytes) -> tuple[Picture | None, tuple[Problem, ...]]:
    """Return the picture of a file below `content/images/`, or None with the reason; only its head is read."""
    problem = _check_name(path) or _check_size(path, data)
    if problem:
        return None, (problem,)
    measured = _measure(data)
    if measured is None:
        hint = "Open it in a program for pictures and save it again."
        return None, (Problem(path, 0, 0, "cannot be read as a picture", hint, Rule.PICTURE_FILE),)
    form, width, height = measured
    if form != FORMATS[PurePosixPath(path).suffix.casefold()]:
        better = PurePosixPath(path).with_suffix(f".{NAMES[form]}").name if form in NAMES else ""
        hint = f"Rename it to {better}." if better else f"Save it as one of {_list_endings()}."
        return None, (Problem(path, 0, 0, f"is a {form} file, whatever its name says", hint, Rule.PICTURE_FILE),)
    return Picture(path, PICTURES + path.removeprefix(f"{FOLDER}/"), width, height, data), ()


def _check_name(path: str) -> Problem | None:
    """Return a problem where a file's name makes no address, or says that it is no picture that browsers show."""
    name = PurePosixPath(path.removeprefix(f"{FOLDER}/"))
    if name.suffix.casefold() not in FORMATS:
        hint = f"Save it as one of {_list_endings()}."
        return Problem(path, 0, 0, "is no picture that pages show", hint, Rule.FILE_ENDING)
    if NAME.fullmatch(name.as_posix()):
        return None
    better = f"{make_slug(name.stem) or 'picture'}{name.suffix.casefold()}"
    what = f"the file's name makes no address: {name.as_posix()}"
    hint = f"Use letters, digits, '-', '_' and '.' only, as in {better}."
    return Problem(path, 0, 0, what, hint, Rule.FILE_NAME)


def _check_size(path: str, data: bytes) -> Problem | None:
    """Return a problem where a picture is more than readers should wait for."""
    if len(data) <= MAX_BYTES:
        return None
    hint = "Save it smaller: 1,600 pixels from side to side are enough for a page."
    return Problem(path, 0, 0, f"is larger than {MAX_BYTES // 1_000_000} MB", hint, Rule.FILE_SIZE)


def _measure(data: bytes) -> tuple[str, int, int] | None:
    """Return the format, and width and height as browsers show them; None where they cannot be read."""
    # Loaded only here: most digests have no pictures, and every command reads the digest.
    from PIL import Image  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=tuple(NAMES)) as image:
                width, height = image.size
                is_turned = image.getexif().get(ORIENTATION, 1) >= ON_ITS_SIDE
                return str(image.format), *((height, width) if is_turned else (width, height))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _list_endings() -> str:
    """Return the endings of pictures, as messages list them."""
    return ", ".join(ending.removeprefix(".") for ending in FORMATS)

"""Images of `content/images/`: which are read, their size, what is told of the others, and what bodies say of them."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from dateline.content.images import MAX_BYTES, read_picture
from dateline.model import Picture
from dateline.problems import format_problem
from tests.support.site_values import ENTRIES, entry, try_site
from tests.support.small_digest import make_project, run, write

FORMATS = {
    "a.png": "PNG",
    "a.jpg": "JPEG",
    "a.JPEG": "JPEG",
    "2024/a_b-c.1.gif": "GIF",
    "a.webp": "WEBP",
    "a.avif": "AVIF",
}
PATH = "content/entries/2024/2024-05-10-more.md"
HARBOUR = Picture("content/images/harbour.jpg", "/images/harbour.jpg", 30, 20, b"")


def make_image(form: str = "PNG", width: int = 30, height: int = 20, orientation: int = 0) -> bytes:
    """Return an image of one colour; `orientation` is that of EXIF."""
    image, data = Image.new("RGB", (width, height), "navy"), BytesIO()
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    image.save(data, form, exif=exif)
    return data.getvalue()


def find_problem(name: str, data: bytes) -> str:
    picture, problems = read_picture(f"content/images/{name}", data)
    assert picture is None
    return "\n".join(map(format_problem, problems))


@pytest.mark.parametrize("name", FORMATS)
def test_a_picture_of_each_format_is_read(name: str) -> None:
    data = make_image(FORMATS[name])
    assert read_picture(f"content/images/{name}", data) == (
        Picture(f"content/images/{name}", f"/images/{name}", 30, 20, data),
        (),
    )


@pytest.mark.parametrize(("orientation", "size"), [(1, (30, 20)), (3, (30, 20)), (6, (20, 30)), (8, (20, 30))])
def test_a_picture_is_measured_as_browsers_turn_it(orientation: int, size: tuple[int, int]) -> None:
    picture, _ = read_picture("content/images/a.jpg", make_image("JPEG", orientation=orientation))
    assert picture
    assert (picture.width, picture.height) == size


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "a.svg",
            b"<svg/>",
            "a.svg: is no picture that pages show\n  Save it as one of png, jpg, jpeg, gif, webp, avif.",
        ),
        (
            "My photo (1).JPG",
            make_image("JPEG"),
            (
                "My photo (1).JPG: the file's name makes no address: My photo (1).JPG\n"
                "  Use letters, digits, '-', '_' and '.' only, as in my-photo-1.jpg."
            ),
        ),
        (
            "a.jpg",
            make_image("PNG"),
            "a.jpg: is a PNG file, whatever its name says\n  Rename it to a.png.",
        ),
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n broken",
            "a.png: cannot be read as a picture\n  Open it in a program for pictures and save it again.",
        ),
        (
            "a.png",
            b"",
            "a.png: cannot be read as a picture\n  Open it in a program for pictures and save it again.",
        ),
        (
            "a.png",
            make_image() + bytes(MAX_BYTES),
            "a.png: is larger than 5 MB\n  Save it smaller: 1,600 pixels from side to side are enough for a page.",
        ),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told(name: str, data: bytes, message: str) -> None:
    assert find_problem(name, data) == f"content/images/{message}"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("![a](/images/harbour.jpg)", ""),
        ("![a](../../images/harbour.jpg)", ""),
        ("[the picture](/images/harbour.jpg)", ""),
        (
            "So:\n\n![a](/images/harbor.jpg)",
            f"{PATH}:9:6: there is no picture /images/harbor.jpg\n  Did you mean /images/harbour.jpg?",
        ),
        (
            "![a](/quay.png)",
            (
                f"{PATH}:7:6: there is no picture /quay.png\n"
                "  Put the file in content/images/, and write /images/ and its name."
            ),
        ),
        (
            "![a](../images/harbour.jpg)",
            (f"{PATH}:7:6: there is no file content/entries/images/harbour.jpg\n  Write it as /images/harbour.jpg."),
        ),
    ],
)
def test_an_image_that_is_not_there_is_told(body: str, message: str) -> None:
    entries = (*ENTRIES, entry("2024-05-10-more", body=body, body_line=7))
    _, problems = try_site(entries, pictures=(HARBOUR,))
    assert "\n".join(map(format_problem, problems)) == message


def test_all_problems_of_images_are_told_with_the_others(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "content/images/b.svg", "<svg/>")
    write(root, "content/images/c.png", "no picture")
    write(root, "content/entries/2024/2024-05-10-more.md", "---\ntitle: More\ndate: 2024-05-10\nsumary: x\n---\n")
    status, _, told = run(root, "check")
    assert status == 1
    assert [line.partition(" ")[0] for line in told.splitlines() if line.startswith("content")] == [
        "content/entries/2024/2024-05-10-more.md:4:1:",
        "content/images/b.svg:",
        "content/images/c.png:",
    ]

"""A folder in; the digest that it belongs to, and where its parts lie, out."""

from dataclasses import dataclass
from pathlib import Path

from dateline.problems import Problem, ProblemsFound
from dateline.rules import Rule

DIGEST = "content/digest.yaml"
DIGEST_KEYS = "'title', 'description' and 'base_url'"
ENTRIES = "content/entries"
STORIES = "content/stories"
PAGES = "content/pages"
VOCABULARY = "content/vocabulary"
# In the wheel the templates lie inside the package, in a checkout beside it.
SHIPPED_TEMPLATES = tuple(folder / "templates" for folder in (Path(__file__).parents[1], Path(__file__).parents[3]))


@dataclass(frozen=True, slots=True)
class Project:
    """Where the parts of a digest are."""

    root: Path
    """The folder that holds `content/`."""

    @property
    def site(self) -> Path:
        """Where the site goes unless the editor says otherwise."""
        return self.root / "site"

    @property
    def templates(self) -> Path:
        """The editor's own templates; there may be none."""
        return self.root / "templates"

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for, the editor's own first."""
        shipped = next(folder for folder in SHIPPED_TEMPLATES if folder.is_dir())
        return (self.templates, shipped) if self.templates.is_dir() and self.templates != shipped else (shipped,)

    @property
    def cache(self) -> Path:
        """What may be deleted at any time."""
        return self.root / ".cache"

    @property
    def owned(self) -> tuple[Path, ...]:
        """Folders to which no site is ever written."""
        return tuple(self.root / name for name in ("content", "seeds", "templates", ".git", ".cache"))


def find_project(start: Path) -> Project:
    """Return the project that a folder is in. Raises ProblemsFound where it is in none."""
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / DIGEST).is_file():
            return Project(folder)
    hint = f"Go to the folder of your digest, or write {DIGEST} with {DIGEST_KEYS}."
    what = "there is no such file, neither here nor in a folder above"
    raise ProblemsFound([Problem(DIGEST, 0, 0, what, hint, Rule.FILE_MISSING)])

"""Format, style and import contracts checked, each fault told with file, line and what to do.

    .venv/bin/python -m tests.house.lint format style contracts

The formatter does not say what to do, import-linter names modules without files, and tells of one wrong import as often
as other modules come by it; whoever reads the message of a failed check wants to click on the place and to know the way
out.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.faults import find_line, tell

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
UNFORMATTED = re.compile(r"^unformatted: .*\n *--> (?P<place>.+)$", re.MULTILINE)
CUT = "Cut it into functions of one thing each; CONTRIBUTING.md, 'How the code is written', says how long they may be."
REMEDIES = {
    **dict.fromkeys(("C901", "PLR0911", "PLR0912", "PLR0915"), CUT),
    "E501": "Break it where a reader takes breath; of a long text each part gets marks of its own.",
}
BROKEN = re.compile(r"^(?P<contract>[^\n]+)\n-{3,}\n(?P<told>.*?)(?=^[^\n]+\n-{3,}\n|\Z)", re.MULTILINE | re.DOTALL)
CHAIN = re.compile(r"^- dateline[^\n]* \(l\.[^\n]*(?:\n +[^\n]+)*", re.MULTILINE)
LINK = re.compile(r"(?P<module>[\w.]+)(?: -> (?P<imported>[\w.]+))? \(l\.(?P<line>\d+)")
LAYERLESS = re.compile(r"^- (?P<module>dateline[\w.]*)$", re.MULTILINE)
GONE = re.compile(r"Missing layer in container '[\w.]+': module (?P<module>[\w.]+) does not exist")
WHO_MAY = "docs/architecture.md, 'Who may import whom', says which rooms stand below."
NEXT_STEP = f"Move what both need to a lower room, or hand it over as an argument. {WHO_MAY}"


@dataclass(frozen=True, order=True)
class Arrow:
    """One import."""

    module: str
    imported: str
    line: int


Chain = tuple[Arrow, ...]


def check_format(root: Path = ROOT) -> Iterator[str]:
    """Yield a message for each file that is not formatted, and what ruff says where it cannot read one."""
    done = _run("ruff", "format", "--check", "--exclude", "*.md", ".", root=root)
    for found in UNFORMATTED.finditer(done.stdout):
        yield tell(found["place"], "is not formatted", "Run 'make fix'.")
    if done.stderr.strip():
        yield done.stderr.strip()


def check_style(root: Path = ROOT) -> Iterator[str]:
    """Yield a message for each fault of style, and what ruff says where it cannot look for any."""
    done = _run("ruff", "check", "--output-format", "json", ".", root=root)
    for fault in json.loads(done.stdout or "[]"):
        where, code, fix = fault["location"], fault["code"] or "", fault["fix"] or {}
        is_safe = fix.get("applicability") == "safe"
        remedy = "Run 'make fix'." if is_safe else REMEDIES.get(code) or fix.get("message") or _explain(code)
        path = Path(fault["filename"]).relative_to(root).as_posix()
        yield tell(f"{path}:{where['row']}:{where['column']}", f"{fault['message']} ({code})", remedy)
    if not done.stdout.strip():
        yield done.stderr.strip()


def check_contracts(root: Path = ROOT) -> Iterator[str]:
    """Yield a message for each import that a contract of pyproject.toml forbids."""
    done = _run("lint-imports", "--no-logo", root=root)
    if done.returncode:
        yield from describe_broken(done.stdout, root)


def describe_broken(told: str, root: Path = ROOT) -> Iterator[str]:
    """Yield a message for each wrong import and each module without a layer in a report of import-linter.

    Of what names neither, its own words are told, if there is nothing else to mend.

    >>> report = "Broken contracts\\n----------------\\n\\nRooms\\n-----\\n\\n- dateline.when -> dateline.cli (l.4)\\n"
    >>> next(describe_broken(report)).splitlines()[0]
    "generator/dateline/when.py:4: imports dateline.cli, against the contract 'Rooms'"
    """
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    contracts = {found["contract"]: found["told"] for found in BROKEN.finditer(told.partition("Broken contracts\n")[2])}
    chains = [(read_chain(chain[0]), name) for name, words in contracts.items() for chain in CHAIN.finditer(words)]
    faults = [*_tell_layerless(contracts, settings, root), *_tell_arrows(chains, root)]
    for found in GONE.finditer(told):
        place = f"pyproject.toml:{_find_layer(found['module'], settings)}"
        faults.append(tell(place, f"a layer names {found['module']}, which is not there", "Take it out of the layers."))
    if not faults:
        faults = [
            tell(f"pyproject.toml:{find_line(settings, name)}", f"the contract '{name}' does not hold", words.strip())
            for name, words in contracts.items()
        ]
    yield from faults or [told.strip()]


def read_chain(text: str) -> Chain:
    """Return the imports of a chain, the way they lead; where several begin or end it, all of these.

    >>> text = "- dateline.a (l.3)\\n  & dateline.b -> dateline.c (l.4)\\n  dateline.c -> dateline.d (l.5)"
    >>> [(arrow.module, arrow.imported, arrow.line) for arrow in read_chain(text)]
    [('dateline.a', 'dateline.c', 3), ('dateline.b', 'dateline.c', 4), ('dateline.c', 'dateline.d', 5)]
    """
    heads: list[tuple[str, int]] = []
    arrows: list[Arrow] = []
    for link in LINK.finditer(text):
        module, imported, line = link["module"], link["imported"], int(link["line"])
        if imported:
            arrows += (Arrow(head, imported, at) for head, at in (*heads, (module, line)))
            heads = []
        elif arrows:
            arrows.append(Arrow(arrows[-1].module, module, line))
        else:
            heads.append((module, line))
    return tuple(arrows)


def find_culprits(chains: list[Chain]) -> Iterator[tuple[Arrow, Chain]]:
    """Yield the imports to take out so that no chain is left, each with the shortest chain that it is part of.

    An import that breaks a contract by itself comes before those that only most of the others lead through.
    """
    left = sorted(chains, key=lambda chain: (len(chain), chain))
    while left:
        often = Counter(arrow for chain in left for arrow in chain)
        first = left[0]
        culprit = first[0] if len(first) == 1 else max(first, key=lambda arrow: often[arrow])
        yield culprit, first
        left = [chain for chain in left if culprit not in chain]


def _tell_arrows(chains: list[tuple[Chain, str]], root: Path) -> Iterator[str]:
    """Yield a message for each import that breaks contracts."""
    for culprit, chain in find_culprits([chain for chain, _ in chains]):
        contract = next(name for each, name in chains if each == chain)
        place = f"{_find_file(culprit.module, root)}:{culprit.line}"
        onward = "".join(
            f", {_find_file(arrow.module, root)}:{arrow.line} {arrow.imported}" for arrow in chain if arrow != culprit
        )
        on_the_way = f" (on the way from {chain[0].module}{onward})" if onward else ""
        yield tell(place, f"imports {culprit.imported}{on_the_way}, against the contract '{contract}'", NEXT_STEP)


def _tell_layerless(contracts: dict[str, str], settings: str, root: Path) -> Iterator[str]:
    """Yield a message for each module that the layers of its room do not name."""
    for contract, words in contracts.items():
        for module in LAYERLESS.findall(words):
            line = find_line(settings, f'name = "{contract}"')
            remedy = f"Add '{module.rpartition('.')[2]}' to the layers of \"{contract}\", pyproject.toml:{line}."
            yield tell(f"{_find_file(module, root)}:1", "stands in no layer", remedy)


def _find_layer(module: str, settings: str) -> int:
    """Return the line of the settings where a module stands as a layer of its room."""
    room, _, name = module.rpartition(".")
    before, container, layers = settings.partition(f'containers = ["{room}"]')
    named = re.search(rf"\b{name}\b", layers)
    return (before + container + layers[: named.start() if named else 0]).count("\n") + 1


def _explain(code: str) -> str:
    """Return where ruff explains a rule."""
    return f"'.venv/bin/ruff rule {code}' says why and how." if code else "Mend it first: nothing else can be read."


def _find_file(module: str, root: Path) -> str:
    """Return the file of a module, relative to the repository."""
    path = Path("generator", *module.split("."))
    return (path / "__init__.py" if (root / path).is_dir() else path.with_suffix(".py")).as_posix()


def _run(program: str, *words: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Return what a program of .venv/ says, on lines as long as they come."""
    wide = {**os.environ, "COLUMNS": "10000"}
    return subprocess.run([str(BIN / program), *words], cwd=root, env=wide, capture_output=True, text=True, check=False)


def main(wanted: list[str]) -> int:
    """Tell every fault, and return the exit status: 1 where there is one."""
    checks = {"format": check_format, "style": check_style, "contracts": check_contracts}
    faults = tuple(dict.fromkeys(fault for name in wanted for fault in checks[name]()))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

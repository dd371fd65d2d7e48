"""Format and import contracts checked, each fault told with file, line and what to do.

    python -m tests.house.lint format contracts

The formatter does not say what to do, and import-linter names modules without files; whoever reads the message of a
failed check wants to click on the place and to know the way out.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
UNFORMATTED = re.compile(r"^unformatted: .*\n *--> (?P<place>.+)$", re.MULTILINE)
BROKEN = re.compile(r"^(?P<contract>[^\n]+)\n-{3,}\n(?P<told>.*?)(?=^[^\n]+\n-{3,}\n|\Z)", re.MULTILINE | re.DOTALL)
CHAIN = re.compile(r"^- *(?P<first>dateline[^\n]*)(?P<rest>(?:\n +[\w.]+ -> [^\n]*)*)", re.MULTILINE)
ARROW = re.compile(r"(?P<module>dateline[\w.]*) -> (?P<imported>[\w.]+) \(l\.(?P<line>\d+)")
WHO_MAY = "docs/architecture.md, 'Who may import whom', says which rooms stand below."
NEXT_STEP = f"Move what both need to a lower room, or hand it over as an argument. {WHO_MAY}"


def check_format(root: Path = ROOT) -> Iterator[str]:
    """Yield a message for each file that is not formatted, and what ruff says where it cannot read one."""
    command = [str(BIN / "ruff"), "format", "--check", "--exclude", "*.md", "."]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    for found in UNFORMATTED.finditer(done.stdout):
        yield f"{found['place']}: is not formatted\n  Run 'make fix'."
    if done.stderr.strip():
        yield done.stderr.strip()


def check_contracts(root: Path = ROOT) -> Iterator[str]:
    """Yield a message for each import that a contract of pyproject.toml forbids."""
    command = [str(BIN / "lint-imports"), "--no-logo"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        yield from describe_broken(done.stdout, root)


def describe_broken(told: str, root: Path = ROOT) -> Iterator[str]:
    """Yield a message for each import in a report of import-linter; of what names none, its own words.

    >>> report = "Broken contracts\\n----------------\\n\\nRooms\\n-----\\n\\n- dateline.when -> dateline.cli (l.4)\\n"
    >>> next(describe_broken(report)).splitlines()[0]
    "generator/dateline/when.py:4: imports dateline.cli, against the contract 'Rooms'"
    """
    _, _, report = told.partition("Broken contracts\n----------------\n")
    for broken in BROKEN.finditer(report or told):
        chains = [list(ARROW.finditer(chain[0])) for chain in CHAIN.finditer(broken["told"])]
        for first, *rest in filter(None, chains):
            place = f"{_find_file(first['module'], root)}:{first['line']}"
            onward = "".join(f", {_find_file(each['module'], root)}:{each['line']} {each['imported']}" for each in rest)
            what = f"imports {first['imported']}{onward}, against the contract '{broken['contract']}'"
            yield f"{place}: {what}\n  {NEXT_STEP}"
        if not any(chains):
            what = f"the contract '{broken['contract']}' does not hold"
            yield f"pyproject.toml:1: {what}\n{broken['told'].strip()}\n  {WHO_MAY}"


def _find_file(module: str, root: Path) -> str:
    """Return the file of a module, relative to the repository."""
    path = Path("generator", *module.split("."))
    return (path / "__init__.py" if (root / path).is_dir() else path.with_suffix(".py")).as_posix()


def main(wanted: list[str]) -> int:
    """Tell every fault, and return the exit status: 1 where there is one."""
    checks = {"format": check_format, "contracts": check_contracts}
    faults = list(dict.fromkeys(fault for name in wanted for fault in checks[name]()))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

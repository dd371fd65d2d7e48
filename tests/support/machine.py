"""What the tests need of the machine beyond Python: a Chrome or Chromium, and Java with the Nu HTML checker.

    .venv/bin/python -m tests.support.machine chromium nu

finds each, says where it is, and installs what is missing where that needs no question: Chromium and Java with apt-get
as root, the checker with npm. What stays missing is told; its tests are then skipped, or fail where DATELINE_CI is 1.
Runs with any Python 3.11 and needs no package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
)
# One version, so that a newer checker's opinions come in when we ask for them. It runs with the Java of Debian 12.
NU_PACKAGE = "vnu-jar@26.9.27"
NU_FOLDER = ROOT / ".cache" / "nu"
NU_JAR = Path("node_modules", "vnu-jar", "build", "dist", "vnu.jar")


def is_ci() -> bool:
    """Tell whether nothing may be left out."""
    return os.environ.get("DATELINE_CI") == "1"


def find_chromium() -> Path | None:
    """Return the browser that CHROMIUM names, else one in a usual place; None where there is none."""
    named = os.environ.get("CHROMIUM")
    names = (named,) if named else (*CHROMIUM_NAMES, *CHROMIUM_PLACES)
    return next((Path(found) for name in names if (found := shutil.which(Path(name).expanduser()))), None)


def find_nu() -> tuple[str, ...] | None:
    """Return the command that runs the Nu HTML checker; None where Java or the checker is missing."""
    java = shutil.which("java")
    jar = Path(os.environ.get("VNU_JAR") or NU_FOLDER / NU_JAR)
    # Pages are checked as they are served, on this very machine: else 'self' would mean nothing to the checker.
    local = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
    return (java, "-Xss2m", local, "-jar", str(jar)) if java and jar.is_file() else None


def can_have_nu() -> bool:
    """Tell whether the checker can be fetched on this machine: it comes with npm."""
    return shutil.which("npm") is not None


def prepare_chromium() -> str:
    """Return where the browser is, after installing it where that is possible."""
    if not find_chromium():
        install_debian("chromium")
    found = find_chromium()
    return f"browser: {found}" if found else "browser: none; install Chromium, or name one with CHROMIUM=/path/to/it"


def prepare_nu() -> str:
    """Return where the HTML checker is, after installing it where that is possible."""
    if not shutil.which("java"):
        install_debian("default-jre-headless")
    if not find_nu() and shutil.which("java") and can_have_nu():
        quietly = ("--ignore-scripts", "--no-save", "--no-audit", "--no-fund")
        run("npm", "install", *quietly, "--prefix", str(NU_FOLDER), NU_PACKAGE)
    found = find_nu()
    return f"HTML checker: {found[-1]}" if found else "HTML checker: none; install Java and npm"


def install_debian(package: str) -> None:
    """Install a package of Debian or Ubuntu; does nothing where the user may not."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {package}", flush=True)
        run("apt-get", "update", "-q")
        run("apt-get", "install", "-q", "-y", "--no-install-recommends", package)


def run(*command: str) -> None:
    """Run a command that is quiet when all is well and tells everything when it is not."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}", file=sys.stderr)


if __name__ == "__main__":
    for wanted in sys.argv[1:]:
        print({"chromium": prepare_chromium, "nu": prepare_nu}[wanted](), flush=True)

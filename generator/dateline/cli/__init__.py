"""The command line: arguments in; calls of the commands, printed lines and an exit status out.

Exit status: 0 done, 1 faults in the user's files, 2 a command given wrongly, 70 a fault of Dateline, 130 Ctrl-C.
"""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence

import click

from dateline.cli.commands import dateline
from dateline.problems import ProblemsFound, format_problem

FOUND_PROBLEMS = 1
OUR_FAULT = 70
INTERRUPTED = 130
PIPE_CLOSED = 141
TRACEBACK = "--traceback"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _replace_closed_streams()
    _speak_utf8()
    status = _run([each for each in given if each != TRACEBACK], with_traceback=TRACEBACK in given)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        status = PIPE_CLOSED
        _close_pipe()
    sys.exit(status)


def _run(arguments: list[str], *, with_traceback: bool) -> int:
    """Run one command and return its exit status; whatever goes wrong has been told on standard error."""
    try:
        result = dateline.main(arguments, prog_name="dateline", standalone_mode=False)
    except ProblemsFound as found:
        _tell(*(format_problem(problem) for problem in found.problems))
        return FOUND_PROBLEMS
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _tell("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        _close_pipe()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - the last place where a fault of ours can be told in plain words
        _tell_our_fault(error, arguments, with_traceback=with_traceback)
        return OUR_FAULT
    return result if isinstance(result, int) else 0


def _tell(*lines: str) -> None:
    """Print lines to standard error."""
    for line in lines:
        click.echo(line, err=True)


def _tell_our_fault(error: Exception, arguments: list[str], *, with_traceback: bool) -> None:
    """Say that Dateline is at fault, and how to report it."""
    name = type(error).__name__
    _tell(f"This is a fault of Dateline, not of your files: {name}: {error}" if str(error) else f"{name}")
    if with_traceback:
        _tell("".join(traceback.format_exception(error)).rstrip())
        return
    command = " ".join(["dateline", *arguments, TRACEBACK])
    _tell(f"  Please report it, with all that this prints: {command}")


def _replace_closed_streams() -> None:
    """Lead standard streams that were closed (`>&-`) nowhere, before a file of the site is given the number of one."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    # Python has none for those that were closed, whatever its types say.
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)


def _speak_utf8() -> None:
    """Let standard output and error take every letter, whatever the terminal's settings say."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr] # test runners put streams of their own here


def _close_pipe() -> None:
    """Keep Python from complaining at its end that nobody reads standard output any more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""What several commands take on the command line, and what stands under their options."""

from datetime import date

import click

TODAY = "Build as if it were this day; entries with a later 'publish_on' are held back."


class Day(click.ParamType[date]):
    """A calendar day on the command line, written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with how to write one."""
        if isinstance(value, date):
            return value
        try:
            if len(str(value)) != 10:
                raise ValueError
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is no day; write it as 2020-01-04.", param, ctx)


DAY = Day()


def show_examples(*lines: str) -> str:
    """Return what stands under a command's options; the first character keeps click from folding the lines."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def read_today() -> date:
    """Return the day that this computer's calendar shows; the only clock of the program."""
    return date.today()  # noqa: DTZ011 - an editor's day, not UTC's, decides what is published

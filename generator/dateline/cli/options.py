"""What several commands take on the command line, and the clock."""

from datetime import date, datetime

import click

from dateline.content.keys.values import Unfit, read_moment

TODAY = "Build as if it were this day, or this very moment, written 2020-01-04T10:30+05:00."


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


class Present(click.ParamType[date]):
    """A day on the command line, or a moment with its zone."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or the moment, or fail with how to write one."""
        if isinstance(value, date):
            return value
        try:
            moment = read_moment(str(value))
        except Unfit as error:
            self.fail(f"'{value}' {error.what}. {error.hint}", param, ctx)
        return moment.time or moment.day


DAY = Day()
PRESENT = Present()


def read_now() -> datetime:
    """Return this moment in this computer's zone; the only clock of the program."""
    return datetime.now().astimezone()

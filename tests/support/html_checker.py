"""Runs the Nu HTML checker over the pages of a built site."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.machine import can_have_nu, find_nu, is_ci
from tests.support.site_server import serve_folder


def check_html(folder: Path, base_path: str) -> list[str]:
    """Return what the Nu HTML checker finds wrong with the pages of a folder, as it is served."""
    command = find_nu()
    if not command:
        reason = "NO HTML CHECKER: .venv/bin/python -m tests.support.machine nu"
        if is_ci() and can_have_nu():
            pytest.fail(reason)
        pytest.skip(reason)
    pages = [file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*.html"))]
    with serve_folder(folder, base_path) as home:
        # The checker guesses the language of short pages by lot, once in a while as Malagasy.
        arguments = ("--no-langdetect", "--format", "json", "--exit-zero-always", *(home + page for page in pages))
        done = subprocess.run([*command, *arguments], capture_output=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    found = [message for message in messages if message["type"] != "info" or message.get("subType") == "warning"]
    return [f"{message.get('url')}:{message.get('lastLine')}: {message['message']}" for message in found]

"""Nothing reaches for a network: no module names one, and all of it runs where none is allowed."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Desk, Terminal, begin_round, until_kept

import offer_tui
from offer_tui.cli.commands import cli
from offer_tui.ui.home.screen import HomeScreen
from offer_tui.ui.opportunity.screen import OpportunityScreen

PACKAGE = Path(offer_tui.__file__).parent
NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib", "ftplib", "imaplib", "poplib", "smtplib",
    "telnetlib", "nntplib", "xmlrpc", "wsgiref", "webbrowser", "requests", "httpx", "aiohttp",
    "urllib3", "websockets", "multiprocessing",
}  # fmt: skip
OTHER_PROGRAMS = {"subprocess", "pty", "ctypes", "cffi"}
"""Ways around: a program of someone else's could reach for what ours does not."""

# What the interpreter itself reports to whoever listens, from C code, too. The event loop wakes
# itself through a pair of local sockets; nothing else is let through.
WATCHED = """
import os, sys

REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn",
           "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "ctypes.dlopen")
HARMLESS = {"socket.gethostname"}
told = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

def watch(event, arguments):
    if not event.startswith(REFUSED) or event in HARMLESS:
        return
    if event == "socket.__new__" and arguments[1] in (1, -1):
        return
    os.write(told, f"{event}\\n".encode())
    raise AssertionError(f"{event} was asked for")

sys.addaudithook(watch)
del sys.argv[:2]
"""
THE_PROGRAM = """
sys.argv.insert(0, "offer-tui")
from offer_tui.__main__ import main
main()
"""
EVERY_MODULE = """
import importlib
for name in sys.argv:
    importlib.import_module(name)
print(len(sys.argv))
"""
THE_EDITOR = {(Path("ui") / "letters" / "outside.py", "subprocess")}
"""The one module that starts another program: the editor that the person names themselves."""
ASKS = "import socket\nsocket.socket(socket.AF_INET)\n"


def modules() -> list[str]:
    walked = pkgutil.walk_packages([str(PACKAGE)], "offer_tui.")
    return [found.name for found in walked if not found.name.endswith("__main__")]


def test_no_module_of_ours_imports_one_for_the_network() -> None:
    paths = sorted(PACKAGE.rglob("*.py"))
    assert len(paths) > 100
    refused = NETWORK | OTHER_PROGRAMS
    found = {(str(path), name) for path in paths for name in _imports(path)}
    known = {(str(PACKAGE / path), name) for path, name in THE_EDITOR}
    assert {(path, name) for path, name in found if name.partition(".")[0] in refused} == known


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
            if called in {"import_module", "__import__"}:
                yield from (str(a.value) for a in node.args if isinstance(a, ast.Constant))
            if called in {"open_connection", "create_connection", "start_server", "popen"}:
                yield f"socket.{called}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def asked_for(desk: Desk) -> Path:
    return desk.home / "asked-for"


def ran(
    desk: Desk, asked_for: Path, source: str, *arguments: str, said: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCHED + source, str(asked_for), *arguments],
        env=desk.environment, input=said, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_importing_every_module_asks_for_no_network(desk: Desk, asked_for: Path) -> None:
    names = modules()
    # A folder without __init__.py would be passed over by the walk.
    ours = [path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py"]
    assert len(names) == len(ours) - 1
    imported = ran(desk, asked_for, EVERY_MODULE, *names)
    assert (imported.stdout, imported.stderr) == (f"{len(names)}\n", "")
    assert asked_for.read_text() == ""


def test_no_command_asks_for_the_network(desk: Desk, asked_for: Path) -> None:
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        assert ran(desk, asked_for, THE_PROGRAM, name, "--help").returncode == 0
    posting = "We want a nurse for a ward of twenty beds. You will plan the shifts of six people."
    for arguments in (
        ("new", "Acme"), ("list", "--json"), ("log", "acme", "71 two of five"), ("show", "acme"),
        ("evaluate", "acme"), ("posting", "-", "--json"), ("signals",), ("paths",), ("backup",),
    ):  # fmt: skip
        done = ran(desk, asked_for, THE_PROGRAM, *arguments, said=posting)
        assert done.returncode == 0, (arguments, done.stderr)
    assert asked_for.read_text() == ""


def test_the_whole_path_asks_for_no_network(desk: Desk, asked_for: Path) -> None:
    watched = [sys.executable, "-c", WATCHED + THE_PROGRAM, str(asked_for)]
    with desk.opened(command=watched) as terminal:
        terminal.until("Nothing here yet")
        begin_round(terminal, "Acme")
        terminal.type("71two of five\r")
        until_kept(terminal, "71 ▲ .*two of five")
        terminal.type("/fin\r4")
        terminal.until("Debrief")
        terminal.press("escape")
        terminal.until("» Acme")
        terminal.type("/two of")
        terminal.until(r"» Acme(?:.*\n)+ / two of")
        terminal.press("escape")
        terminal.until_gone("/ two of")
        _press_every_key(terminal, HomeScreen)
        terminal.type("o")
        terminal.until("round 1 .*gut 4")
        _press_every_key(terminal, OpportunityScreen)
        assert terminal.process.poll() is None
        terminal.press("ctrl+q")
    assert asked_for.read_text() == ""


def _press_every_key(terminal: Terminal, screen: type[HomeScreen | OpportunityScreen]) -> None:
    """Open whatever opens, look at all of it, and come back to where it was opened from."""
    keys = [key for binding in screen.BINDINGS for key in _letters_of(binding)]
    assert len(keys) > 4
    terminal.until_quiet(0.2)
    top = terminal.rows()[0].split()[0]
    # Neither a round nor the end, which have ways out of their own.
    for key in sorted({*keys, "?"} - set("laqg")):
        terminal.type(key)
        terminal.until_quiet(0.3)
        for _ in range(3):
            if terminal.rows()[0].split()[:1] == [top] and "esc back" not in terminal.rows()[-1]:
                break
            terminal.press("escape")
            terminal.until_quiet(0.3)


def _letters_of(binding: object) -> Iterator[str]:
    key = str(getattr(binding, "key", ""))
    if len(key) == 1:
        yield key


def test_what_watches_refuses_and_tells(desk: Desk, asked_for: Path) -> None:
    refused = ran(desk, asked_for, ASKS)
    assert "socket.__new__ was asked for" in refused.stderr
    assert asked_for.read_text() == "socket.__new__\n"

"""What a start brings in, and what it never needs: a network."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Desk, until_kept

import offer_tui

PACKAGE = Path(offer_tui.__file__).parent
NETWORK = {
    "socket", "socketserver", "ssl", "http", "urllib", "ftplib", "imaplib", "poplib", "smtplib",
    "telnetlib", "nntplib", "xmlrpc", "wsgiref", "webbrowser", "requests", "httpx", "aiohttp",
    "urllib3", "websockets", "multiprocessing",
}  # fmt: skip

ASKED_FOR_ITS_VERSION = """
import sys
sys.argv = ["offer-tui", "--version"]
from offer_tui.__main__ import main
main()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""

WITHOUT_NETWORK = """
import socket, sys

class Refused(socket.socket):
    def __init__(self, family=-1, *rest, **named):
        if family != socket.AF_UNIX:
            raise AssertionError("a socket was asked for")
        super().__init__(family, *rest, **named)

def refuse(*_, **__):
    raise AssertionError("the network was asked for")

# The event loop wakes itself through a pair of local sockets; nothing else is let through.
socket.socket = socket.SocketType = Refused
socket.create_connection = socket.create_server = socket.getaddrinfo = refuse
socket.gethostbyname = socket.gethostbyaddr = refuse
sys.argv = ["offer-tui"]
from offer_tui.__main__ import main
main()
"""


def test_asking_for_the_version_imports_neither_textual_nor_pydantic() -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASKED_FOR_ITS_VERSION], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert said[0] == f"offer-tui {offer_tui.__version__}"
    assert not set(said[1].split()) & {"textual", "rich", "pydantic", "click", "sqlite3", "asyncio"}


def test_no_module_of_ours_imports_one_for_the_network() -> None:
    paths = sorted(PACKAGE.rglob("*.py"))
    assert len(paths) > 50
    imported = {(path.name, name) for path in paths for name in _imports(path)}
    assert not {(path, name) for path, name in imported if name.partition(".")[0] in NETWORK}


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "import_module":
            found |= {str(a.value) for a in node.args if isinstance(a, ast.Constant)}
    return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_whole_path_works_where_sockets_are_forbidden(desk: Desk) -> None:
    with desk.opened(command=[sys.executable, "-c", WITHOUT_NETWORK]) as terminal:
        terminal.until("Nothing here yet")
        terminal.type("lAcme\r71two of five\r")
        until_kept(terminal, "71 ▲ .*two of five")
        terminal.type("/fin\r4")
        terminal.until("71 ▲ people keep leaving")
        terminal.press("escape")
        terminal.until("» Acme")
        terminal.type("/two of")
        terminal.until(r"» Acme(?:.*\n)+ / two of")
        terminal.press("escape")
        terminal.until_gone("/ two of")
        terminal.type("q")
        assert terminal.ended() == 0


def test_what_refuses_sockets_refuses_them() -> None:
    asks = WITHOUT_NETWORK.partition("sys.argv")[0] + "socket.socket(socket.AF_INET)"
    ran = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=False)
    assert "a socket was asked for" in ran.stderr


def test_every_file_and_folder_is_for_this_user_only(desk: Desk) -> None:
    with desk.in_live() as terminal:
        terminal.type("71\r")
        until_kept(terminal, "71 ▲")
        terminal.type("/fin\r4")
        terminal.until("Evaluation")
        terminal.press("ctrl+q")
        terminal.ended()
    made = [path for root in (desk.data, desk.home / "cache") for path in root.rglob("*")]
    assert len(made) > 5
    assert not [path for path in made if path.stat().st_mode & 0o077]

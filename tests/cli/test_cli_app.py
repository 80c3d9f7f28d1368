"""Commands that open the app."""

from __future__ import annotations

import json

from cli.shell import Shell


def test_demo_opens_the_sample(shell: Shell) -> None:
    shell.done("--theme", "night", "demo")
    assert shell.app.opened == [("sample", shell.data, "night")]


def test_live_without_a_reference_opens_home(shell: Shell) -> None:
    shell.done("live")
    assert shell.app.opened == [("home", shell.data, "")]


def test_live_opens_a_new_round_where_none_is_going_on(acme: Shell) -> None:
    acme.done("live", "ac")
    assert acme.app.opened == [("live", acme.data, "", "Acme", "acme", "")]


def test_live_goes_back_to_the_round_that_is_going_on(acme: Shell) -> None:
    acme.done("log", "acme", "71")
    going_on = json.loads(acme.done("show", "acme", "--json"))["rounds"][0]["id"]
    acme.done("live", "acme")
    assert acme.app.opened == [("live", acme.data, "", "Acme", "acme", going_on)]


def test_the_app_decides_the_exit_status(shell: Shell) -> None:
    shell.app.status = 129
    assert shell.run("live").exit_code == 129


def test_live_with_an_unknown_reference_opens_nothing(acme: Shell) -> None:
    assert acme.failed("live", "acne") == "there is no opportunity acne; did you mean acme?"
    assert acme.app.opened == []

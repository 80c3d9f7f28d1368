"""The rules of the posting reader, read from the files that come with the program."""

from __future__ import annotations

import tomllib
from importlib import resources

from offer_tui.posting.duties import DutyRules
from offer_tui.posting.pay import PayRules
from offer_tui.posting.phrases import PhraseBook, parse
from offer_tui.posting.places import PlaceRules
from offer_tui.posting.rules import FactRule, PromiseRule, Rules, WordingRule
from offer_tui.posting.words import Gap


def load_posting_rules():
    folder = resources.files("offer_tui") / "data" / "posting"
    T = {n: tomllib.loads((folder / f"{n}.toml").read_text("utf-8")) for n in ("wording", "sections", "promises", "facts", "duties", "places", "pay")}
    w = T["wording"]; lists = w["words"]
    wr = {r["id"]: WordingRule(r["id"], r["kind"], r["why"], r["question"]) for r in w["rule"]}
    book = PhraseBook(tuple((parse(p, lists), r["id"]) for r in w["rule"] for p in r["phrases"]))
    s = T["sections"]
    heads = PhraseBook(tuple((parse(p, {}), r["id"]) for r in s["section"] for p in r["headings"]))
    legal = PhraseBook(tuple((parse(p, {}), "legal") for p in s["legal"]["phrases"]))
    p = T["promises"]
    pr = {r["id"]: PromiseRule(r["id"], r["kind"], r["reason"], frozenset(r.get("not_in", []))) for r in p["rule"]}
    pbook = PhraseBook(tuple((parse(x, p["words"]), r["id"]) for r in p["rule"] for x in r["phrases"]))
    f = T["facts"]
    fr = {r["id"]: FactRule(r["id"], r["question"], r["missing"]) for r in f["fact"]}
    fp = {r["id"]: PhraseBook(tuple((parse(x, f["words"]), r["id"]) for x in r["phrases"])) for r in f["fact"]}
    fb = {r["id"]: PhraseBook(tuple((parse(x, f["words"]), r["id"]) for x in r["unless"])) for r in f["fact"]}
    fs = lambda t: {k: frozenset(v) for k, v in t.items() if isinstance(v, list)}
    pl = fs(T["places"]); pl["labels"] = tuple(T["places"]["labels"]); pl["sites"] = tuple(T["places"]["sites"])
    return Rules(wr, book, WordingRule("shouted", "hype", "An exclamation mark", "?"), heads, legal, pr, pbook, fr, fp, fb, PayRules(**fs(T["pay"])), PlaceRules(**pl), DutyRules(**fs(T["duties"])))

"""Commands that copy the library's files, and put copies back: backup and restore."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import click
from click.shell_completion import CompletionItem

from offer_tui.cli.backup_page import listed, put_back_lines, when
from offer_tui.cli.backup_reference import PROFILE_WORD, called, named
from offer_tui.cli.context import Surroundings, pass_surroundings, places_of
from offer_tui.cli.failure import Failed
from offer_tui.cli.output import PROGRAM, columns, complain, document, say
from offer_tui.cli.references import complete_reference
from offer_tui.model.text import visible
from offer_tui.store.backup import PROFILE_COPY, Backup, back_up, backups, files_of
from offer_tui.store.locks import Held
from offer_tui.store.present import Difference, Present
from offer_tui.store.reading import FileProblem
from offer_tui.store.restoration import Choice, NotRestored, Restored, choose, restore


def _complete(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return what a backup can be named by: whose it is, or, after a digit, its number."""
    copies = backups(places_of(ctx))
    if incomplete.isdecimal():
        now = dt.datetime.now().astimezone()
        return [
            CompletionItem(
                str(copy.number), help=visible(f"{called(copy.slug)}, {when(copy, now)}")
            )
            for copy in copies
            if str(copy.number).startswith(incomplete)
        ]
    there = {item.value for item in complete_reference(ctx, _, incomplete)}
    kept = {called(copy.slug) for copy in copies if called(copy.slug).startswith(incomplete)}
    return [CompletionItem(name) for name in sorted(there | kept) if visible(name) == name]


@click.command("backup")
@click.argument("refs", nargs=-1, metavar="[REF]...", shell_complete=complete_reference)
@pass_surroundings
def backup_command(around: Surroundings, refs: tuple[str, ...]) -> None:
    """Copy the files of the opportunities named, or of all, and the profile, as they are now.

    Prints a line for each: the copy's number, whose it is, since when it has been so, the folder.
    What has not changed since its newest copy is not copied again. REF profile: only the profile.

    Copies are made by themselves at each round's start and before a file is taken to a newer
    version; offer-tui restore lists them and puts them back.
    """
    slugs = dict.fromkeys(_slug(around, ref) for ref in refs) or dict.fromkeys(
        around.library.slugs()
    )
    copied = list(_copied(around, [*(s for s in slugs if s != PROFILE_COPY), PROFILE_COPY]))
    if not copied:
        complain(f"there is nothing to copy yet in {around.places.data}")
    left_out = [
        path
        for copy in copied
        for path in files_of(around.places, copy.slug)
        if path.name not in {one.name for one in copy.files}
    ]
    if left_out:
        complain(*(f"{path}: it cannot be read, or is too large to copy" for path in left_out))
        raise Failed("not everything could be copied")


def _slug(around: Surroundings, ref: str) -> str:
    return PROFILE_COPY if ref == PROFILE_WORD else around.library.resolve(ref)


def _copied(around: Surroundings, slugs: Sequence[str]) -> list[Backup]:
    """Copy all, and say what was copied, even when the disk is full half-way."""
    earlier = set(backups(around.places))
    now = dt.datetime.now().astimezone()
    made: list[Backup] = []
    try:
        for slug in slugs:
            if copy := back_up(around.places, slug):
                made.append(copy)  # noqa: PERF401 - those made before a fault are told, too
    finally:
        say(
            columns(
                (
                    str(copy.number),
                    called(copy.slug),
                    f"unchanged since {when(copy, now)}" if copy in earlier else "copied",
                    str(copy.path),
                )
                for copy in made
            )
        )
    return made


@click.command("restore")
@click.argument("ref", required=False, metavar="[REF|BACKUP]", shell_complete=_complete)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON, for programs.")
@pass_surroundings
def restore_command(around: Surroundings, ref: str | None, as_json: bool) -> None:
    """List the backups, or put one back.

    Without a name it lists them, the latest first: number, time, slug, company, files, and how they
    differ from what is there now. BACKUP is the number, or the name of its folder. With REF it is
    the newest backup of that opportunity that differs and can be read; the folder may be gone, or
    broken. REF profile stands for your profile.

    What is there now is copied first. Rounds that the backup does not have stay. Where a file is
    broken, REF puts back only what is broken or gone, so that newer notes beside it stay; BACKUP
    puts back all of it.
    """
    if ref is None:
        _list(around, as_json)
    elif as_json:
        raise click.UsageError("--json is for the list; leave it out, or the name")
    else:
        _restore(around, ref)


def _list(around: Surroundings, as_json: bool) -> None:
    copies, present = backups(around.places), Present(around.places)
    if as_json:
        document([_for_programs(copy, present.difference(copy), present) for copy in copies])
    elif copies:
        say(listed(copies, present, dt.datetime.now().astimezone()))
        say(["", f"{PROGRAM} restore NUMBER puts one back; what is there now is copied first."])
    else:
        complain(f"there are no backups yet in {around.places.backups}; {PROGRAM} backup makes one")


def _for_programs(copy: Backup, difference: Difference, present: Present) -> dict[str, object]:
    is_profile = copy.slug == PROFILE_COPY
    return {
        "number": copy.number,
        "name": copy.name,
        "of": "profile" if is_profile else "opportunity",
        "slug": None if is_profile else copy.slug,
        "company": None if is_profile else present.company(copy),
        "at": copy.at.astimezone(),
        "path": str(copy.path),
        "files": [path.name for path in copy.files],
        "differs": bool(difference.to_put_back),
        "changed": difference.changed,
        "gone": difference.gone,
        "elsewhere": difference.moved,
        "later": difference.later,
    }


def _restore(around: Surroundings, ref: str) -> None:
    found, now = named(around, ref), dt.datetime.now().astimezone()
    choice = Choice(found) if isinstance(found, Backup) else choose(around.places, found)
    complain(
        *(
            f"backup {copy.number} holds a broken file, and was passed over"
            for copy in choice.passed
        )
    )
    if choice.backup is None and choice.same is None:
        broken = choice.passed[0]
        how = f"{PROGRAM} restore {broken.number} puts it back as it is"
        raise Failed(f"no backup of {called(broken.slug)} can be read; {how}")
    done = _put_back(around, choice.backup, choice.names) if choice.backup else None
    copy = choice.backup or choice.same
    assert copy is not None  # noqa: S101 - tells the type checker
    if done and done.put_back:
        say(put_back_lines(copy, done, Present(around.places).company(copy), now))
    else:
        so = f"as in backup {copy.number} of {when(copy, now)}"
        say([f"Nothing differs: {called(copy.slug)} is {so}."])


def _put_back(around: Surroundings, copy: Backup, names: Sequence[str] | None) -> Restored:
    try:
        return restore(around.places, copy, names)
    except Held as held:
        company = Present(around.places).company(copy)
        raise Failed(f"{company}: {held}; nothing was changed") from held
    except FileProblem as problem:
        raise Failed(f"{problem}; nothing was changed") from problem
    except NotRestored as error:
        if not error.put_back:
            raise Failed(f"{error}; nothing was changed") from error
        back = f"; {PROGRAM} restore {error.before.number} takes that back" if error.before else ""
        done = ", ".join(error.put_back)
        raise Failed(f"{error}; only this was put back: {done}{back}") from error

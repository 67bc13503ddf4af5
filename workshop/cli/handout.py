"""``workshop handout``: a pack as a PDF file, to fill in by hand, or for each person on a list."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from workshop.cli import disk
from workshop.cli.handout_booklet import start_time
from workshop.cli.handout_list import LISTS, print_list, write_template
from workshop.cli.outcome import FINE, PROBLEMS
from workshop.cli.script_named import script_named
from workshop.content.packs import PackLibrary
from workshop.domain.errors import BadRequest, UnknownRoom
from workshop.domain.facts import Door, Facts
from workshop.domain.handout import SHEETS, HandoutRequest, Paper, compose, sample_request
from workshop.domain.joincode import normalise
from workshop.domain.pack import BY_NAME, Pack, Source
from workshop.domain.script import Script
from workshop.services.clock import system_clock
from workshop.services.handouts import PACK, pack_folders
from workshop.services.packs import door, in_language
from workshop.services.rooms import check_request
from workshop.settings import Settings

NEEDS_SCRIPT: Final = (
    "“{}” is made from a script. Say which one, like:  --script inner_child_90\n"
    "or which open room, like:  --room CDF-GHJ"
)
NEEDS_ROOM: Final = (
    "“{}” says how people get into a room. Say which open room, like:  --room CDF-GHJ\n"
    "or add  --sample  to see how it looks."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "A whole script to lead from: workshop handout booklet SCRIPT"
    parser.set_defaults(late=[], parser=parser)
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help="the .pdf to write; a list to read (.csv, .xlsx)")
    add("--pack", default=PACK, help=f"default: {PACK}")
    add("--page", type=Paper, choices=list(Paper), default=Paper.A4, help="a3 is for posters only")
    add("--large", action="store_true", help="large print")
    add("--sample", action="store_true", help="filled in, to see how it looks")
    add("--each", type=Path, metavar="FOLDER", help="with a list: a PDF for each person, in there")
    add("--one-sided", action="store_true", help="with a list: without bare backs between people")
    add("--template", type=Path, metavar="LIST", help="write an empty list (.csv, .xlsx) instead")
    add("--script", metavar="SCRIPT", help="for a pack made from a script: its id or its folder")
    add("--tier", type=int, choices=(1, 2, 3), help="default: the script’s own")
    add("--language", metavar="CODE", default="", help="default: the pack’s or the script’s own")
    add("--start", type=start_time, metavar="HH:MM", help="when you will start, for times of day")
    add("--room", metavar="CODE", help="an open room: its script, tier, help lines and code")
    disk.add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    name_files(arguments)
    settings = Settings.from_here(data_dir=arguments.data_dir)
    packs = PackLibrary(pack_folders(settings))
    if arguments.pack not in packs.ids():
        arguments.pack = arguments.pack.replace("-", "_")
    if arguments.pack not in packs.ids():
        there = ", ".join(packs.ids())
        print(f"There is no pack {arguments.pack}. Packs are: {there}.", file=sys.stderr)
        return PROBLEMS
    if arguments.template:
        return write_template(arguments.template, packs, arguments.pack, arguments.language)
    script = _script(arguments, settings) if arguments.script else None
    if arguments.script and script is None:
        return PROBLEMS
    language = arguments.language or (script.language if script else "")
    pack, problems = packs.load(in_language(packs.ids(), arguments.pack, language))
    for problem in problems:
        print(problem, file=sys.stderr)
    if pack is None:
        return PROBLEMS
    if arguments.list:
        return print_list(arguments, packs, pack.id, for_each(arguments, settings))
    return write(pack, facts_for(pack, script, arguments, settings), arguments)


def name_files(arguments: argparse.Namespace) -> None:
    """Which of the files is the list, by its ending; the PDF is called like it, if need be."""
    files = [Path(each) for each in (*arguments.files, *arguments.late)]
    lists = [each for each in files if each.suffix.lower() in LISTS]
    outputs = [each for each in files if each not in lists]
    wrong = arguments.parser.error
    if len(lists) > 1 or len(outputs) > 1:
        wrong("name one PDF to write, and one list at most")
    if (arguments.each or arguments.one_sided) and not lists:
        wrong("--each and --one-sided are for a list of people; name its file, too")
    if not (files or arguments.template):
        wrong("name the PDF to write, like: handout.pdf")
    if arguments.each and outputs:
        wrong("--each writes a PDF for each person, so do not name another")
    if lists and arguments.page not in SHEETS:
        wrong("a list is printed on a4 or letter")
    if lists and arguments.sample:
        wrong("--sample fills in what a list would; name only one of them")
    arguments.list = lists[0] if lists else None
    if lists and not outputs:
        outputs = [Path(f"{lists[0].stem}.pdf")]
    arguments.output = outputs[0] if outputs else None


def for_each(arguments: argparse.Namespace, settings: Settings) -> Callable[[Pack], Facts]:
    """What a list's packs are filled in with, told the pack in the language of a row."""

    def facts(pack: Pack) -> Facts:
        asked = argparse.Namespace(**vars(arguments) | {"language": pack.language})
        script = _script(asked, settings) if asked.script else None
        return facts_for(pack, script, asked, settings)

    return facts


def _script(arguments: argparse.Namespace, settings: Settings) -> Script | None:
    """As an evening follows it; None where there is no such script, which is told then."""
    script = script_named(arguments.script, settings)
    if script is None:
        return None
    language, tier = arguments.language or script.language, arguments.tier or script.tier
    check_request(script, tier, 1, language)
    return script.in_language(language).for_tier(tier)


def facts_for(
    pack: Pack, script: Script | None, arguments: argparse.Namespace, settings: Settings
) -> Facts:
    """What the pack is filled in with, beside what people write.

    Raises:
        BadRequest: it needs a script or a room, and none was named.
    """
    if arguments.room:
        return _facts_of_room(pack, arguments, settings)
    if Source.SCRIPT in pack.needs and script is None:
        raise BadRequest(NEEDS_SCRIPT.format(pack.id))
    if Source.DOOR in pack.needs and not arguments.sample:
        raise BadRequest(NEEDS_ROOM.format(pack.id))
    return Facts(
        script=script,
        tier=arguments.tier or (script.tier if script else 1),
        start=arguments.start,
        printed_on=system_clock().astimezone().date(),
        door=sample_door() if arguments.sample else None,
    )


def _facts_of_room(pack: Pack, arguments: argparse.Namespace, settings: Settings) -> Facts:
    from workshop import services as all_services

    code = normalise(arguments.room)
    if code is None:
        raise UnknownRoom
    with closing(all_services.build(settings)) as services:
        return services.prints.packs.facts(code, pack.language, arguments.start)


def sample_door() -> Door:
    told = {name: str(BY_NAME[name].sample) for name in ("join_address", "join_code")}
    url = f"http://{told['join_address']}/j/{told['join_code']}#" + "A" * 43
    return door(url, told["join_code"], str(BY_NAME["check_words"].sample))


def write(pack: Pack, facts: Facts, arguments: argparse.Namespace) -> int:
    from workshop.pdf.render import render

    answers = sample_request(pack.language).answers if arguments.sample else {}
    asked = HandoutRequest(arguments.page, arguments.large, answers, include_letter=True)
    printed = render(compose(pack, asked, facts), pack.theme)
    if printed.missing:
        told = " ".join(sorted(printed.missing))
        print(f"No font of ours has these; their codes are printed: {told}", file=sys.stderr)
    disk.write(arguments.output, printed.pdf)
    print(f"Written: {arguments.output}")
    return FINE

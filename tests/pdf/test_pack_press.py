"""Forms, posters, tents and slips, as they are on paper."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.builders import make_script, make_segment
from tests.pdf.paper import (
    extracted,
    handout,
    lines,
    page_count,
    pages,
    printed,
    sheet,
    sizes,
    words,
)
from tests.pdf.test_hostile_booklets import NONSENSE
from workshop.content.packs import load_pack
from workshop.content.shipped import shipped
from workshop.domain.facts import Door, Facts
from workshop.domain.forms import (
    Beside,
    Choices,
    HandCard,
    Question,
    RundownRow,
    Scale,
    Square,
)
from workshop.domain.handout import Block, HandoutRequest, Paper, Written, compose
from workshop.domain.pack import COLOURS, Heading, Items, Layout, Lines, Paragraph, Theme
from workshop.domain.script import Prompt, PromptType
from workshop.pdf.flowables import Text
from workshop.pdf.render import Rendered, render
from workshop.pdf.slips import FoldedSlip
from workshop.pdf.squares import ColourSide, SquareCode
from workshop.pdf.theme import Style
from workshop.services.packs import squared

LONG = "and so on " * 40
ORANGE = HandCard("#f28c28", "orange")


def of(layout: Layout, *blocks: Block, page: Paper = Paper.A4, large: bool = False) -> Rendered:
    return render(handout(sheet(*blocks, layout=layout), page=page, large=large), Theme())


def drawn(rendered: Rendered, folder: Path, dpi: int = 72) -> Image.Image:
    """The first page as a picture in greys."""
    (folder / "page.pdf").write_bytes(rendered.pdf)
    command = ["pdftoppm", "-gray", "-r", str(dpi), "-singlefile", str(folder / "page.pdf")]
    return Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))


def test_a_question_is_read_with_its_boxes_its_scale_or_its_other_way() -> None:
    rendered = printed(
        Question((Paragraph("Which?"),), Choices(("Rest", "Play"))),
        Question((Paragraph("How?"),), Scale("like still water", "like a storm")),
        Beside("Another way", (Paragraph("Look out."), Items(("Or rest.",)))),
    )

    assert [line.strip() for line in lines(rendered)] == [
        "Which?",
        "Rest",
        "Play",
        "How?",
        "0 1 2 3 4 5 6 7 8 9 10",
        "like still water like a storm",
        "Another way Look out.",
        "• Or rest.",
    ]


def test_many_short_options_stand_in_two_columns_and_are_read_downwards_in_pairs() -> None:
    options = tuple(f"Option {letter}" for letter in "ABCDE")

    assert lines(printed(Choices(options))) == [
        "Option A Option D",
        "Option B Option E",
        "Option C",
    ]
    assert tall(Choices(options)) < tall(Choices(options[:4]))
    assert tall(Choices((*options, LONG))) > tall(Choices(options))


def tall(*blocks: Block) -> int:
    """How many such blocks fill a page: the more, the less each is tall, so it is turned round."""
    count = 1
    while page_count(printed(*blocks * count)) == 1:
        count += 1
    return -count


def test_a_question_is_not_parted_from_its_boxes() -> None:
    question = Question((Paragraph("Which?"),), Choices(tuple("ABCDEF")))
    for shift in range(20):
        found = pages(printed(*[Paragraph("x")] * (shift + 15), Heading("Head"), question))
        (page,) = [page for page in found if "Which?" in page]
        assert {"Head", "A D", "C F"} <= {line.strip() for line in page}


def test_a_question_longer_than_a_page_is_printed_all_the_same() -> None:
    options = tuple(f"{number} {LONG}" for number in range(40))
    rendered = printed(Heading("Head"), Question((Paragraph(LONG),), Choices(options)))

    text = " ".join(lines(rendered))
    assert page_count(rendered) > 1
    assert [number for number in range(40) if f"{number} and so on" not in text] == []


def test_long_words_at_the_ends_of_a_scale_wrap_below_their_end() -> None:
    rendered = printed(Scale(LONG, LONG))

    assert " ".join(lines(rendered)).split().count("and") == 80


def test_a_rundown_says_when_what_for_how_long_and_what_gives_way() -> None:
    rows = (
        RundownRow("19:00", "Welcome", "5 min", ("may be cut to 3", "may be left out")),
        RundownRow("19:05", "End"),
    )
    assert [line.strip() for line in lines(printed(*rows))] == [
        "19:00 Welcome may be cut to 3",
        "may be left out",
        "5 min",
        "19:05 End",
    ]


@pytest.mark.parametrize("page", list(Paper))
def test_a_poster_fills_one_page_with_type_as_large_as_it_fits(page: Paper) -> None:
    few = of(Layout.POSTER, Heading("Please come in"), page=page)
    many = of(Layout.POSTER, Items(("We listen to each other, and do not fix.",) * 12), page=page)

    assert (page_count(few), page_count(many)) == (1, 1)
    assert max(sizes(few)) > max(sizes(many)) > 24
    assert "Page" not in extracted(few)[0]


def test_a_poster_on_larger_paper_has_larger_type() -> None:
    a4, a3 = (of(Layout.POSTER, Items((LONG,)), page=page) for page in (Paper.A4, Paper.A3))

    assert min(sizes(a3)) > 1.2 * min(sizes(a4))


def test_what_stands_out_on_a_poster_is_on_one_line() -> None:
    rendered = of(Layout.POSTER, Written("192.168.178.123:8080"), Written("CDF-GHJ"))

    assert [line.strip() for line in lines(rendered)] == ["192.168.178.123:8080", "CDF-GHJ"]


@pytest.mark.parametrize("layout", [Layout.POSTER, Layout.TENT])
def test_more_than_a_page_can_hold_is_one_page_still_and_no_smaller_than_12_points(
    layout: Layout,
) -> None:
    rendered = of(layout, Paragraph("word " * 3000))

    assert page_count(rendered) == 1
    assert min(sizes(rendered)) >= 12


def test_a_tent_says_the_same_to_both_sides() -> None:
    code = Square(squared("http://192.0.2.1:8080/j/CDFGHJ"))
    rendered = of(Layout.TENT, Heading("Scan"), code, Written("CDF-GHJ"))

    found = [line.strip() for line in lines(rendered)]
    assert [found.count(each) for each in ("Scan", "CDF-GHJ")] == [2, 2]


def test_one_half_of_a_tent_is_the_other_one_turned_round(tmp_path: Path) -> None:
    picture = drawn(of(Layout.TENT, Heading("Scan"), Written("CDF-GHJ")), tmp_path)
    half = picture.height // 2

    lower = picture.crop((0, picture.height - half + 4, picture.width, picture.height))
    upper = picture.crop((0, 0, picture.width, half - 4)).rotate(180)
    differing = sum(abs(a - b) > 128 for a, b in zip(lower.tobytes(), upper.tobytes(), strict=True))

    assert min(lower.tobytes()) == 0
    assert differing < 0.03 * len(lower.tobytes())


def test_the_square_code_on_paper_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    rows = squared("http://192.0.2.1:8080/j/CDFGHJ#" + "A" * 43)
    count, module, edge = len(rows), 8, 4

    picture = drawn(Rendered(square_alone(rows, module, edge), frozenset()), tmp_path)

    assert picture.size == (count * module, count * module)
    looked_at = [
        "".join("1" if dark(picture, x, y, module) else "0" for x in range(count))
        for y in range(count)
    ]
    assert looked_at == list(rows)


def square_alone(rows: tuple[str, ...], module: int, edge: int) -> bytes:
    """On a page of its size; its blank left edge would lie in the page's margin."""
    side = len(rows) * module
    written = BytesIO()
    canvas = Canvas(written, (side, side))
    square = SquareCode(rows, side, "Code")
    square.wrapOn(canvas, side, side)
    square.drawOn(canvas, edge * module, 0)
    canvas.save()
    return written.getvalue()


def dark(picture: Image.Image, x: int, y: int, module: int) -> bool:
    """What a module is in its middle."""
    place = (int((x + 0.5) * module), int((y + 0.5) * module))
    return bool(picture.getpixel(place) == 0)


def test_the_hand_card_says_its_colour_and_is_told_from_paper_in_grey(tmp_path: Path) -> None:
    for colour, shown in COLOURS.items():
        card = of(Layout.SLIPS, Heading("Hand"), HandCard(shown, colour), Paragraph("Show it."))
        assert colour in [line.strip() for line in lines(card)]

        greys = drawn(card, tmp_path).histogram()
        assert sum(greys[100:210]) > 20_000  # neither the white of paper nor the black of print
        assert sum(greys[:40]) > 1_000  # the disc


def test_a_folded_card_has_its_colour_on_one_half_and_its_words_on_the_other() -> None:
    words = [Text("Show it.", Style("Noto Sans", 12, 16)) for _ in range(4)]
    side = ColourSide(ORANGE, Style("Noto Sans", 12, 16), 0, "Orange")
    card = FoldedSlip(words, side, 700, 0.5)

    assert card.wrap(300, 700)[1] == 2 * side.height


def test_a_slip_is_never_cut_by_the_end_of_a_page() -> None:
    piece = (Heading("For the box"), Paragraph("One need."), Lines(3))
    for count in range(3, 9):
        for page in pages(of(Layout.SLIPS, *piece * count)):
            assert page.count("For the box") == page.count("One need.")


def test_a_folded_slip_longer_than_a_page_waits_for_room_for_its_side() -> None:
    first = (Heading("First"), Items(("one line",) * 26))
    rendered = of(Layout.SLIPS, *first, Heading("Hand"), ORANGE, Items((LONG,) * 20))

    assert page_count(rendered) == 6
    assert "orange" in extracted(rendered)[1]


def test_a_slip_longer_than_a_page_is_printed_all_the_same() -> None:
    for side in ((), (ORANGE,)):
        rendered = of(Layout.SLIPS, Heading("Hand"), *side, Items((LONG,) * 40))
        assert " ".join(words(rendered)).count("and so on") == 40 * 40


@pytest.mark.parametrize("text", NONSENSE.values(), ids=NONSENSE)
@pytest.mark.parametrize("id_", ["paper_twin", "facilitator", "room"])
def test_nonsense_in_a_script_or_a_room_is_printed_wherever_it_stands(id_: str, text: str) -> None:
    prompts = tuple(Prompt(kind, kind, text, (text, text)) for kind in PromptType)
    segment = make_segment(title=text, prompts=prompts, on_paper=text, another_way=text)
    script = make_script(
        segment, title=text, about=text, agreements=(text,), debrief=(text,), distress_protocol=()
    )
    facts = Facts(
        privacy_limits=text, emergency=text, script=script, door=Door(("1",), text, text, text)
    )
    pack, _ = load_pack(shipped("handouts") / id_)
    assert pack is not None

    for large in (False, True):
        assert page_count(render(compose(pack, HandoutRequest(large=large), facts), pack.theme)) > 2


def test_the_same_pack_twice_gives_the_same_bytes() -> None:
    blocks = (Heading("Hand"), ORANGE, Choices(("A", "B")), Scale("low", "high"))

    for layout in (Layout.PAGE, Layout.SLIPS, Layout.POSTER, Layout.TENT):
        assert of(layout, *blocks).pdf == of(layout, *blocks).pdf


def test_forms_take_a_little_less_space_where_that_saves_a_page_and_letters_do_not() -> None:
    filler: list[Block] = [Heading("Head"), Paragraph("x")]
    counts = {}
    for name, block in (("form", Question((), Choices(("Yes",)))), ("letter", Written("Yes"))):
        needed = 1
        while page_count(printed(*filler * needed, block)) == 1:
            needed += 1
        counts[name] = needed

    assert counts["form"] > counts["letter"]

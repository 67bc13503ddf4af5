"""Single things on a booklet’s pages: what is bold, where a pause stands, what is never torn."""

from __future__ import annotations

from tests.builders import make_script, make_segment
from tests.pdf.paper import page_count, reader
from tests.pdf.test_booklet import body, bound, pages
from workshop.domain.script import Cue, CueKind, SegmentKind


def test_what_is_said_is_bold_and_what_is_done_is_not() -> None:
    segment = make_segment(cues=(Cue(CueKind.SAY, "Hello."), Cue(CueKind.DO, "- Wait.")))
    fonts: dict[str, str] = {}

    def note(text: str, _m: object, _t: object, font: dict[str, str] | None, _s: float) -> None:
        fonts[text.strip("\n •")] = str((font or {}).get("/BaseFont"))

    reader(bound(make_script(segment))).pages[2].extract_text(visitor_text=note)

    assert "Bold" in fonts["Hello."]
    assert "Bold" not in fonts["Wait."]


def test_a_pause_stands_on_the_line_of_the_words_before_it() -> None:
    said = " ".join(f"{'word ' * number}end. [..]" for number in range(1, 40))
    imagery = make_segment(
        "imagery", kind=SegmentKind.GUIDED_IMAGERY, cues=(Cue(CueKind.SAY, said),)
    )

    lines = [line for page in pages(bound(make_script(imagery))) for line in page]

    assert sum("… 7 s" in line for line in lines) == 39
    assert [line for line in lines if line.startswith("…")] == []


def test_a_card_that_nearly_fits_its_page_takes_less_space_rather_than_a_second_page() -> None:
    def count(items: int) -> int:
        return page_count(bound(make_script(agreements=("One thing.",) * items)))

    fewest = count(1)
    most = max(items for items in range(1, 60) if count(items) == fewest)

    assert most > 22


def test_choices_and_the_return_are_named_and_the_return_is_marked_as_protected() -> None:
    imagery = make_segment(
        "imagery",
        kind=SegmentKind.GUIDED_IMAGERY,
        floor=3,
        cues=(
            Cue(CueKind.CHOICES, "Eyes open is fine."),
            Cue(CueKind.SAY, "Imagine."),
            Cue(CueKind.SAY, "Or not."),
            Cue(CueKind.RETURN, "Look around."),
            Cue(CueKind.SAY, "Thank you."),
        ),
    )

    page = "\n".join(pages(bound(make_script(imagery)))[2])

    assert "◆ Protected: not under 3 min" in page
    assert (
        "Choices\nEyes open is fine.\nSay\nImagine.\nOr not.\n"
        "Return: protected, never cut\nLook around.\nSay\nThank you.\n"
    ) in page


def test_the_same_script_makes_the_same_bytes_and_they_tell_nothing_else() -> None:
    script = make_script()

    first, second = bound(script), bound(script)

    assert first == second
    assert reader(first).metadata == {"/Title": script.title}


def test_a_script_in_spanish_has_spanish_words_beside_it() -> None:
    spanish = make_script(
        make_segment(title="¿Cómo estás, niño pequeño? ¡Adiós!"), language="es", title="Una tarde"
    )

    rendered = bound(spanish)
    text = "\n".join(line for page in pages(rendered) for line in page)

    assert rendered.missing == frozenset()
    assert "¿Cómo estás, niño pequeño? ¡Adiós!" in text
    assert "Nivel 1, suave · Español" in text
    assert "Página 2 de 8" in text


def test_what_no_font_has_is_a_box_and_markup_is_text() -> None:
    script = make_script(make_segment(cues=(Cue(CueKind.SAY, "a \U00013000 </para><b>"),)))

    rendered = bound(script)

    assert "a \U00013000 </para><b>" in pages(rendered)[2]
    assert rendered.missing == {"\U00013000"}


def test_a_word_of_two_hundred_thousand_letters_is_printed_whole() -> None:
    script = make_script(make_segment(cues=(Cue(CueKind.DO, "- " + "word" * 50_000),)))

    assert "word" * 50_000 in body(bound(script), script)

"""Any letter prints, and what is printed can be copied: article 1, in the scripts of the world."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.pdf.matterhorn import amiss
from tests.pdf.paper import drawn, handout, letter, printed, reader, sheet
from tests.pdf.reading import as_read, read
from workshop.domain.facts import Contact
from workshop.domain.handout import Entry, Letter, Written
from workshop.domain.pack import Heading, Items, Layout, Paragraph, Theme
from workshop.pdf import embedding
from workshop.pdf.lines import forget
from workshop.pdf.render import Rendered, render

ARTICLE_ONE = {
    "Latin": "Všichni lidé rodí se svobodní. Tất cả mọi người sinh ra đều được tự do. Ǹjẹ́ ń.",
    "ligatures": "fi fl ffi ffl — AVAToWa",
    "Greek": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια. Ἀθῆναι",
    "Cyrillic": "Все люди рождаются свободными. Всі люди народжуються вільними. Ћирилица.",
    "Arabic": "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. لا إله، الله.",
    "Arabic with vowels": "يُولَدُ جَمِيعُ النَّاسِ أَحْرَارًا مُتَسَاوِينَ فِي الْكَرَامَةِ",
    "Persian": "تمام افراد بشر آزاد به دنیا می\u200cآیند، پچژگ",
    "Urdu": "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔",
    "Hebrew": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.",
    "Hebrew with points": "כָּל בְּנֵי הָאָדָם נוֹלְדוּ בְּנֵי חוֹרִין שָׁלוֹם",
    "Devanagari": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता प्राप्त है। किं श्री",
    "Bengali": "সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।",
    "Tamil": "மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; கொடு, கை",
    "Thai": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ น้ำ",
    "Chinese": "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。",
    "Japanese": "すべての人間は、生まれながらにして自由であり、「尊厳」と権利とについて平等。𠮷",
    "Korean": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
    "Georgian": "ყველა ადამიანი იბადება თავისუფალი",
    "Armenian": "Բոլոր մարդիկ ծնվում են ազատ",
    "emoji": "❤️ 👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🌻😀 👍🏽 1️⃣ 🇺🇦",
    "marks": "z̲̃ a̋ ŏ́ q̈",
    "mixed": "I say «שלום» and नमस्ते to 你好, 안녕 and 🌻.",
}

RIGHT_TO_LEFT = [
    "قال hello ثم 12:30، نعم (جيد) 45% – ok؟",
    'שלום (world) 12.5, "כן" – [a] סוף!',
    "أبجد ٢٠٢٦ abc DEF هوز",
]


@pytest.mark.parametrize("text", ARTICLE_ONE.values(), ids=ARTICLE_ONE)
@pytest.mark.parametrize("large", [False, True])
def test_what_is_copied_is_what_was_typed(text: str, large: bool) -> None:
    rendered = printed(Letter(text), large=large)

    assert as_read(text) in as_read(read(rendered))
    assert rendered.missing == frozenset()


@pytest.mark.parametrize("text", RIGHT_TO_LEFT)
def test_a_line_that_runs_both_ways_is_copied_as_it_was_typed(text: str) -> None:
    rendered = render(replace(handout(sheet(Letter(text), title="سلام")), language="ar"), Theme())

    assert as_read(text) in as_read(read(rendered))


@pytest.mark.parametrize("text", ["مرحبا", "สวัสดี", "नमस्ते", "字", "🌻"])
def test_any_letter_prints_wherever_it_stands(text: str) -> None:
    blocks = (
        Heading(text),
        Paragraph(text),
        Items((text,)),
        Written(text),
        Entry(text, text),
        Entry(text, ""),
        Contact(text, text, (text,), text),
    )
    outside = sheet(title=text, layout=Layout.OUTSIDE)
    card = sheet(Heading(text), Paragraph(text), Entry(text, text), layout=Layout.CARD)

    rendered = render(handout(outside, sheet(*blocks), card), Theme())

    assert as_read(read(rendered)).count(as_read(text)) == 16
    assert rendered.missing == frozenset()


def test_what_no_font_has_is_a_box_that_still_holds_the_character() -> None:
    rendered = letter("sun \U00013000 \U00013001 \U00013000")

    assert "sun \U00013000 \U00013001 \U00013000" in read(rendered)
    boxes = re.findall(r"U\+\w+", reader(rendered).pages[0].extract_text())
    assert boxes == ["U+13000", "U+13001", "U+13000"]
    frames = re.findall(rb"([-0-9.]+) ([-0-9.]+) [-0-9.]+ [-0-9.]+ re S Q", drawn(rendered))
    assert len({across for across, _ in frames}) == 3
    assert len({up for _, up in frames}) == 1
    assert amiss(reader(rendered)) == []
    assert rendered.missing == {"\U00013000", "\U00013001"}


def test_what_somebody_wrote_keeps_its_direction_behind_a_label_in_another() -> None:
    card = sheet(Heading("Hold"), Entry("Mine:", "שלום!"), layout=Layout.CARD)
    rendered = render(handout(card, sheet(Entry("My person:", "דוד (אח)!"))), Theme())

    assert as_read("Mine: שלום!") in as_read(read(rendered))
    assert as_read("My person: דוד (אח)!") in as_read(read(rendered))


def lefts(rendered: Rendered) -> list[float]:
    """Where each word begins."""
    return [float(x) for x in re.findall(r'<word xMin="([\d.]+)"', read(rendered, "-bbox"))]


def test_a_paragraph_from_right_to_left_stands_at_the_right() -> None:
    left, right = lefts(printed(Paragraph("abc"))), lefts(printed(Paragraph("أبج")))

    assert left[2] == pytest.approx(left[0], abs=1)  # where the sheet’s title is
    assert right[2] > 400


def test_a_list_from_right_to_left_has_its_dots_at_the_right() -> None:
    seen = read(printed(Items(("אבג",))), "-bbox")
    (dot, word) = (
        float(re.findall(rf'xMin="([\d.]+)"[^>]*>[^<]*{each}', seen)[0]) for each in ("•", "א")
    )

    assert dot > word > 400


def fonts(rendered: Rendered) -> dict[str, bytes]:
    """Of each font its name without the letters that tell its parts apart, and its file."""
    (page,) = PdfReader(io.BytesIO(rendered.pdf)).pages
    found = {}
    for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
        (descendant,) = font["/DescendantFonts"]
        file = descendant["/FontDescriptor"]["/FontFile2"]
        found[font["/BaseFont"].partition("+")[2]] = file.get_data()
    return found


def test_fonts_are_embedded_and_hold_little_more_than_what_is_drawn() -> None:
    found = fonts(letter("Hello 人人 أحراراً 🌻"))

    assert set(found) == {
        "NotoSans-Regular",
        "NotoSansSC-Regular",
        "NotoSansArabic-Regular",
        "NotoEmoji-Regular",
    }
    assert max(map(len, found.values())) < 10_000


def test_one_glyph_for_different_characters_is_read_as_each() -> None:
    text = "a\u00a0b c\u2010d-e Ω\u2126 K\u212a"

    assert as_read("Ω") in as_read(read(letter(text)))
    assert "c\u2010d-e" in read(letter(text))


def test_what_is_too_varied_for_one_font_fills_more_and_loses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(embedding, "MOST", 50)
    text = " ".join(chr(0x4E00 + at) for at in range(300))

    rendered = letter(text)

    assert rendered.pdf.count(b"NotoSansSC") >= 6
    assert as_read(text) in as_read(read(rendered))


def test_the_same_text_gives_the_same_bytes_in_any_order_of_work() -> None:
    text = "\n\n".join(ARTICLE_ONE.values())
    first = letter(text)
    letter("something else, الله 字 🌻")

    assert letter(text).pdf == first.pdf
    forget()
    assert letter(text).pdf == first.pdf

"""The words that stand on a handout beside its pack's own, in each language they are known in.

Braces are filled in. What a booklet says alike, like a page's number, is in ``booklet_words``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from workshop.domain.pack import COLOURS, PLACEHOLDERS, Source


@dataclass(frozen=True, slots=True)
class HandoutWords:
    """``text_word`` is for help lines that want to be sent a certain word first.

    ``colours`` go with the word for a card. ``to_write_on`` and those after it are what a program
    says that reads aloud, in place of what is only drawn.
    ``samples`` are what a person could have written, by the names of placeholders.
    """

    call: str
    text: str
    text_word: str
    chat: str
    always: str
    day: str
    months: tuple[str, ...]
    blank_paper: str
    for_me_only: str
    starters: str
    letters_follow: str
    slips_follow: str
    to_write_on: str
    to_tick: str
    square: str
    colour_side: str
    colours: Mapping[str, str]
    samples: Mapping[str, str | tuple[str, ...]]

    def said(self, day: date) -> str:
        return self.day.format(day.day, self.months[day.month - 1], day.year)


ENGLISH: Final = HandoutWords(
    call="Call {}",
    text="Text {}",
    text_word="Text {word} to {}",
    chat="Chat at {}",
    always="24 hours, every day",
    day="{} {} {}",
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    blank_paper="Blank paper",
    for_me_only="For me only, and not for sending. You can keep this page, or tear it up.",
    starters="You could start with one of these:",
    letters_follow="Each letter has a page of its own, right after this. Choose one, or none.",
    slips_follow="If you want to send it, write it on a slip from the last page.",
    to_write_on="Room to write",
    to_tick="Box to tick",
    square="Square code for a phone’s camera. It leads to the address on this page.",
    colour_side="The coloured side of the card: {}",
    colours={each: each for each in COLOURS},
    samples={each.name: each.sample for each in PLACEHOLDERS if each.source is Source.PERSON},
)  # fmt: skip

SPANISH: Final = HandoutWords(
    call="Llama al {}",
    text="Envía un SMS al {}",
    text_word="Envía un SMS al {} con la palabra “{word}”",
    chat="Escribe en el chat {}",
    always="24 horas, todos los días",
    day="{} de {} de {}",
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
    ),
    blank_paper="Otra hoja",
    for_me_only="Solo para mí, y no se envía. Puedes guardar esta hoja, o romperla.",
    starters="Puedes empezar con una de estas:",
    letters_follow="Cada carta tiene su propia hoja, justo después. Elige una, o ninguna.",
    slips_follow="Si quieres enviarla, escríbela en un papelito de la última hoja.",
    to_write_on="Espacio para escribir",
    to_tick="Casilla para marcar",
    square="Código cuadrado para la cámara del teléfono. Lleva a la dirección de esta página.",
    colour_side="El lado de color de la tarjeta: {}",
    colours={
        "orange": "naranja",
        "yellow": "amarilla",
        "green": "verde",
        "blue": "azul",
        "pink": "rosa",
    },
    samples={
        "needs": ("Que me vieran y me escucharan", "Descanso y tranquilidad"),
        "armour": ("No parar", "Bromear"),
        "letter": "Hola, mi yo más joven:\nsé que necesitabas un lugar tranquilo.\n\n"
        "Hoy puedo empezar a darme uno.",
        "old_belief": "No debo necesitar nada.",
        "belief_helped": "Así nadie se molestaba conmigo.",
        "kinder_belief": "Estoy aprendiendo a pedir ayuda.",
        "star_skill": "Apretar los pies contra el suelo",
        "next_hour": "Volver a casa por el camino largo.",
        "tonight": "Sopa, y acostarme temprano.",
        "next_days": "Un café con alguien a quien quiero, el sábado.",
        "my_person": "Sam",
    },
)  # fmt: skip

BY_LANGUAGE: Final = {"en": ENGLISH, "es": SPANISH}


def words_for(language: str) -> HandoutWords:
    """English where a language has no words of its own yet."""
    return BY_LANGUAGE[language_of_words(language)]


def language_of_words(language: str) -> str:
    return language if language in BY_LANGUAGE else "en"

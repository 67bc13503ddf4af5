"""The words that stand on a booklet beside the script's own, in each language they are known in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workshop.domain.script import CueKind, PromptType, SegmentKind


@dataclass(frozen=True, slots=True)
class BookletWords:
    """Braces are filled in; ``tiers`` are the tiers' names, ``activations`` those from 0 to 3."""

    foot: str
    page: str
    on_page: str
    continued: str
    tier: str
    tiers: tuple[str, str, str]
    marked: str
    minutes: str
    clock: str
    count: str
    from_start: str
    minute: str
    plan: str
    end: str
    protected: str
    never_cut: str
    optional: str
    kept: str
    can_be_cut: str
    can_be_left_out: str
    from_tier: str
    only_at: str
    either: str
    at_tier: str
    at_tier_protected: str
    pause: str
    goal: str
    phone: str
    another_way: str
    on_paper: str
    safety: str
    about: str
    agreements: str
    pre_flight: str
    distress: str
    blanks: str
    blanks_are: str
    debrief: str
    limits: str
    own_limits: str
    before: str
    what_it_is_not: str
    activations: tuple[str, str, str, str]
    cues: Mapping[CueKind, str]
    kinds: Mapping[SegmentKind, str]
    prompts: Mapping[PromptType, str]


ENGLISH: Final = BookletWords(
    foot="Facilitator’s booklet",
    page="Page {} of {}",
    on_page="p. {}",
    continued="{}, continued",
    tier="Tier {}, {}",
    tiers=("gentle", "standard", "clinical"),
    marked="what is only for other tiers is marked",
    minutes="{} min",
    clock="{}–{}",
    count="{} of {}",
    from_start="min {}–{}",
    minute="min {}",
    plan="The plan",
    end="End",
    protected="◆ Protected: not under {} min",
    never_cut="{}: protected, never cut",
    optional="may be left out when late",
    kept="◆ protected: at least {}",
    can_be_cut="may be cut to {}",
    can_be_left_out="may be left out",
    from_tier="From tier {}",
    only_at="Only at tier {}",
    either=" or ",
    at_tier="At tier {}: {} min",
    at_tier_protected="At tier {}: {} min, not under {}",
    pause="… {} s",
    goal="Goal",
    phone="On phones",
    another_way="Another way",
    on_paper="On paper",
    safety="Safety",
    about="About",
    agreements="Agreements",
    pre_flight="Pre-flight",
    distress="If someone is distressed",
    blanks="To fill in before the day",
    blanks_are="These stand in square brackets in what you say and do. Write here what fits.",
    debrief="Debrief",
    limits="Limits of privacy",
    own_limits="Your own text for this room",
    before="What people read before they join",
    what_it_is_not="What it is not",
    activations=("calm", "stirs a little", "stirs", "stirs a lot"),
    cues={
        CueKind.DO: "Do",
        CueKind.SAY: "Say",
        CueKind.CHOICES: "Choices",
        CueKind.RETURN: "Return",
    },
    kinds={kind: kind.replace("_", " ") for kind in SegmentKind},
    prompts={
        PromptType.RATING: "Rate, 0 to 10",
        PromptType.CHOOSE: "Choose",
        PromptType.WRITE: "Write",
        PromptType.LETTER: "Letter",
        PromptType.LINE: "A line for the wall",
    },
)

SPANISH: Final = BookletWords(
    foot="Cuadernillo de facilitación",
    page="Página {} de {}",
    on_page="p. {}",
    continued="{} (continuación)",
    tier="Nivel {}, {}",
    tiers=("suave", "estándar", "clínico"),
    marked="lo que es solo para otros niveles está señalado",
    minutes="{} min",
    clock="{}–{}",
    count="{} de {}",
    from_start="min {}–{}",
    minute="min {}",
    plan="El plan",
    end="Final",
    protected="◆ Protegido: no menos de {} min",
    never_cut="{}: protegido, nunca se recorta",
    optional="se puede omitir si vamos con retraso",
    kept="◆ protegido: al menos {}",
    can_be_cut="se puede acortar a {}",
    can_be_left_out="se puede omitir",
    from_tier="A partir del nivel {}",
    only_at="Solo en el nivel {}",
    either=" o ",
    at_tier="En el nivel {}: {} min",
    at_tier_protected="En el nivel {}: {} min, no menos de {}",
    pause="… {} s",
    goal="Para qué",
    phone="En los teléfonos",
    another_way="Otra manera",
    on_paper="En papel",
    safety="Para cuidar",
    about="De qué se trata",
    agreements="Acuerdos",
    pre_flight="Antes de empezar",
    distress="Si alguien lo está pasando mal",
    blanks="Para completar de antemano",
    blanks_are="Está entre corchetes en lo que dices y haces. Escribe aquí lo que corresponda.",
    debrief="Repaso del equipo",
    limits="Límites de la privacidad",
    own_limits="Tu propio texto para esta sala",
    before="Lo que se lee antes de entrar",
    what_it_is_not="Lo que no es",
    activations=("calma", "remueve un poco", "remueve", "remueve mucho"),
    cues={
        CueKind.DO: "Hacer",
        CueKind.SAY: "Decir",
        CueKind.CHOICES: "Opciones",
        CueKind.RETURN: "Regreso",
    },
    kinds={
        SegmentKind.OPEN: "bienvenida",
        SegmentKind.AGREE: "acuerdos",
        SegmentKind.CHECK_IN: "cómo llegamos",
        SegmentKind.GROUNDING: "anclaje",
        SegmentKind.PSYCHOEDUCATION: "charla breve",
        SegmentKind.REFLECTION: "reflexión",
        SegmentKind.GUIDED_IMAGERY: "imaginación guiada",
        SegmentKind.LETTER_WRITING: "escribir una carta",
        SegmentKind.BREAK: "descanso",
        SegmentKind.SHARING: "compartir",
        SegmentKind.BELIEFS: "creencias",
        SegmentKind.SELF_COMPASSION: "tratarse con amabilidad",
        SegmentKind.AFTERCARE: "plan para después",
        SegmentKind.CLOSING: "cierre",
    },
    prompts={
        PromptType.RATING: "Elegir un número de 0 a 10",
        PromptType.CHOOSE: "Elegir",
        PromptType.WRITE: "Escribir",
        PromptType.LETTER: "Carta",
        PromptType.LINE: "Una línea para el muro",
    },
)

BY_LANGUAGE: Final = {"en": ENGLISH, "es": SPANISH}


def words_for(language: str) -> BookletWords:
    """English where a language has no words of its own yet."""
    return BY_LANGUAGE.get(language, ENGLISH)

"""What rehearsal phones write: sentences made up for this purpose, by nobody and about nobody."""

from __future__ import annotations

from random import SystemRandom

Written = str | int | list[str]

NEEDS_AND_KIND_WORDS = (
    "More time to play.",
    "You are allowed to be slow.",
    "Someone to read to me at night.",
    "It was fine to be loud.",
    "A quiet corner of my own.",
    "You did nothing wrong by asking.",
    "To be picked up on time.",
    "I like how curious you are.",
    "Help with the hard buttons.",
    "You may rest now.",
)

LETTERS = {
    "letter_a": (
        "Dear younger me, I know you needed more time to play.",
        "It made sense that you built that den under the table.",
        "I wish someone had told you that the blue bicycle could wait.",
        "Something I like about you is that you named every snail in the garden.",
        "You were not the only one who was shy on the first day.",
        "I have not forgotten the kite. We can fly it again.",
    ),
    "letter_b": (
        "Dear me, I can see how hard it is when the list is long.",
        "It makes sense that you feel tired by the evening.",
        "Other people also leave the washing for tomorrow.",
        "What I would like you to know is that good enough is good.",
        "One thing that could help a little is tea in the yellow cup.",
        "Today I can begin to give myself ten quiet minutes.",
    ),
    "letter_c": (
        "When I was about 7 to 9, something I needed was help with my homework.",
        "What I got was a busy kitchen.",
        "So I learned to get by like this: I asked nobody.",
        "I can see why I did that, because everyone had a lot to do.",
        "What I still wish you knew is that I liked it when you hummed.",
    ),
}

SHORT_ANSWERS = {
    "kinder_belief": (
        "I may ask for help before I need it badly.",
        "It could be a little true that I am easy to like.",
        "Resting is part of the work.",
    ),
    "next_hour": (
        "Walk home the long way.",
        "Eat something warm.",
        "Sit on the bench by the pond.",
    ),
    "tonight": ("Phone off at nine.", "The old film with the dog.", "Clean sheets."),
    "next_days": ("Swim on Thursday.", "Plant the beans.", "Say no to one thing."),
    "my_person": ("M.", "Toni, by text", "My neighbour"),
}

OTHERWISE = ("I would like a bit more time to play.", "Something with more air in it.")

PLACES = ("by the window", "second row, green jumper", "near the door", "")


def letter(prompt: str, chance: SystemRandom) -> list[str]:
    """The sentences of one letter, in the order in which they are written."""
    sentences = LETTERS.get(prompt, LETTERS["letter_a"])
    return list(sentences[: chance.randint(3, len(sentences))])


def line(chance: SystemRandom) -> str:
    return chance.choice(NEEDS_AND_KIND_WORDS)


def answer(prompt: str, kind: str, options: list[str], chance: SystemRandom) -> Written:
    """What someone might put down for a prompt that is answered in one go."""
    if kind == "rating":
        return chance.randint(2, 8)
    if kind == "choose":
        return chance.sample(options, k=min(len(options), chance.randint(1, 2)))
    return chance.choice(SHORT_ANSWERS.get(prompt, OTHERWISE))

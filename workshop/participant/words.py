"""All that the served pages say and no script does, in English: the keys of the catalogues."""

from __future__ import annotations

from datetime import timedelta

from workshop.participant.catalogues import Catalogue


def _(text: str) -> str:
    """Mark a text for the catalogues. It stays as it is: a page looks it up when it is drawn."""
    return text


SAYS = {
    # Without JavaScript
    "no_script": _(
        "This browser runs no scripts, so nothing can be written here. You can follow along: "
        "load the page again to see the next step, and write on paper."
    ),
    "not_started": _("We have not started yet."),
    "another_way": _("Another way"),
    "on_paper": _("On paper"),
    # The bar and its sheets
    "bar": _("Always here"),
    "step_out": _("Step out"),
    "quiet_hand": _("Quiet hand"),
    "help": _("Help"),
    "exit": _("Exit"),
    "back": _("Back"),
    "step_out_heading": _("Take a moment"),
    "step_out_intro": _("You are still in the room. Choose one, or none. Come back when you like."),
    "hand_heading": _("Quiet hand"),
    "hand_before": _(
        "A quiet hand works once you have joined. Until then, raise your hand or speak to us."
    ),
    "help_heading": _("Help"),
    "help_here": _("Here in the room: raise your hand, press Quiet hand, or speak to any of us."),
    "help_danger": _("If someone is in danger now, call the local emergency number."),
    "help_crisis": _("You do not have to be in crisis to call."),
    "no_lines": _("No help lines have been confirmed for this room. Please ask a facilitator."),
    "checked": _("Checked on {day}"),
    "call": _("Call {number}"),
    "text": _("Text {number}"),
    "text_word": _("Text {number} with the word “{word}”"),
    "chat": _("Chat: {address}"),
    "free": _("free"),
    "always": _("24 hours, every day"),
    "only_from_here": _("cannot be reached from abroad"),
    "directory": _("More help lines, by country:"),
    "pause_heading": _("A short pause for everyone"),
    "pause": (
        _("Nothing is asked of you now. Your words are kept."),
        _(
            "Feel your feet on the floor, or the seat that holds you. Look around slowly. "
            "You are here, today."
        ),
    ),
    # The big screen
    "stage_scan": _("Scan this with your camera"),
    "stage_type": _("or open"),
    "stage_code": _("and type"),
    "stage_words": _("If you typed the code, your phone shows these three words:"),
    "stage_equal": _("Phones or paper: both are fine."),
    "stage_pause": _("We take a short pause. Feel your feet on the floor."),
    "stage_wall": _("From this room"),
    "stage_thanks": _("Thank you for being here."),
    "stage_handout": _("There is no hurry. Your handout is on your phone."),
    # The facilitator's preview of a phone
    "preview_sends_nothing": _("This is a preview. Nothing is sent."),
    "watch_loading": _("This page needs the link that the dashboard shows for the watcher."),
}

SKILLS = (
    (
        "feet",
        _("Feet on the floor"),
        _(
            "Press both feet down. Feel the floor push back. No feeling in your feet? "
            "Use the seat, or your hands. Press and let go, five times."
        ),
    ),
    (
        "look",
        _("Look around"),
        _(
            "Turn your head slowly. Find the door and the windows. Find three things of one "
            "colour. Let your eyes rest on what you like best."
        ),
    ),
    (
        "five",
        _("Five, four, three"),
        _(
            "Name five things you see. Four you can touch. Three you can hear. "
            "Skip whatever you do not like."
        ),
    ),
    (
        "cool",
        _("Cool or rough"),
        _(
            "Hold something cool, smooth or rough: a cup, a key, your sleeve. "
            "What is it like? Sip some water if you have it."
        ),
    ),
    (
        "push",
        _("Push and stretch"),
        _(
            "Push your palms together, or against a wall. Hold for one slow breath. Let go, and "
            "stretch as far as feels good."
        ),
    ),
    (
        "name",
        _("Name a few"),
        _("Think of five kinds of fruit. Then five animals. Then five towns. There is no hurry."),
    ),
)
"""The grounding menu of ``care/fact_base.md`` 1.8: which it is, its name, what to do."""

SKILL_MARKS = {
    "feet": _("feet floor"),
    "look": _("look around"),
    "five": _("things senses see"),
    "cool": _("cool rough cold warm hold"),
    "push": _("push press stretch hands"),
    "name": _("fruit kinds categories list"),
}
"""Words that tell which skill of the menu a script's option means; the first skill found counts."""

LOCKED = _(
    "Your letter is locked on this phone before it is sent. Somebody only listening on this Wi-Fi, "
    "the leader, and anyone who later gets this computer cannot read it."
)
OVER_PLAIN_HTTP = _(
    "Somebody tampering with this Wi-Fi could. If that worries you, write on paper."
)
OVER_TLS = _(
    "The people who run this server could change the program. "
    "They cannot read what is already stored."
)
TWELVE_WORDS = _(
    "Twelve words on paper can open your notebook on another phone, until the room closes. "
    "Lose the phone and the 12 words, and nobody can bring the letter back."
)
TWELVE_WORDS_FOR = _(
    "Twelve words on paper can open your notebook on another phone, until {time} after the room "
    "has closed. Lose the phone and the 12 words, and nobody can bring the letter back."
)
ON_THE_WALL = _(
    "If you send a line to the wall: The program does not keep who wrote this or when. "
    "People who know you may recognise your words."
)
NOT_KEPT = _(
    "The computer deletes its locked copies when the room closes, "
    "at most half an hour after the end, or when the computer next runs."
)
KEPT = _(
    "The computer deletes its locked copies {time} after the room has closed, "
    "or when the computer next runs. The facilitators can delete them sooner."
)


def promises(
    catalogue: Catalogue, over_tls: bool, retention: timedelta, has_wall: bool
) -> tuple[str, ...]:
    """What may honestly be promised for this deployment (``anchors/trust.md`` 2.4)."""
    say = catalogue.say
    kept_for = catalogue.time(retention)
    return (
        f"{say(LOCKED)} {say(OVER_TLS if over_tls else OVER_PLAIN_HTTP)}",
        say(TWELVE_WORDS_FOR).format(time=kept_for) if retention else say(TWELVE_WORDS),
        *([say(ON_THE_WALL)] if has_wall else []),
        say(KEPT).format(time=kept_for) if retention else say(NOT_KEPT),
    )

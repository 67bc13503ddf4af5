"""All that the served pages say and no script does, in English: the keys of the catalogues."""

from __future__ import annotations

from datetime import timedelta

from workshop.participant.catalogues import Catalogue


def _(text: str) -> str:
    """Mark a text for the catalogues. It stays as it is: a page looks it up when it is drawn."""
    return text


SAYS = {
    # The pages around a room
    "title": _("Workshop"),
    "blank_title": _("New tab"),
    "front_heading": _("Type the code"),
    "front": _(
        "It has six characters, and stands on the big screen. Capital letters do not matter."
    ),
    "code": _("Code"),
    "go": _("Go"),
    "languages": _("Language"),
    "draft": _("draft"),
    "draft_note": _(
        "This translation is a draft. Nobody who speaks the language has checked it yet."
    ),
    "unknown_room": _(
        "There is no open room with this code. Please look at the code and try again."
    ),
    "no_page": _("There is nothing at this address."),
    "failed": _("Something went wrong on the facilitator’s computer. Please try again."),
    # Joining
    "what_it_is_not": _("What it is not"),
    "feelings": _(
        "Some people feel heavier for a while afterwards, and a few for longer. "
        "On a hard day, just listening, or going home, can be the better choice."
    ),
    "privacy_heading": _("What happens to what you type"),
    "seen_heading": _("Who sees what"),
    "seen_notebook": _("Your notebook (answers, numbers, letters): only you."),
    "seen_wall": _(
        "A line for the wall: a facilitator first, then everyone, mixed with at least four others."
    ),
    "seen_ratings": _(
        "Your short answers at the end (how settled, could you choose, was it too much): "
        "nobody, only groups of five or more. Only if you send them."
    ),
    "seen": (
        _("A quiet hand: the facilitators, and only what you choose to show."),
        _("How many phones are here: the facilitators. Not whose, and not what they do."),
    ),
    "handout_sentence": _(
        "If you ask for a handout, the computer reads your words for a moment to make it. "
        "It keeps nothing, and sends the pages back locked. A print that you ask for here waits "
        "locked, and then lies in the printer: someone may see it."
    ),
    "nameless": _(
        "As you have no name here, we may not be able to find you when you need us. Please call us."
    ),
    "others": _("Other people here may talk about what they heard. We ask them not to."),
    "phone_sentence": _(
        "Your keyboard, your browser's history, and anyone who looks over your shoulder "
        "are beyond our reach."
    ),
    "limits_heading": _("Where privacy ends"),
    "bar_heading": _("Always at the bottom"),
    "bar_about": (
        (_("Step out"), _("shows ways to steady yourself. You stay in the room.")),
        (
            _("Quiet hand"),
            _("calls a facilitator, quietly. If you want one to come to you, say where you sit."),
        ),
        (_("Help"), _("shows numbers to call. It works without a network.")),
        (
            _("Exit"),
            _(
                "shows an empty page at once. What you wrote stays on this phone, and so does the "
                "browser's history. Scan the code to come back. There is a button to erase, too."
            ),
        ),
    ),
    "choices_heading": _("Your choices"),
    "choices_note": _("You can change all of these later. You never have to say why."),
    "how": _("How would you like to be here?"),
    "take_part": _("I take part and write if I like"),
    "listen": _("I just listen. That counts just as much"),
    "paper_too": _(
        "It is fine to use paper. Ask us for the sheets, and put the phone away if you like."
    ),
    "wall_choice": _("I may send lines to the wall"),
    "ratings_choice": _("I may send my short answers at the end"),
    "check_question": _("True or false: you have to show someone what you write."),
    "check_answer": _("False. Nobody asks for it, and nobody can read it but you."),
    "join": _("Join"),
    "not_loaded": _("This did not load. Please try once more."),
    "have_words": _("I have twelve words from another phone"),
    "ended": _("This workshop has ended, so nobody can join any more."),
    "closed_heading": _("This room has closed"),
    "closed_kept": _(
        "Handouts can no longer be made. The computer keeps the locked notebooks for {time} "
        "after the room has closed, then it deletes them. The facilitators can delete them sooner."
    ),
    "closed_words": _("Do you have twelve words on paper? They open your notebook here."),
    "another_code": _("Type another code"),
    "rehearsal": _("Rehearsal. Nothing here is real."),
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

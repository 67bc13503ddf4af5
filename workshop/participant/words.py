"""Everything that the served pages say and that is not in a script: one place to translate."""

from __future__ import annotations

from datetime import timedelta

SAYS = {
    # The pages around a room
    "title": "Workshop",
    "blank_title": "New tab",
    "front_heading": "Type the code",
    "front": "It has six characters, and stands on the big screen. Capital letters do not matter.",
    "code": "Code",
    "go": "Go",
    "unknown_room": "There is no open room with this code. Please look at the code and try again.",
    # Joining
    "what_it_is_not": "What it is not",
    "feelings": (
        "Some people feel heavier for a while afterwards, and a few for longer. "
        "On a hard day, just listening, or going home, can be the better choice."
    ),
    "privacy_heading": "What happens to what you type",
    "seen_heading": "Who sees what",
    "seen": (
        "Your notebook (answers, numbers, letters): only you.",
        "A line for the wall: a facilitator first, then everyone, mixed with at least four others.",
        (
            "Your short answers at the end (how settled, could you choose, was it too much): "
            "nobody, only groups of five or more. Only if you send them."
        ),
        "A quiet hand: the facilitators, and only what you choose to show.",
        "How many phones are here: the facilitators. Not whose, and not what they do.",
    ),
    "handout_sentence": (
        "If you ask for a handout, the computer reads your words for a moment to make it. "
        "It keeps nothing, and sends the pages back locked."
    ),
    "nameless": (
        "As you have no name here, we may not be able to find you when you need us. Please call us."
    ),
    "others": "Other people here may talk about what they heard. We ask them not to.",
    "phone_sentence": (
        "Your keyboard, your browser's history, and anyone who looks over your shoulder "
        "are beyond our reach."
    ),
    "limits_heading": "Where privacy ends",
    "bar_heading": "Always at the bottom",
    "bar_about": (
        ("Step out", "shows ways to steady yourself. You stay in the room."),
        ("Quiet hand", "asks a facilitator to come to you, quietly."),
        ("Help", "shows numbers to call. It works without a network."),
        (
            "Exit",
            (
                "shows an empty page at once. What you wrote stays on this phone, and so does the "
                "browser's history. Scan the code to come back. There is a button to erase, too."
            ),
        ),
    ),
    "choices_heading": "Your choices",
    "choices_note": "You can change all of these later. You never have to say why.",
    "how": "How would you like to be here?",
    "take_part": "I take part and write if I like",
    "listen": "I just listen. That counts just as much",
    "paper_too": (
        "It is fine to use paper. Ask us for the sheets, and put the phone away if you like."
    ),
    "wall_choice": "I may send lines to the wall",
    "ratings_choice": "I may send my short answers at the end",
    "check_question": "True or false: you have to show someone your letter.",
    "check_answer": "False. Nobody asks for it, and nobody can read it but you.",
    "join": "Join",
    "not_loaded": "This did not load. Please try once more.",
    "have_words": "I have twelve words from another phone",
    "ended": "This workshop has ended, so nobody can join any more.",
    "rehearsal": "Rehearsal. Nothing here is real.",
    # Without JavaScript
    "no_script": (
        "This browser runs no scripts, so nothing can be written here. You can follow along: "
        "load the page again to see the next step, and write on paper."
    ),
    "not_started": "We have not started yet.",
    "another_way": "Another way",
    "on_paper": "On paper",
    # The bar and its sheets
    "bar": "Always here",
    "step_out": "Step out",
    "quiet_hand": "Quiet hand",
    "help": "Help",
    "exit": "Exit",
    "back": "Back",
    "step_out_heading": "Take a moment",
    "step_out_intro": "You are still in the room. Choose one, or none. Come back when you like.",
    "hand_heading": "Quiet hand",
    "hand_before": (
        "A quiet hand works once you have joined. Until then, raise your hand or speak to us."
    ),
    "help_heading": "Help",
    "help_here": "Here in the room: raise your hand, press Quiet hand, or speak to any of us.",
    "help_danger": "If someone is in danger now, call the local emergency number.",
    "help_crisis": "You do not have to be in crisis to call.",
    "no_lines": "No help lines have been confirmed for this room. Please ask a facilitator.",
    "checked": "Checked on",
    "call": "Call",
    "text": "Text",
    "text_word": "with the word",
    "chat": "Chat:",
    "free": "free",
    "only_from_here": "cannot be reached from abroad",
    "directory": "More help lines, by country:",
    "pause_heading": "A short pause for everyone",
    "pause": (
        "Nothing is asked of you now. Your words are kept.",
        (
            "Feel your feet on the floor, or the seat that holds you. Look around slowly. "
            "You are here, today."
        ),
    ),
    # The big screen
    "stage_scan": "Scan this with your camera",
    "stage_type": "or open",
    "stage_code": "and type",
    "stage_words": "If you typed the code, your phone shows these three words:",
    "stage_equal": "Phones or paper: both are fine.",
    "stage_pause": "We take a short pause. Feel your feet on the floor.",
    "stage_wall": "From this room",
    "stage_thanks": "Thank you for being here.",
    "stage_handout": "There is no hurry. Your handout is on your phone.",
    # The facilitator's preview of a phone
    "preview_sends_nothing": "This is a preview. Nothing is sent.",
    "watch_loading": "This page needs the link that the dashboard shows for the watcher.",
}

SKILLS = (
    (
        "feet floor",
        "Feet on the floor",
        (
            "Press both feet down. Feel the floor push back. No feeling in your feet? "
            "Use the seat, or your hands. Press and let go, five times."
        ),
    ),
    (
        "look around",
        "Look around",
        (
            "Turn your head slowly. Find the door and the windows. Find three things of one "
            "colour. Let your eyes rest on what you like best."
        ),
    ),
    (
        "things senses see",
        "Five, four, three",
        (
            "Name five things you see. Four you can touch. Three you can hear. "
            "Skip whatever you do not like."
        ),
    ),
    (
        "cool rough cold warm hold",
        "Cool or rough",
        (
            "Hold something cool, smooth or rough: a cup, a key, your sleeve. "
            "What is it like? Sip some water if you have it."
        ),
    ),
    (
        "push press stretch hands",
        "Push and stretch",
        (
            "Push your palms together, or against a wall. Hold for one slow breath. Let go, and "
            "stretch as far as feels good."
        ),
    ),
    (
        "fruit kinds categories list",
        "Name a few",
        "Think of five kinds of fruit. Then five animals. Then five towns. There is no hurry.",
    ),
)
"""The grounding menu of ``care/fact_base.md`` 1.8: words that find it, its name, what to do."""

LOCKED = (
    "Your letter is locked on this phone before it is sent. Somebody only listening on this Wi-Fi, "
    "the leader, and anyone who later gets this computer cannot read it."
)
OVER_PLAIN_HTTP = "Somebody tampering with this Wi-Fi could. If that worries you, write on paper."
OVER_TLS = (
    "The people who run this server could change the program. "
    "They cannot read what is already stored."
)
TWELVE_WORDS = (
    "Twelve words on paper can open your notebook on another phone, until the room closes. "
    "Lose the phone and the 12 words, and nobody can bring the letter back."
)
NO_NAME_KEPT = "The program does not keep who wrote this or when."
RECOGNISED = "People who know you may recognise your words."


def promises(over_tls: bool, retention: timedelta) -> tuple[str, ...]:
    """What may honestly be promised for this deployment (``anchors/trust.md`` 2.4)."""
    return (
        f"{LOCKED} {OVER_TLS if over_tls else OVER_PLAIN_HTTP}",
        TWELVE_WORDS,
        f"If you send a line to the wall: {NO_NAME_KEPT} {RECOGNISED}",
        kept_for(retention),
    )


def kept_for(retention: timedelta) -> str:
    if not retention:
        return (
            "The computer deletes its locked copies when the room closes, "
            "at most half an hour after the end, or when the computer next runs."
        )
    hours = int(retention.total_seconds() // 3600)
    time = f"{hours} hours" if hours < 48 or hours % 24 else f"{hours // 24} days"
    return (
        f"The computer deletes its locked copies {time} after the room has closed, "
        "or when the computer next runs."
    )

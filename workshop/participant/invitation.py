"""All that is said before anyone joins, in English: typing the code, and what consent needs."""

from __future__ import annotations

from workshop.participant.words import _

INVITATION = {
    # The pages around a room
    "title": _("Workshop"),
    "blank_title": _("New tab"),
    "front_heading": _("Type the code"),
    "front": _(
        "It is on the big screen: six letters and digits, such as KMN-347. "
        "Small letters are fine, and you can leave out the hyphen."
    ),
    "front_else": _("Can you not find it? Ask a facilitator. Scanning the square code works, too."),
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
    "no_code": _(
        "That is not a whole code. It has six letters and digits, such as KMN-347, "
        "and never an O, an I, a 0 or a 1."
    ),
    "no_page": _("There is nothing at this address."),
    "failed": _("Something went wrong on the facilitator’s computer. Please try again."),
    "no_answer": _("No answer, so this page stays as it is. Please try again."),
    # To whom a browser inside another app may lose their words
    "inside_heading": _("This browser may forget what you write"),
    "inside": _(
        "It seems to be inside another app, or to keep nothing. Your own browser is safer. "
        "Staying here is fine, too."
    ),
    "inside_how": _(
        "iPhone or Android: tap the dots, the arrow or the compass, then “Open in browser”."
    ),
    "inside_type": _("Or open {address} there, and type {code}."),
    "copy_address": _("Copy the address"),
    "copied": _("Copied. Paste it into your browser."),
    # What it is, and who sees what
    "length": _("about {time} in all"),
    "plan": _("The plan"),
    "who_heading": _("Who leads this"),
    "who": _("Ask us anything: who we are, our training, what this costs, or where to complain."),
    "what_it_is_not": _("What it is not"),
    "feelings": _(
        "Some people feel heavier for a while afterwards, and a few for longer. "
        "On a hard day, just listening, or going home, can be the better choice."
    ),
    "talk_first": _(
        "Please talk to us first if you are in a crisis or not safe at home, if you lost someone "
        "lately, or if someone made you come."
    ),
    "privacy_heading": _("What happens to what you type"),
    "seen_heading": _("Who sees what, and what can be lost"),
    "seen_notebook": _("Your notebook (answers, numbers, letters): only you."),
    "seen_wall": _(
        "A facilitator reads each first. Then everyone sees it, mixed with at least four others."
    ),
    "seen_ratings": _(
        "How settled you are, if you could choose, if it was too much. "
        "Nobody sees yours alone, only groups of five or more."
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
    "private_window": _("A private window forgets everything when you close it."),
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
    # Choosing, and going in
    "choices_heading": _("Your choices"),
    "choices_note": _("No tick means no."),
    "changed_later": _("You can change your mind later, at any time. You never have to say why."),
    "how": _("How would you like to be here?"),
    "take_part": _("Write when you like. Pass when you like."),
    "just_listen": _("Listen"),
    "listen": _("Nothing is asked of you. It counts just as much."),
    "paper_too": _(
        "Paper is fine, too: ask us for the sheets, and put the phone away. "
        "Or leave it for today. Nobody asks why."
    ),
    "wall_choice": _("I may send lines to the wall"),
    "ratings_choice": _("I may send my short answers at the end"),
    "check_question": _("True or false: you have to show someone what you write."),
    "check_answers": (
        (
            _("True"),
            _("Luckily not. What you write is yours. You only send what you choose to send."),
        ),
        (
            _("False"),
            _("Yes, it is false. What you write is yours. You only send what you choose to send."),
        ),
    ),
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
}
"""``care/fact_base.md`` 8.4 lists what has to be said; what differs between scripts they say."""

"""Who waits longest is next, however quick whoever had their turn is to come back."""

from __future__ import annotations

import threading

from workshop.services.turns import Turns


def waiting(turns: Turns, count: int) -> None:
    while len(turns._waiting) < count:
        threading.Event().wait(0.001)


def test_turns_go_to_whoever_has_waited_longest() -> None:
    turns, order = Turns(), []
    turns.acquire()

    def come(number: int) -> None:
        with turns:
            order.append(number)

    threads = []
    for number in range(5):
        threads.append(threading.Thread(target=come, args=[number]))
        threads[-1].start()
        waiting(turns, number + 1)
    turns.release()
    for thread in threads:
        thread.join()

    assert order == [0, 1, 2, 3, 4]
    assert turns.acquire(timeout=0)


def test_who_comes_back_at_once_lets_the_others_go_first() -> None:
    turns, order = Turns(), []
    turns.acquire()

    def come() -> None:
        with turns:
            order.append("other")

    other = threading.Thread(target=come)
    other.start()
    waiting(turns, 1)

    turns.release()
    with turns:
        order.append("again")
    other.join()

    assert order == ["other", "again"]


def test_who_cannot_wait_goes_and_holds_nobody_up() -> None:
    turns = Turns()
    turns.acquire()

    assert not turns.acquire(timeout=0.01)

    turns.release()
    assert turns.acquire(timeout=0)

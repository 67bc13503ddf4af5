"""A refused action as an HTTP answer that a program can match and a person can read."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import JSONResponse

from workshop.domain import errors

STATUSES: dict[type[errors.WorkshopError], int] = {
    errors.UnknownRoom: 404,
    errors.TooLarge: 413,
    errors.BadRequest: 400,
    errors.BadSignature: 403,
    errors.NotJoined: 403,
    errors.SequenceUsed: 409,
    errors.StaleRevision: 409,
    errors.NotNow: 409,
    errors.StorageFull: 507,
}


def status_of(problem: errors.WorkshopError) -> int:
    """Of the nearest kind that has one; any other problem is ours, and may be over in a moment."""
    kinds = [kind for kind in type(problem).__mro__ if kind in STATUSES]
    return STATUSES[kinds[0]] if kinds else 503


def refusal(
    problem: errors.WorkshopError, say: Callable[[errors.WorkshopError], str] = str
) -> JSONResponse:
    body: dict[str, object] = {"error": say(problem), "code": problem.code}
    current = getattr(problem, "current", None)
    if current is not None:
        body["current"] = current
    return JSONResponse(body, status_of(problem))

"""The description of the JSON API, as data; a test holds it against the routes."""

from __future__ import annotations

from typing import Any

from workshop import __version__
from workshop.domain.playback import Phase
from workshop.domain.room import Command, RoomStatus
from workshop.services.rooms import LARGEST_ROOM

Schema = dict[str, Any]


def reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def a_list(key: str, schema: str) -> Schema:
    return an_object({key: {"type": "array", "items": reference(schema)}})


def an_object(properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def nullable(kind: str, **more: str) -> Schema:
    return {"type": [kind, "null"], **more}


def answer(description: str, schema: Schema) -> Schema:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def refusals(**descriptions: str) -> Schema:
    said = {"401": "no valid token"} | {
        status.removeprefix("_"): description for status, description in descriptions.items()
    }
    return {status: answer(words, reference("Error")) for status, words in said.items()}


def body(schema: str) -> Schema:
    return {"required": True, "content": {"application/json": {"schema": reference(schema)}}}


CODE: Schema = {"name": "code", "in": "path", "required": True, "schema": {"type": "string"}}
WHOLE: Schema = {"type": "integer"}
TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
INSTANT = "date-time"

SCHEMAS: Schema = {
    "Error": an_object({"error": TEXT, "code": TEXT, "revision": WHOLE}, optional=("revision",)),
    "ScriptEntry": an_object(
        {
            "id": TEXT,
            "title": nullable("string"),
            "tiers": {"type": "array", "items": WHOLE},
            "languages": {"type": "array", "items": TEXT},
            "problems": {"type": "array", "items": TEXT},
        }
    ),
    "RoomEntry": an_object({"code": TEXT, "status": {"enum": list(RoomStatus)}}),
    "NewRoom": an_object(
        {
            "script": TEXT,
            "capacity": {"type": "integer", "minimum": 1, "maximum": LARGEST_ROOM},
            "tier": {"type": "integer", "minimum": 1, "maximum": 3},
            "privacy_limits": TEXT,
            "led_by": TEXT,
            "rehearsal": FLAG,
            "language": TEXT,
        },
        optional=("tier", "privacy_limits", "led_by", "rehearsal", "language"),
    ),
    "OpenedRoom": an_object(
        {"code": TEXT, "join_url": TEXT, "stage_url": TEXT, "watch_url": TEXT, "revision": WHOLE}
    ),
    "RoomState": an_object(
        {
            "code": TEXT,
            "status": {"enum": list(RoomStatus)},
            "segment": {
                "type": ["object", "null"],
                "properties": {"id": TEXT, "title": TEXT, "kind": TEXT, "index": WHOLE},
            },
            "phase": {"enum": [*Phase, None]},
            "paused": FLAG,
            "all_paused": FLAG,
            "planned_end_at": nullable("string", format=INSTANT),
            "expected_end_at": nullable("string", format=INSTANT),
            "behind_seconds": nullable("integer", description="positive when the room is late"),
            "joined": WHOLE,
            "connected": WHOLE,
            "revision": WHOLE,
        }
    ),
    "RoomCommand": an_object(
        {
            "command": {"enum": list(Command)},
            "revision": {"type": "integer", "description": "the revision that you saw"},
            "minutes": {"type": "integer", "description": "add_time only; negative takes away"},
        },
        optional=("minutes",),
    ),
    "Hand": an_object(
        {
            "wish": TEXT,
            "place": TEXT,
            "raised_at": {"type": "string", "format": INSTANT},
            "acknowledged": FLAG,
        }
    ),
}

PATHS: Schema = {
    "/openapi.json": {
        "get": {
            "summary": "This description",
            "security": [],
            "responses": {"200": answer("the description", {"type": "object"})},
        }
    },
    "/scripts": {
        "get": {
            "summary": "Every script, and what is wrong with it",
            "responses": {"200": answer("all scripts", a_list("scripts", "ScriptEntry"))}
            | refusals(),
        }
    },
    "/rooms": {
        "get": {
            "summary": "The rooms that have not closed",
            "responses": {"200": answer("open rooms", a_list("rooms", "RoomEntry"))} | refusals(),
        },
        "post": {
            "summary": "Open a room from a script",
            "requestBody": body("NewRoom"),
            "responses": {"201": answer("the room is in its lobby", reference("OpenedRoom"))}
            | refusals(_400="bad input", _413="too long", _422="the script has problems"),
        },
    },
    "/rooms/{code}": {
        "parameters": [CODE],
        "get": {
            "summary": "Where the room is",
            "responses": {"200": answer("its state", reference("RoomState"))}
            | refusals(_404="no room has this code"),
        },
    },
    "/rooms/{code}/commands": {
        "parameters": [CODE],
        "post": {
            "summary": "Do something to the room, unless someone else was first",
            "requestBody": body("RoomCommand"),
            "responses": {"200": answer("its new state", reference("RoomState"))}
            | refusals(
                _400="bad input",
                _404="no open room has this code",
                _409="someone was first (with the current revision), or not now",
                _413="too long",
            ),
        },
    },
    "/rooms/{code}/hands": {
        "parameters": [CODE],
        "get": {
            "summary": "The quiet hands that are up",
            "responses": {"200": answer("hands, oldest first", a_list("hands", "Hand"))}
            | refusals(_404="no open room has this code"),
        },
    },
}

DESCRIPTION: Schema = {
    "openapi": "3.1.0",
    "info": {
        "title": "Workshop: the facilitator’s API",
        "version": __version__,
        "description": "Drives rooms. It never tells who someone is or what anyone wrote.",
    },
    "servers": [{"url": "/api/v1"}],
    "components": {
        "schemas": SCHEMAS,
        "securitySchemes": {
            "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "`workshop token` prints one; it is good for thirty days.",
            }
        },
    },
    "security": [{"token": []}],
    "paths": PATHS,
}

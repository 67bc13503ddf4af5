from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from workshop.app.gate import Doors, Gate, Side
from workshop.app.headers import PHONES_POLICY, headers_for
from workshop.facilitator.auth import Doorkeeper
from workshop.services.keys import Keys

DESK = "http://127.0.0.1:8501"
PHONES = "http://10.0.0.5:8080"
DESK_STREAM = "ws://127.0.0.1:8501/facilitator/_stcore/stream"
PHONE_STREAM = "ws://10.0.0.5:8080/facilitator/_stcore/stream"
EVENING = datetime(2030, 5, 1, 19, tzinfo=UTC)


async def answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse("phones")


async def desk_answer(request: Request) -> PlainTextResponse:
    return PlainTextResponse("desk")


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("the whole dashboard")
    await websocket.close()


DESK_APP = Starlette(
    routes=[
        WebSocketRoute("/facilitator/_stcore/stream", stream),
        Route("/{path:path}", desk_answer, methods=["GET", "POST"]),
    ]
)
PHONE_ROUTES = [
    Route("/", answer),
    Route("/j/{code}", answer),
    Route("/j/{code}/act", answer, methods=["POST"]),
    Route("/healthz", answer),
]


@pytest.fixture
def doorkeeper() -> Doorkeeper:
    return Doorkeeper(Keys(b"k" * 32), lambda: EVENING, None, secure=False)


def gate(doorkeeper: Doorkeeper, doors: Doors) -> Gate:
    return Gate(
        DESK_APP,
        phones=Side(Starlette(routes=PHONE_ROUTES), headers_for(PHONES_POLICY, secure=False)),
        phone_routes=PHONE_ROUTES,
        desk_headers=headers_for("default-src 'self'", secure=False),
        doors=doors,
        doorkeeper=doorkeeper,
    )


@pytest.fixture
def laptop(doorkeeper: Doorkeeper) -> Gate:
    return gate(doorkeeper, Doors(phones_port=8080))


@pytest.fixture
def stranger(laptop: Gate) -> Iterator[TestClient]:
    """Someone at the dashboard's socket without the cookie."""
    with TestClient(laptop, DESK, follow_redirects=False) as client:
        yield client


@pytest.fixture
def facilitator(laptop: Gate, doorkeeper: Doorkeeper) -> Iterator[TestClient]:
    with TestClient(laptop, DESK, follow_redirects=False) as client:
        client.cookies.set("fac", doorkeeper.cookie())
        yield client


@pytest.fixture
def phone(laptop: Gate) -> Iterator[TestClient]:
    with TestClient(laptop, PHONES, follow_redirects=False) as client:
        yield client


def refusal(client: TestClient, url: str, headers: dict[str, str]) -> int:
    """With what code the handshake is turned down."""
    with pytest.raises(WebSocketDisconnect) as refused:
        client.websocket_connect(url, headers=headers).__enter__()
    return refused.value.code


def test_the_cookie_opens_the_dashboard(facilitator: TestClient) -> None:
    assert facilitator.get("/facilitator/").text == "desk"


def test_without_the_cookie_a_browser_is_told_where_the_link_is(stranger: TestClient) -> None:
    answer = stranger.get("/facilitator/run", headers={"accept": "text/html"})

    assert answer.status_code == 401
    assert "Open the link that the terminal printed." in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/facilitator/_stcore/health",
        "/facilitator/_stcore/metrics",
        "/facilitator/_stcore/host-config",
        "/facilitator/media/abc.png",
        "/facilitator/static/js/index.js",
        "/facilitator/_stcore/agent/openapi.json",
        "/_stcore/health",
        "/anything",
    ],
)
def test_without_the_cookie_nothing_of_streamlit_exists(stranger: TestClient, path: str) -> None:
    assert stranger.get(path).status_code == 404


@pytest.mark.parametrize("cookie", ["", "x", "9" * 40 + ".x", "4102444800.AAAA", "²³.x"])
def test_a_made_up_cookie_opens_nothing(stranger: TestClient, cookie: str) -> None:
    answer = stranger.get(
        "/facilitator/_stcore/health", headers={b"cookie": f"fac={cookie}".encode("latin-1")}
    )

    assert answer.status_code == 404


def test_a_cookie_of_another_deployment_opens_nothing(stranger: TestClient) -> None:
    other = Doorkeeper(Keys(b"x" * 32), lambda: EVENING, None, secure=False)

    stranger.cookies.set("fac", other.cookie())

    assert stranger.get("/facilitator/_stcore/health").status_code == 404


def test_a_websocket_without_the_cookie_is_refused_before_it_is_accepted(
    stranger: TestClient,
) -> None:
    assert refusal(stranger, DESK_STREAM, {"origin": DESK}) == 1008


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://[", "null", "http://127.0.0.1:8080", None]
)
def test_a_websocket_from_another_page_is_refused_although_the_cookie_comes_along(
    facilitator: TestClient, origin: str | None
) -> None:
    headers = {} if origin is None else {"origin": origin}

    assert refusal(facilitator, DESK_STREAM, headers) == 1008


def test_the_facilitators_own_page_may_open_the_websocket(facilitator: TestClient) -> None:
    with facilitator.websocket_connect(DESK_STREAM, headers={"origin": DESK}) as websocket:
        assert websocket.receive_text() == "the whole dashboard"


def test_the_phones_socket_has_no_websocket_even_with_the_cookie(
    phone: TestClient, doorkeeper: Doorkeeper
) -> None:
    phone.cookies.set("fac", doorkeeper.cookie())

    assert refusal(phone, PHONE_STREAM, {"origin": PHONES}) == 1008


@pytest.mark.parametrize(
    "path",
    [
        "/facilitator/",
        "/facilitator/_stcore/health",
        "/_stcore/health",
        "/enter/x",
        "/api/v1/rooms",
    ],
)
def test_nothing_of_the_desk_exists_on_the_phones_socket_even_with_the_cookie(
    phone: TestClient, doorkeeper: Doorkeeper, path: str
) -> None:
    phone.cookies.set("fac", doorkeeper.cookie())

    assert phone.get(path).status_code == 404


def test_phones_pages_answer_on_both_sockets(phone: TestClient, stranger: TestClient) -> None:
    answers = [client.get("/j/CDFGHJ").text for client in (phone, stranger)]

    assert answers == ["phones", "phones"]


def test_the_desks_bare_address_leads_to_the_dashboard(
    stranger: TestClient, phone: TestClient
) -> None:
    assert stranger.get("/").headers["location"] == "/facilitator/"
    assert phone.get("/").text == "phones"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8080", "10.0.0.6:8080", "", "[::1", "10.0.0.5.evil.example"],
)
def test_a_name_that_merely_resolves_to_us_is_refused(phone: TestClient, host: str) -> None:
    assert phone.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["10.0.0.5:8080", "10.0.0.5", "localhost:8080", "LOCALHOST"])
def test_our_own_names_are_accepted(phone: TestClient, host: str) -> None:
    assert phone.get("/", headers={"host": host}).status_code == 200


def test_an_ipv4_address_in_ipv6_clothes_is_still_ours(laptop: Gate) -> None:
    with TestClient(laptop, "http://[::ffff:10.0.0.5]:8080") as client:
        assert client.get("/", headers={"host": "10.0.0.5:8080"}).status_code == 200


def test_posting_from_another_page_is_refused(phone: TestClient) -> None:
    answers = [
        phone.post("/j/CDFGHJ/act", headers={"origin": origin}).status_code
        for origin in (PHONES, "http://evil.example", "http://10.0.0.5:8501", "http://[")
    ]

    assert answers == [200, 403, 403, 403]


def test_programs_may_post_without_origin_but_not_with_a_cookie(
    stranger: TestClient, facilitator: TestClient
) -> None:
    assert stranger.post("/api/v1/rooms").text == "desk"
    assert facilitator.post("/facilitator/x").status_code == 403
    assert facilitator.post("/facilitator/x", headers={"origin": "null"}).status_code == 403
    assert facilitator.post("/facilitator/x", headers={"origin": DESK}).text == "desk"


def test_every_answer_carries_the_security_headers(phone: TestClient, stranger: TestClient) -> None:
    for answer in (phone.get("/"), phone.get("/nothing"), stranger.get("/nothing")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-frame-options"] == "DENY"
    assert phone.get("/").headers["content-security-policy"] == PHONES_POLICY
    assert stranger.get("/nothing").headers["content-security-policy"] == "default-src 'self'"


def test_a_loopback_only_gate_hides_the_desk_from_the_network(doorkeeper: Doorkeeper) -> None:
    alone = gate(doorkeeper, Doors(loopback_only=True))

    for address, expected in (("http://127.0.0.1:8501", 200), ("http://10.0.0.5:8501", 404)):
        with TestClient(alone, address) as client:
            client.cookies.set("fac", doorkeeper.cookie())
            assert client.get("/facilitator/").status_code == expected


def test_behind_a_proxy_only_the_public_name_is_ours(doorkeeper: Doorkeeper) -> None:
    hosted = gate(doorkeeper, Doors(public_host="room.example.org"))

    with TestClient(hosted, "http://10.0.0.5:8080") as client:
        answers = [
            client.get("/", headers={"host": host}).status_code
            for host in ("room.example.org", "Room.Example.org:443", "evil.example.org")
        ]
    assert answers == [200, 200, 421]


def test_the_facilitators_browser_may_type_a_code_on_a_phones_page(
    facilitator: TestClient,
) -> None:
    answer = facilitator.post("/j/CDFGHJ/act", headers={"origin": "null"})

    assert answer.text == "phones"

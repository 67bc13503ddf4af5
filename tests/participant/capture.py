"""All that passes this machine's loopback interface from and to one port, as others hear it."""

from __future__ import annotations

import base64
import ctypes
import html
import json
import re
import socket
import struct
import threading
import urllib.parse
import zlib
from collections import defaultdict
from collections.abc import Iterable

from tests.needs import lacking

ETH_P_ALL = 3
SO_ATTACH_FILTER = 26
SO_RCVBUFFORCE = 33
PACKET_OUTGOING = 4
ROOM_FOR = 256 * 1024 * 1024
LARGEST = 1 << 17
CHUNK_HEAD = re.compile(rb"(?:\r\n|^)[0-9a-fA-F]+\r\n")
GZIP = b"\x1f\x8b\x08"

Stream = tuple[int, int, int]
"""The ports from and to which it goes, and its first number: ports come again."""


class Capture:
    """``with Capture(port) as capture: …``; then ``capture.streams()``."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.begun: dict[tuple[int, int], int] = {}
        self.segments: dict[Stream, dict[int, bytes]] = defaultdict(dict)
        try:
            self.socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
        except (PermissionError, AttributeError):
            lacking("Listening to the loopback interface needs Linux and CAP_NET_RAW.")
        self.socket.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, ROOM_FOR)
        self._filter()
        self.socket.bind(("lo", 0))
        self.socket.settimeout(0.2)
        self.stopped = threading.Event()
        self.listener = threading.Thread(target=self._listen)

    def _filter(self) -> None:
        """Of IPv4's TCP (its header without options) only our port, as the kernel sees it."""
        port = self.port
        program = [
            (0x28, 0, 0, 12), (0x15, 0, 7, 0x0800),  # what it carries: IPv4
            (0x30, 0, 0, 23), (0x15, 0, 5, 6),  # and that: TCP
            (0x28, 0, 0, 34), (0x15, 2, 0, port),  # from the port
            (0x28, 0, 0, 36), (0x15, 0, 1, port),  # or to it
            (0x06, 0, 0, LARGEST), (0x06, 0, 0, 0),
        ]  # fmt: skip
        packed = b"".join(struct.pack("HBBI", *line) for line in program)
        self._program = ctypes.create_string_buffer(packed)
        whole = struct.pack("HP", len(program), ctypes.addressof(self._program))
        self.socket.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, whole)

    def _listen(self) -> None:
        while True:
            try:
                packet, (_, _, kind, *_) = self.socket.recvfrom(LARGEST)
            except TimeoutError:
                if self.stopped.is_set():
                    return
                continue
            if kind == PACKET_OUTGOING:  # each packet passes twice
                self._keep(packet[14:])

    def _keep(self, packet: bytes) -> None:
        ip_header = 4 * (packet[0] & 15)
        tcp = packet[ip_header : int.from_bytes(packet[2:4])] or packet[ip_header:]
        source, target, number = struct.unpack("!HHI", tcp[:8])
        data = tcp[4 * (tcp[12] >> 4) :]
        if tcp[13] & 2:  # SYN: its first byte is the next
            self.begun[source, target] = (number + 1) & 0xFFFFFFFF
        elif data:
            self.segments[source, target, self.begun[source, target]][number] = data

    def __enter__(self) -> Capture:
        self.listener.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.listener.join()
        self.socket.close()

    def streams(self) -> dict[Stream, bytes]:
        """What each end said, in order and without a gap."""
        return {stream: joined(parts, stream[2]) for stream, parts in self.segments.items()}


def joined(parts: dict[int, bytes], begin: int) -> bytes:
    said = b""
    for number, data in sorted(parts.items(), key=lambda part: (part[0] - begin) & 0xFFFFFFFF):
        at = (number - begin) & 0xFFFFFFFF
        assert at <= len(said), f"{at - len(said)} bytes were not captured"
        said += data[len(said) - at :]
    return said


def readings(said: bytes) -> list[bytes]:
    """As it is, without the marks between chunks, and with everything that is packed unpacked."""
    whole = CHUNK_HEAD.sub(b"", said)
    return [said, whole, *unpacked(said), *unpacked(whole)]


def unpacked(said: bytes) -> list[bytes]:
    found = []
    for match in re.finditer(re.escape(GZIP), said):
        try:
            found.append(zlib.decompressobj(31).decompress(said[match.start() :]))
        except zlib.error:
            continue
    return found


def disguises(text: str) -> dict[str, bytes]:
    """How a text may look on the wire, by name."""
    plain = {"UTF-8": text.encode(), "UTF-16": text.encode("utf-16-le")}
    encoded = {
        f"base64 of {name}, {shift} bytes on": base64_inside(data, shift)
        for name, data in plain.items()
        for shift in range(3)
    }
    url_safe = {
        f"URL-safe {name}": form.translate(bytes.maketrans(b"+/", b"-_"))
        for name, form in encoded.items()
    }
    return plain | encoded | url_safe | {
        "UTF-16, big end first": text.encode("utf-16-be"),
        "Latin-1": text.encode("latin-1"),
        "percent signs": urllib.parse.quote(text).encode(),
        "small percent signs": urllib.parse.quote(text).lower().encode(),
        "JSON": json.dumps(text).strip('"').encode(),
        "HTML": html.escape(text).encode("ascii", "xmlcharrefreplace"),
        "hexadecimal digits": text.encode().hex().encode(),
    }  # fmt: skip


def base64_inside(data: bytes, shift: int) -> bytes:
    """The part that is the same whatever comes before and after, ``shift`` bytes into a triple."""
    encoded = base64.b64encode(b"\0" * shift + data)
    first = {0: 0, 1: 2, 2: 3}[shift]
    last = (shift + len(data)) * 8 // 6
    return encoded[first:last]


def found_in(streams: Iterable[bytes], markers: list[str]) -> list[tuple[str, str]]:
    """Which marker was seen, and how it looked."""
    texts = [reading for said in streams for reading in readings(said)]
    return [
        (marker, name)
        for marker in markers
        for name, form in disguises(marker).items()
        if any(form in text for text in texts)
    ]

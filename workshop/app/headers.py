"""The security headers of every answer, and the content security policies behind them."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

PHONES_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)

PREVIEW_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
"""A page that the dashboard shows in a frame: it asks for nothing but its program and its style."""

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
"""Added where an answer does not say otherwise itself."""

INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def dashboard_policy(index_html: Path) -> str:
    """Under which Streamlit renders: ``anchors/trust.md`` 6, row 10.

    The hash of its one inline script changes with its version, so it is worked out at start.
    """
    scripts = INLINE_SCRIPT.findall(index_html.read_bytes())
    hashes = " ".join(f"'sha256-{sha256(script)}'" for script in scripts)
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; worker-src 'self' blob:; "
        "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
        "form-action 'self'"
    )


def sha256(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()


def preview_headers() -> dict[bytes, bytes]:
    """What a framed page says otherwise than :func:`headers_for` the desk would for it."""
    return {
        b"content-security-policy": PREVIEW_POLICY.encode(),
        b"x-frame-options": b"SAMEORIGIN",
        b"cache-control": b"no-store",
    }


def headers_for(policy: str, secure: bool) -> dict[bytes, bytes]:
    """Lower-case header names and values, as ASGI wants them."""
    headers = ALWAYS | {"content-security-policy": policy}
    if secure:
        headers["strict-transport-security"] = "max-age=31536000"
    return {name.encode(): value.encode() for name, value in headers.items()}

from __future__ import annotations

from pathlib import Path

from workshop.app.headers import dashboard_policy, headers_for


def test_every_inline_script_is_named_by_its_hash(tmp_path: Path) -> None:
    index = tmp_path / "index.html"
    index.write_text("<script>b</script><script src='x.js'></script>")

    assert dashboard_policy(index).split("; ")[1] == (
        "script-src 'self' 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0='"
    )


def test_only_behind_tls_is_tls_demanded() -> None:
    assert b"strict-transport-security" not in headers_for("x", secure=False)
    assert headers_for("x", secure=True)[b"strict-transport-security"] == b"max-age=31536000"

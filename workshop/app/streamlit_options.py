"""How Streamlit is set up, in code, so that an installed package needs no ``config.toml``.

Each option that differs from Streamlit's default has its reason in ``anchors/trust.md`` 6.
"""

from __future__ import annotations

from typing import Any

from streamlit import config

OPTIONS: dict[str, Any] = {
    "server.baseUrlPath": "facilitator",
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "server.allowRunOnSave": False,
    "server.maxUploadSize": 1,
    "server.maxMessageSize": 20,
    "server.maxWidgetStateSize": 1,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.disconnectedSessionTTL": 3600,
    "server.xsrfCookieSameSite": "strict",
    "server.showEmailPrompt": False,
    "browser.gatherUsageStats": False,
    "browser.serverAddress": "127.0.0.1",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "client.disableDataExport": True,
    "client.allowedOrigins": [],
    "runner.fastReruns": False,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,  # a whole collection every second, felt by every phone
    "logger.hideWelcomeMessage": True,
    "logger.enableRich": False,
}

THEME: dict[str, Any] = {
    "theme.base": "dark",
    "theme.primaryColor": "#3f7d6b",
    "theme.backgroundColor": "#171a1c",
    "theme.secondaryBackgroundColor": "#22272a",
    "theme.textColor": "#e8e4da",
    "theme.linkColor": "#a9cfe0",
    "theme.borderColor": "#3a4145",
    "theme.baseFontSize": 18,
    "theme.baseRadius": "0.5rem",
    "theme.headingFontSizes": ["2.25rem", "1.6rem", "1.35rem", "1.2rem", "1.1rem", "1rem"],
    "theme.redColor": "#e0b978",  # no red anywhere at the desk, not even for mistakes
    "theme.redBackgroundColor": "#3a3122",
    "theme.redTextColor": "#ecd3a6",
}
"""Dark, warm and large: read at arm's length in a dim room."""


def configure(cookie_secret: str) -> None:
    """Apply everything. Must run before ``st.App`` is made."""
    for name, value in (OPTIONS | THEME | {"server.cookieSecret": cookie_secret}).items():
        config.set_option(name, value)

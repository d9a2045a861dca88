"""URLs as they may be told: in messages, logs and the UI, without what gives access.

Belongs here: what of a URL is secret. Not here: fetching, which needs it whole.
"""

from __future__ import annotations

import re

_USER = re.compile(r"(?<=://)[^/\s@\"'<>]*@")
_PARAMETER = re.compile(
    r"([?&;][\w.-]*(?:token|key|secret|password|passwd|pwd|auth|sign|signature|sig|session|credential|jwt)[\w.-]*=)"
    r"[^&;\s\"'<>#]+",
    re.IGNORECASE,
)


def without_secrets(text: str) -> str:
    """The text with the users, passwords and secret parameters of the URLs in it replaced by "…".

    >>> without_secrets("https://desk:pass@feeds.example/all?page=2&api_key=4711 answers 429")
    'https://…@feeds.example/all?page=2&api_key=… answers 429'
    """
    return _PARAMETER.sub(r"\1…", _USER.sub("…@", text))

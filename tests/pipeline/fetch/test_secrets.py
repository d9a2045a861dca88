"""No message, log line or page of the UI tells what gives access to a source."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("httpx", reason="fetching needs the extra live")

from pipeline.fetch import FetchError, SourcesError, load_sources
from pipeline.fetch.secrets import without_secrets

SECRET = "hunter2"
URLS = [
    f"https://desk:{SECRET}@feeds.example/all",
    f"https://{SECRET}@feeds.example/all?page=2",
    f"https://feeds.example/all?page=2&access_token={SECRET}&lang=en",
    f"https://feeds.example/all?X-Amz-Signature={SECRET}",
    f"https://feeds.example/all?apikey={SECRET}#top",
    f"https://feeds.example/all;jsessionid=1?sessionid={SECRET}",
]


@pytest.mark.parametrize("url", URLS)
def test_what_gives_access_is_left_out_and_the_rest_stays(url: str) -> None:
    shown = without_secrets(f"{url} answers 429 ({url!r})")
    assert SECRET not in shown
    assert "feeds.example/all" in shown
    assert "answers 429" in shown


@pytest.mark.parametrize("url", URLS)
def test_errors_of_fetching_hold_no_secret(url: str) -> None:
    assert SECRET not in str(FetchError("refused", f"{url} answers 403"))


def test_a_password_in_the_list_of_sources_is_refused_without_being_repeated(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(
        '[fetch]\ncontact = "desk@example.org"\n[[source]]\nname = "delta"\npublisher = "Delta"\n'
        f'timezone = "UTC"\ninterval = "5 min"\nurl = "https://desk:{SECRET}@delta.example/"\n'
    )
    with pytest.raises(SourcesError, match="hold no password") as caught:
        load_sources(path)
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["https://a.example/b?page=2&keyword", "https://a.example/monkey?x=1", "mail@a.example"]
)
def test_what_is_no_secret_is_told_as_it_is(url: str) -> None:
    assert without_secrets(url) == url

# snippet: pytest
import json
import os
import urllib.error
import urllib.request

import pytest

URL = os.environ.get("APPSERVICES_EMULATOR_URL", "http://localhost:9090")
USER = {"email": "user@example.com", "password": "correct horse"}


def call(method, path, body=None, token=None):
    """The status and the JSON of an answer."""
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = "Bearer " + token
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.loads(answer.read() or "null")
    except urllib.error.HTTPError as refused:
        return refused.code, json.loads(refused.read())


@pytest.fixture
def app():
    _, made = call("POST", "/__emulator/v1/apps", {"users": [USER]})
    yield made["client_app_id"]
    call("DELETE", "/__emulator/v1/apps/" + made["client_app_id"])


def log_in(app):
    login = "/api/client/v2.0/app/%s/auth/providers/local-userpass/login" % app
    return call("POST", login, {"username": USER["email"], "password": USER["password"]})


def test_a_refresh_fails_half_way(app):
    _, tokens = log_in(app)
    fault = {"kind": "status", "status": 503, "app": app, "operation": "clientRefreshSession", "times": 1}
    assert call("POST", "/__emulator/v1/faults", fault)[0] == 201

    refresh = ("POST", "/api/client/v2.0/auth/session", None, tokens["refresh_token"])
    assert call(*refresh)[0] == 503
    assert call(*refresh)[0] == 201


def test_the_events_tell_of_a_login(app):
    log_in(app)

    _, events = call("GET", "/__emulator/v1/events?wait_seconds=5&type=logged_in&app=" + app)
    assert events["count"] == 1
# end

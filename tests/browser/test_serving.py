"""`handrail serve` as a person starts it: its address, its state, and what it says when it cannot start."""

import socket
import stat
import subprocess

import pytest

from browser.running import HANDRAIL, own_environment

pytestmark = pytest.mark.enable_socket


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [HANDRAIL, "serve", "--port", port, "--state", tmp_path / "state"]
        done = subprocess.run(command, env=own_environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Choose another with --port" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_state_is_for_its_owner_alone_and_the_key_stays(tmp_path):
    state = tmp_path / "state"
    keys = set()
    for _ in range(2):
        command = [HANDRAIL, "serve", "--port", "0", "--state", state]
        with subprocess.Popen(command, env=own_environment(), stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            assert "http://127.0.0.1:" in server.stdout.readline()
            server.terminate()
        keys.add((state / "secret-key").read_text())
    assert len(keys) == 1
    assert len(keys.pop()) > 50
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE((state / "secret-key").stat().st_mode) == 0o600
    assert (state / "sessions.sqlite3").exists()

"""What stands in ``deploy/`` fits the program: its settings, commands, routes, files and limits."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from shutil import which
from typing import Any, cast

import click
import pytest
import uvicorn
import yaml
from starlette.routing import Route

from bot.command.cli import build
from bot.command.console import Console
from bot.language.text import Locale, Texts
from bot.settings import Settings
from bot.web import health, metrics
from bot.web.forms import LARGEST_BODY
from bot.web.service import Service
from tests.docs.pages import ROOT, blocks, pages, read, rows, spans

DEPLOY = ROOT / "deploy"

UNITS = ("linzhang.service", "linzhang-backup.service", "linzhang-backup.timer")

SETTINGS = ("linzhang.toml", "linzhang.container.toml")

#: Where whoever runs it keeps what the repository does not have.
THEIRS = {"town", "secrets/postgres-password", "secrets/pgpass", "secrets/linzhang.env"}

PROGRAM = Path(sys.executable).with_name("linzhang")

needs_systemd = pytest.mark.skipif(which("systemd-analyze") is None, reason="systemd-analyze judges the units")


def named_settings(names: Iterator[str] | list[str]) -> set[str]:
    """The settings that variables of the environment set."""
    ours = {name for name in names if name.startswith("LINZHANG_")}
    return {name.removeprefix("LINZHANG_").lower() for name in ours - {"LINZHANG_SITE"}}


# The image


@cache
def dockerfile() -> tuple[tuple[str, str], ...]:
    """Its instructions and what each is given."""
    text = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", read("deploy/Dockerfile"), flags=re.MULTILINE))
    return tuple((word, rest) for word, _, rest in (line.partition(" ") for line in text.splitlines()) if word)


def given(instruction: str) -> list[str]:
    return [rest for word, rest in dockerfile() if word == instruction]


def copied() -> dict[str, str]:
    """What is taken from the project, and where it goes."""
    words = (rest.split() for rest in given("COPY") if not rest.startswith("--from"))
    return {source: target for *sources, target in words for source in sources}


def test_the_image_takes_nothing_that_is_not_there_and_all_that_the_package_is_made_of() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    made_of = {*wheel["packages"], *wheel["force-include"], project["project"]["readme"], "pyproject.toml"}
    made_of |= set(project["project"]["license-files"])
    assert made_of | {"requirements-server.lock"} == set(copied())
    assert [source for source in copied() if not (ROOT / source).exists()] == []


def test_nothing_else_gets_into_the_image() -> None:
    first, *others = re.findall(r"^[^#\n].*$", read("deploy/Dockerfile.dockerignore"), re.MULTILINE)
    assert first == "*"
    assert {line.removeprefix("!") for line in others if line.startswith("!")} == set(copied())


def test_whatever_is_fetched_is_pinned_by_its_hash_and_the_drivers_are_there() -> None:
    fetching = [json.loads(run) for run in given("RUN") if "install" in run and "pip" in run]
    assert [run for run in fetching if not {"--require-hashes", "--no-deps"} & set(run)] == []
    lock = read("requirements-server.lock")
    pins = re.findall(r"^(\S+)==\S+(?: ;[^\\]*)? \\\n\s+--hash=sha256:", lock, re.MULTILINE)
    assert {"psycopg", "psycopg-binary", "psycopg-pool", "obstore", "starlette"} <= set(pins)
    assert len(pins) == len(re.findall(r"^[a-z]\S*==", lock, re.MULTILINE))


def test_the_service_in_the_image_is_not_root_and_no_shell_stands_between() -> None:
    assert [user for user in given("USER") if not re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)] == []
    assert len(given("USER")) == 1
    for instruction in ("RUN", "ENTRYPOINT", "CMD"):
        assert all(isinstance(json.loads(rest), list) for rest in given(instruction))


def test_the_image_says_what_the_program_understands() -> None:
    said = [word for rest in given("ENV") for word in re.findall(r"(\w+)=", rest)]
    assert named_settings(said) <= set(Settings.model_fields)
    (entry,), (command,) = map(json.loads, given("ENTRYPOINT")), map(json.loads, given("CMD"))
    assert [*entry, *command] == ["linzhang", "run"]
    volumes = json.loads(given("VOLUME")[0])
    environment = dict(re.findall(r"(LINZHANG_\w+)=(\S+)", " ".join(given("ENV"))))
    assert environment["LINZHANG_DATA"] in volumes
    assert environment["LINZHANG_BACKUPS"] in volumes
    assert environment["LINZHANG_PORT"] == given("EXPOSE")[0]
    assert environment["LINZHANG_HOST"] == "0.0.0.0"


class _Answers(BaseHTTPRequestHandler):
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@contextmanager
def answering(status: int) -> Iterator[int]:
    """The port of a server that answers so on /healthz."""
    server = HTTPServer(("127.0.0.1", 0), type("_Answering", (_Answers,), {"status": status}))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(("status", "well"), [(200, True), (503, False)])
def test_docker_learns_whether_the_service_lives(status: int, well: bool) -> None:
    (check,) = given("HEALTHCHECK")
    command = json.loads(check.partition("CMD ")[2])
    with answering(status) as port:
        typed = [sys.executable, *(word.replace(":8000/", f":{port}/") for word in command[1:])]
        assert (subprocess.run(typed, check=False, stderr=subprocess.DEVNULL).returncode == 0) is well


# The containers


@cache
def compose() -> Mapping[str, Any]:
    return cast(Mapping[str, Any], yaml.safe_load(read("deploy/compose.yaml")))


def test_there_are_a_database_two_replicas_and_a_proxy() -> None:
    services = compose()["services"]
    assert set(services) == {"postgres", "linzhang", "proxy"}
    assert services["linzhang"]["deploy"]["replicas"] == 2
    assert services["postgres"]["image"] == "postgres:18"


@pytest.mark.parametrize("name", ["postgres", "linzhang", "proxy"])
def test_every_container_comes_up_again_has_a_limit_and_is_looked_after(name: str) -> None:
    service = compose()["services"][name]
    assert service["restart"] == "unless-stopped"
    assert service["deploy"]["resources"]["limits"]["memory"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["logging"]["options"]["max-size"]
    # The service's own check is part of its image.
    assert ("healthcheck" in service) is (name != "linzhang")


def test_only_the_proxy_is_reached_from_outside_and_the_database_reaches_nobody() -> None:
    services = compose()["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert services["postgres"]["networks"] == ["inside"]
    assert compose()["networks"]["inside"] == {"internal": True}
    assert "inside" not in services["proxy"]["networks"]


def test_the_containers_are_told_settings_there_are_and_no_secret() -> None:
    services = compose()["services"]
    assert named_settings(list(services["linzhang"]["environment"])) <= set(Settings.model_fields)
    assert "@" in services["linzhang"]["environment"]["LINZHANG_DATABASE"]
    assert not re.search(r"//[^/@]+:[^/@]+@", read("deploy/compose.yaml"))
    kept_secret = re.compile("password|secret|token|key", re.IGNORECASE)
    said = {name: value for service in services.values() for name, value in service.get("environment", {}).items()}
    assert [name for name, value in said.items() if kept_secret.search(name) and not value.startswith("/run/")] == []


def mounted() -> Iterator[str]:
    """Every file and folder beside compose.yaml that a container is given."""
    for service in compose()["services"].values():
        yield from (volume.split(":")[0][2:] for volume in service.get("volumes", []) if volume.startswith("./"))
        yield from (file["path"] for file in service.get("env_file", []))
    yield from (secret["file"] for secret in compose()["secrets"].values())


def test_what_the_containers_are_given_is_there_or_told_of() -> None:
    there = {str(path.relative_to(DEPLOY)) for path in DEPLOY.rglob("*")}
    assert set(mounted()) - there - THEIRS == set()
    told = {name for row in rows(read("deploy/secrets/README.md")) for name in spans(row[0])}
    assert {path.removeprefix("secrets/") for path in THEIRS if path.startswith("secrets/")} == told


def test_what_is_named_by_a_container_is_declared_and_nothing_else_is() -> None:
    services = compose()["services"].values()
    volumes = {volume.split(":")[0] for one in services for volume in one.get("volumes", []) if volume[0] not in "./"}
    assert volumes == set(compose()["volumes"])
    assert {secret for service in services for secret in service.get("secrets", [])} == set(compose()["secrets"])
    assert {net for service in services for net in service["networks"]} == set(compose()["networks"])


def test_no_secret_and_no_town_of_somebody_gets_into_the_repository() -> None:
    ignored = read(".gitignore").splitlines()
    assert {"/deploy/secrets/*", "!/deploy/secrets/README.md", "/deploy/town/", "/deploy/.env"} <= set(ignored)


def test_a_shell_that_makes_the_passwords_leaves_the_town_readable_for_the_containers(tmp_path: Path) -> None:
    (typed,) = blocks(read("deploy/secrets/README.md"), "sh")
    (tmp_path / "secrets").mkdir()
    typed = typed.replace("sudo chown 10001", "test -s")
    subprocess.run(["bash", "-euc", f"umask 022\n{typed}\nmkdir town"], cwd=tmp_path, check=True)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "secrets").iterdir()}
    assert modes == dict.fromkeys(("postgres-password", "pgpass", "linzhang.env"), 0o600)
    assert (tmp_path / "town").stat().st_mode & 0o777 == 0o755


def test_the_name_of_the_site_is_where_every_command_of_compose_finds_it() -> None:
    wanted = set(re.findall(r"\$\{(\w+):\?", read("deploy/compose.yaml")))
    written = re.findall(r"echo '(\w+)=\S+' > \.env", read("docs/operations.md"))
    assert set(written) == wanted


# The proxy


def test_the_proxy_shows_nobody_what_is_for_whoever_runs_it() -> None:
    service = cast(Service, None)
    ours = {cast(Route, route).path for route in (*health.routes(service), *metrics.routes(service))}
    (hidden,) = re.findall(r"@inside path (.+)", read("deploy/Caddyfile"))
    assert set(hidden.split()) == ours


def test_the_proxy_knows_the_service_by_its_name_and_port() -> None:
    assert f"dynamic a linzhang {given('EXPOSE')[0]} {{" in read("deploy/Caddyfile")


def test_the_proxy_lets_the_largest_form_through_and_asks_no_connection_that_is_gone() -> None:
    (mebibytes,) = re.findall(r"max_size (\d+)MiB", read("deploy/Caddyfile"))
    assert LARGEST_BODY <= int(mebibytes) << 20 <= LARGEST_BODY + (1 << 20)
    (seconds,) = re.findall(r"keepalive (\d+)s", read("deploy/Caddyfile"))
    assert int(seconds) < uvicorn.Config("").timeout_keep_alive


# systemd


def unit(name: str) -> dict[str, list[str]]:
    """What a unit says, by name; what is said twice adds up."""
    said: dict[str, list[str]] = {}
    for key, value in re.findall(r"^(\w+)=(.*)$", read(f"deploy/{name}"), re.MULTILINE):
        said.setdefault(key, []).append(value)
    return said


@pytest.mark.parametrize(("name", "command"), [("linzhang.service", "run"), ("linzhang-backup.service", "backup")])
def test_a_unit_starts_a_command_there_is(name: str, command: str) -> None:
    program, typed = shlex.split(unit(name)["ExecStart"][0])
    assert (program, typed) == ("/opt/linzhang/bin/linzhang", command)
    group = build(Console(Texts.load(), Locale.EN))
    assert command in group.list_commands(click.Context(group))


def test_both_services_run_as_one_account_in_one_place_with_the_same_walls() -> None:
    service, backup = unit("linzhang.service"), unit("linzhang-backup.service")
    walls = [key for key in service if key.startswith(("Protect", "Private", "Restrict", "SystemCall", "NoNew", "Cap"))]
    assert len(walls) > 15
    for key in ("User", "Group", "WorkingDirectory", "EnvironmentFile", "StateDirectory", "UMask", *walls):
        assert backup[key] == service[key], key
    assert service["Restart"] == ["always"]


def test_the_timer_starts_the_backup() -> None:
    assert "Unit" not in unit("linzhang-backup.timer")
    assert unit("linzhang-backup.timer")["Persistent"] == ["yes"]
    assert unit("linzhang-backup.timer")["WantedBy"] == ["timers.target"]


SECRETS = re.compile(r"cat >+ (\S+\.env) <<'END'\n(.*?)^END$", re.MULTILINE | re.DOTALL)

KEPT = [(page, *found) for page in pages() for found in SECRETS.findall(read(page))]


@pytest.mark.parametrize(("page", "file", "lines"), KEPT)
def test_what_a_page_writes_down_is_where_the_service_looks_and_as_it_reads(page: str, file: str, lines: str) -> None:
    assert unit("linzhang.service")["EnvironmentFile"] == [f"-/etc/linzhang/{file}"]
    # systemd and Docker take a name and a value, and pass over a line that begins with "export".
    assert [line for line in lines.splitlines() if not re.fullmatch(r"LINZHANG_[A-Z0-9_]+=\S.*", line)] == []
    named = named_settings([line.partition("=")[0] for line in lines.splitlines()])
    assert named <= set(Settings.model_fields)


def test_pages_that_write_secrets_down_are_found() -> None:
    assert {page for page, *_ in KEPT} >= {"docs/wechat.md", "docs/wecom.md"}


@pytest.fixture
def units(tmp_path: Path) -> list[str]:
    """The units as files, with the program where it is on this machine."""
    for name in UNITS:
        text = read(f"deploy/{name}").replace("/opt/linzhang/bin/linzhang", str(PROGRAM))
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in UNITS]


@needs_systemd
def test_systemd_understands_every_line_of_the_units(units: list[str]) -> None:
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], check=False, capture_output=True, text=True
    )
    assert (said.returncode, said.stderr) == (0, "")


@needs_systemd
def test_systemd_finds_little_left_to_take_away(units: list[str]) -> None:
    for path in units[:2]:
        command = ["systemd-analyze", "security", "--offline=yes", "--threshold=20", path]
        said = subprocess.run(command, check=False, capture_output=True, text=True)
        assert said.returncode == 0, said.stdout


# Settings to begin with


def uncommented(name: str) -> dict[str, Any]:
    """Everything a file sets or shows how to set."""
    return tomllib.loads(re.sub(r"^# (?=\w+ = )", "", read(f"deploy/{name}"), flags=re.MULTILINE))


@pytest.mark.parametrize("name", SETTINGS)
def test_the_settings_to_begin_with_are_settings(name: str) -> None:
    shown = uncommented(name)
    assert set(shown) <= set(Settings.model_fields)
    assert set(shown) > set(tomllib.loads(read(f"deploy/{name}")))


@pytest.mark.parametrize("name", SETTINGS)
def test_the_service_takes_the_settings_to_begin_with(name: str) -> None:
    said = tomllib.loads(read(f"deploy/{name}"))
    known = Settings(**said)
    assert {key: str(getattr(known, key)) for key in said} == {key: str(value) for key, value in said.items()}


def test_the_settings_keep_everything_where_the_service_may_write() -> None:
    said = tomllib.loads(read("deploy/linzhang.toml"))
    state = f"/var/lib/{unit('linzhang.service')['StateDirectory'][0]}"
    assert said["data"] == state
    assert said["database"].startswith(f"sqlite:{state}/")
    assert unit("linzhang-backup.service")["ReadWritePaths"] == [said["backups"]]


def test_every_file_to_run_it_with_is_told_of() -> None:
    told = {Path(name).name for row in rows(read("deploy/README.md")) for name in spans(row[0])}
    there = {path.name for path in DEPLOY.iterdir() if path.is_file()} - {"README.md"}
    assert there <= told

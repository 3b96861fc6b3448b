#!/usr/bin/env python3
"""Set SV Evidence up and run it: ``python3 start.py``, with ``--help`` for the rest.

Needs Python 3.11 or newer and nothing else. The first run makes a private environment in
``.venv``; later runs start at once unless the lock file, pyproject.toml or Python changed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"
RECIPE = ROOT / "freezing" / "sv_evidence.spec"
UV = "uv==0.13.9"  # resolves for every system at once; used by `lock` only
REFUSED = 2
OLDEST = (3, 11)

# What the window's libraries link against, and the Debian package that brings each.
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
WITH_DISPLAY = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

HELP = """python3 start.py             open the program
python3 start.py app ARGS    the same as the command sv-evidence, with its arguments
python3 start.py demo        make the sample organisation and its evidence pack in demo/
python3 start.py test        every check: style, types, layers, tests, coverage
python3 start.py bench       measure against limits of the machine
python3 start.py screens     a picture of every page and dialog in build/screens/
python3 start.py lock        choose versions anew and write requirements.lock
python3 start.py build       make the program for this system in dist/sv-evidence, and try it
python3 start.py wheel       make the wheel in dist/

--wheels DIR   install from a folder of wheels, without a network"""

GATES = (
    (100, "sv_evidence/domain/*,sv_evidence/store/*"),
    (95, "sv_evidence/reports/*,sv_evidence/intake/*,sv_evidence/operations/*"),
    (85, "ui/*"),
)


class Stop(Exception):
    """Setting up cannot go on; the text says why and what to do."""


def main(arguments: list[str]) -> int:
    """Prepare what the named command needs, run it, and pass its exit code through."""
    wheels, arguments = wheels_in(arguments)
    name, rest = (arguments[0], arguments[1:]) if arguments else ("app", [])
    if name in {"-h", "--help", "help"}:
        print(HELP)
        return 0
    commands: dict[str, Callable[[], int]] = {
        "app": lambda: run("-m", "sv_evidence", *rest),
        "demo": lambda: run("-m", "sv_evidence", "demo", *rest),
        "test": lambda: test(rest),
        "bench": lambda: run("bench/run.py", *rest),
        "screens": lambda: run("-m", "ui.screens", "build/screens", *rest),
        "lock": lock,
        "build": build,
        "wheel": lambda: run("-m", "hatchling", "build", "-t", "wheel"),
    }
    if name not in commands:
        print(f"There is no command called {name}.\n\n{HELP}", file=sys.stderr)
        return 64
    try:
        prepare(wheels)
        return commands[name]()
    except Stop as stopped:
        print(stopped, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return 130


def wheels_in(arguments: list[str]) -> tuple[Path | None, list[str]]:
    """Take ``--wheels DIR`` out of the arguments."""
    if "--wheels" not in arguments:
        return None, arguments
    place = arguments.index("--wheels")
    if place + 1 == len(arguments) or not Path(arguments[place + 1]).is_dir():
        print("--wheels needs the folder that holds the wheels.", file=sys.stderr)
        sys.exit(64)
    return Path(arguments[place + 1]).resolve(), arguments[:place] + arguments[place + 2 :]


def prepare(wheels: Path | None) -> None:
    """Bring system libraries and the private environment up to date."""
    if sys.version_info < OLDEST:
        raise Stop(f"SV Evidence needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    install_system_packages()
    wanted = stamp()
    if not (STAMP.is_file() and STAMP.read_text("utf-8") == wanted and python().is_file()):
        make_environment(wheels)
        STAMP.write_text(wanted, "utf-8")


def missing_packages() -> list[str]:
    """Name the Debian packages that are still needed; none on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [] if importlib.util.find_spec("ensurepip") else ["python3-venv"]
    wanted = ALWAYS | (WITH_DISPLAY if has_display() else {})
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def has_display() -> bool:
    """Say whether a window could be shown here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def install_system_packages() -> None:
    """Install what is missing, as root on Debian and its kin; else say how."""
    missing = missing_packages()
    if not missing:
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None:
        raise Stop(
            "Some system libraries are missing. In Debian's names they are: "
            + " ".join(missing)
            + ".\nInstall them with your system's package manager and start again."
        )
    if os.geteuid() != 0:
        raise Stop(f"Some system libraries are missing. Run this once:\n  sudo {' '.join(command)}")
    print("Installing system libraries: " + ", ".join(missing), flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], [*command, "-qq"]):
        if subprocess.run(step, env=quietly, stdout=subprocess.DEVNULL, check=False).returncode:
            raise Stop(f"This did not work: {' '.join(step)}\nMend what it says and start again.")


def stamp() -> str:
    """Describe all that the environment was made from."""
    made_from = hashlib.sha256()
    for part in (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes()):
        made_from.update(hashlib.sha256(part).digest())
    made_from.update(f"{sys.version}{sys.executable}{ROOT}{sysconfig.get_platform()}".encode())
    return made_from.hexdigest()


def python() -> Path:
    """Return the private environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def make_environment(wheels: Path | None) -> None:
    """Make ``.venv`` anew: first the locked packages by their hashes, then this project."""
    print("Setting up SV Evidence for the first time. This takes a minute or two.", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    offline = [] if wheels is None else ["--no-index", "--find-links", str(wheels)]
    pip = [str(python()), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    in_place = ["--no-deps", "--no-build-isolation", "--no-index", "-e", "."]
    for step in (
        [sys.executable, "-m", "venv", str(VENV)],
        [*pip, "--require-hashes", *offline, "-r", str(LOCK)],
        [*pip, *in_place],
    ):
        if subprocess.run(step, cwd=ROOT, check=False).returncode:
            raise Stop(
                "Setting up stopped half way; nothing outside .venv was changed.\n"
                "Read the lines above, check the network (or use --wheels DIR), and start again."
            )


def run(*arguments: str) -> int:
    """Run our interpreter on something in this folder."""
    return subprocess.run([str(python()), *arguments], cwd=ROOT, check=False).returncode


def lock() -> int:
    """Write requirements.lock: every package's version and hashes, for all three systems."""
    if run("-m", "pip", "install", "--quiet", UV):
        return REFUSED
    chosen = run(
        *("-m", "uv", "pip", "compile", "pyproject.toml", "--universal"),
        *("--group", "dev", "--group", "build"),
        *("--python-version", "3.11", "--generate-hashes", "--upgrade", "--quiet"),
        *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "-o", LOCK.name),
    )
    run("-m", "pip", "uninstall", "--quiet", "--yes", "uv")
    return chosen


def build() -> int:
    """Make the one-folder program for this system, and let it try itself."""
    built = run("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", str(RECIPE))
    if built:
        return built
    name = "sv-evidence.exe" if os.name == "nt" else "sv-evidence"
    program = ROOT / "dist" / "sv-evidence" / name
    print(f"Made {program.parent}. It tries itself:", flush=True)
    return subprocess.run([str(program), "--self-test"], cwd=program.parent, check=False).returncode


def test(chosen: list[str]) -> int:
    """Run every check; with arguments, only pytest with those."""
    results = ROOT / "build" / "test-results.xml"
    results.unlink(missing_ok=True)
    pytest = ("-m", "pytest", f"--junitxml={results}")
    if chosen:
        return run(*pytest, *chosen)
    on_every_core = ("-n", "auto", "--dist", "loadfile", "--max-worker-restart=0")
    steps = {
        "style": ("-m", "ruff", "check", "."),
        "format": ("-m", "ruff", "format", "--check", "."),
        "types": ("-m", "mypy"),
        "layers": ("-c", "from importlinter.cli import lint_imports_command as go; go()"),
        "tests": ("-m", "coverage", "run", *pytest, "-q", *on_every_core),
        "collected": ("-m", "coverage", "combine", "--quiet"),
    }
    for least, where in GATES:
        report = ("-m", "coverage", "report", "--skip-covered", "--show-missing")
        bounds = (f"--include={where}", f"--fail-under={least}")
        steps[f"coverage {least} % of {where}"] = (*report, *bounds)
    failed = []
    for name, step in steps.items():
        print(f"== {name}", flush=True)
        if run(*step):
            failed.append(name)
    summary(results, failed)
    return 1 if failed else 0


def summary(results: Path, failed: list[str]) -> None:
    """Close with what was skipped and why, what failed, and the counts."""
    print("== summary")
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for case in ET.parse(results).iter("testcase") if results.is_file() else ():  # noqa: S314 - our own file
        skipped = case.find("skipped")
        if skipped is not None:
            counts["skipped"] += 1
            print(f"skipped: {case.get('name')}: {skipped.get('message')}")
        elif case.find("failure") is not None or case.find("error") is not None:
            counts["failed"] += 1
        else:
            counts["passed"] += 1
    for name in failed:
        print(f"failed: {name}")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What goes into the built program and what stays out; the spec file only puts it together."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from freezing.licences import licence_files

Entry = tuple[str, str, str]
"""PyInstaller's own: name in the program, file, kind."""

PACKAGES = ("sv_evidence", "ui", "resources")
BY_NAME = ("pi_heif", "simplejpeg", "uharfbuzz", "PIL", "typer")
"""Packages some of whose modules are imported by their names in a text, or from compiled code."""
EXCLUDES = (
    *("tkinter", "unittest", "pydoc", "doctest", "idlelib", "lib2to3", "PIL._avif"),
    *("PIL.AvifImagePlugin", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick"),
    *("pytest", "_pytest", "hypothesis", "openpyxl", "fontTools", "mypy", "ast_serialize"),
    *("setuptools", "pkg_resources", "_distutils_hack", "distutils", "yaml", "curses"),
)
DROPPED = (
    *("libQt6Network", "libQt6Qml", "libQt6Quick", "libQt6OpenGL", "libQt6VirtualKeyboard"),
    *("Qt6Network.", "Qt6Qml", "Qt6Quick", "Qt6OpenGL.", "Qt6VirtualKeyboard", "opengl32sw"),
    *("QtNetwork.framework", "QtQml", "QtQuick", "QtVirtualKeyboard"),
    *("platformthemes/libqgtk3", "libgtk-3", "libgdk-3", "egldeviceintegrations"),
    *("platforms/libqeglfs", "platforms/libqvnc", "platforms/libqlinuxfb", "platforms/libqminimal"),
    *("platforms/libqminimalegl", "platforms/libqvkkhrdisplay", "virtualkeyboard"),
    *("Qt/translations/", "PySide6/translations/", "libavif", "plugins/tls"),
    *(
        "plugins/networkinformation",
        "imageformats/libqpdf.so",
        "imageformats/libqtiff",
        "imageformats/libqwebp",
    ),
    *("libqicns", "libqtga", "libqwbmp", "plugins/generic/", "libQt6EglF"),
    *("libatk-", "libcairo", "libpango", "libgdk_pixbuf", "libpixman", "libthai", "libdatrie"),
    "reportlab/fonts/DarkGarden",
)
"""Parts of names of files that nothing in the program uses: Qt for the network, for 3D and for
screens without a desktop, its own words in other languages, and pictures that the child reads."""
KEPT = ("plugins/imageformats/libqsvg", "plugins/imageformats/libqjpeg")


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that the program needs."""
    return [each for each in entries if is_needed(each[0])]


def is_needed(name: str) -> bool:
    """Say whether a file of the build belongs into the program."""
    plain = PurePath(name).as_posix().replace("\\", "/")
    if any(part in plain for part in KEPT):
        return True
    return not any(part in plain for part in DROPPED)


def hidden(submodules: Sequence[Sequence[str]]) -> list[str]:
    """Return the modules to take in although no import statement names them."""
    return sorted({name for each in submodules for name in each if ".tests" not in name})


def texts() -> list[tuple[str, str]]:
    """Return the licence texts as PyInstaller wants them."""
    return licence_files()

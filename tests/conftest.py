"""What every test stands on: no display, a UTF-8 locale, a private folder for the session."""

import os
import tempfile

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["PYTHONUTF8"] = "1"
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="sv-evidence-tests-")
os.environ.pop("SV_EVIDENCE_PASSPHRASE", None)

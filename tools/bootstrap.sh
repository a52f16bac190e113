#!/bin/sh
# Makes .venv with the locked packages, from python3, git and a network alone.
# Finds uv or installs it below .local/, and finds a Python 3.13 or lets uv fetch one.
set -eu
cd "$(dirname "$0")/.."

say() { printf 'skolbro: %s\n' "$1" >&2; exit 1; }

command -v python3 >/dev/null || say "python3 is missing: install Python 3 (3.13 if you can choose)"
command -v git >/dev/null || say "git is missing: install git"

find_uv() {
    if command -v uv >/dev/null; then
        echo uv
    elif python3 -m uv --version >/dev/null 2>&1; then
        echo "python3 -m uv"
    elif [ -x .local/uv/bin/uv ]; then
        echo .local/uv/bin/uv
    else
        python3 -m pip --version >/dev/null 2>&1 ||
            say "pip is missing: install python3-pip, or uv from https://docs.astral.sh/uv"
        echo "  install uv below .local/ …" >&2
        python3 -m pip install --quiet --target .local/uv "uv>=0.9.17" >&2 ||
            say "uv could not be installed with pip: install it from https://docs.astral.sh/uv"
        echo .local/uv/bin/uv
    fi
}

# A pyenv's 3.13 need not be the one that a bare python3 leads to.
find_python() {
    for candidate in python3.13 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python3.13; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo 3.13
}

uv=$(find_uv)
[ -d .venv ] || echo "  install Python packages into .venv (a minute the first time) …" >&2
# shellcheck disable=SC2086 # uv may be two words
$uv sync --locked --quiet --python "$(find_python)" ||
    say "the packages could not be installed: is there a network, and a Python 3.13?"
touch .venv/ready

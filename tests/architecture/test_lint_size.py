"""`too-long`."""

from tests.architecture.snippets import broken, findings

FILE = "functions/directory/register.py"


def _function(lines: int, *, head: str = "def f():") -> str:
    return f"{head}\n    '''Told\n\n    at length.\n    '''\n" + "    step()\n" * lines


def test_a_function_of_25_lines_is_let_be_and_of_26_is_found() -> None:
    assert broken(FILE, _function(25)) == set()
    assert broken(FILE, _function(26)) == {"too-long"}


def test_methods_and_inner_functions_count_by_themselves_and_within() -> None:
    inner = "def f():\n    def g():\n" + "        step()\n" * 25
    assert findings(FILE, inner) == ["1 too-long"]
    method = "class A:\n    def f(self):\n" + "        step()\n" * 26
    assert findings(FILE, method) == ["2 too-long"]


def test_a_signature_is_no_code() -> None:
    head = "def f(\n" + "".join(f"    p{number},\n" for number in range(9)) + "):"
    assert broken(FILE, _function(25, head=head)) == set()


def test_a_file_of_300_lines_is_let_be_and_of_301_is_found() -> None:
    assert broken(FILE, "x = 1\n" * 300) == set()
    assert broken(FILE, "x = 1\n" * 301) == {"too-long"}

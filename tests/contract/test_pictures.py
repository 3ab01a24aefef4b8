"""Pictures of figures show what the documents say."""

from bench import curves


def test_curves_are_drawn_of_the_tables_that_stand_beside_them() -> None:
    drawn = curves.pictures()
    assert {file: file.read_text() for file in drawn} == drawn
    for file in drawn:
        assert any(f"pictures/{file.name}" in one.read_text() for one in curves.DOCS.glob("*.md"))

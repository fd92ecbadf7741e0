"""Real files made by other programs, once a session; a test whose program is absent is skipped by name."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

OUTCOMES = (
    "The Meeting noted that, as of 30 September 2027, {number} of the 160 action lines of the plan{note} had been "
    "launched, while 61 of them had been completed. It tasked the Coordinating Council with a report on the remaining "
    "lines, and requested the Secretariat to publish the underlying tables within six months of the present text."
)
CENTRE = (
    "The Parties agreed to establish a centre for extreme heat not later than 31 December {year}, welcomed the offer "
    "of the host country to provide the land free of charge, and encouraged partners to contribute to its costs."
)
NOTED = (1, 4, 7)


@pytest.fixture(scope="session")
def paragraphs() -> list[str]:
    """What the office document says, without its notes, head and foot."""
    numbered = [f"{i}. {OUTCOMES.format(number=100 + i, note='')} {CENTRE.format(year=2027 + i)}" for i in range(1, 9)]
    return numbered + [f"{letter}) {CENTRE.format(year=2040 + place)}" for place, letter in enumerate("abcdefgh")]


def _flat_document() -> str:
    def note(number: int) -> str:
        words = f"United Nations, Treaty Series, vol. {1330 + number}, No. {22340 + number}."
        return (
            f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}'
            f'</text:note-citation><text:note-body><text:p text:style-name="Footnote">{words}</text:p>'
            "</text:note-body></text:note>"
        )

    body = '<text:h text:outline-level="1">75/15. Cooperation between the two organizations</text:h>'
    for i in range(1, 9):
        words = OUTCOMES.format(number=100 + i, note=note(NOTED.index(i) + 1) if i in NOTED else "")
        body += f"<text:p>{i}. {words} {CENTRE.format(year=2027 + i)}</text:p>"
    columns = "".join(
        f"<text:p>{letter}) {CENTRE.format(year=2040 + place)}</text:p>" for place, letter in enumerate("abcdefgh")
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
        for name, uri in (("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible"))
    )
    band = '<style:header-footer-properties fo:min-height="0.8cm" fo:margin-{}="0.5cm"/>'
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {spaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties
fo:margin-bottom="0.3cm"/><style:text-properties fo:font-size="11pt"/></style:style><style:style style:name="Footnote"
style:family="paragraph"><style:text-properties fo:font-size="8pt"/></style:style></office:styles>
<office:automatic-styles><style:style style:name="Two" style:family="section"><style:section-properties><style:columns
fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style><style:page-layout style:name="pm">
<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/><style:header-style>
{band.format("bottom")}</style:header-style><style:footer-style>{band.format("top")}</style:footer-style>
</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard"
style:page-layout-name="pm"><style:header><text:p>SUMMARY OF OUTCOMES 2027</text:p></style:header><style:footer><text:p>
20-15720 <text:page-number>1</text:page-number>/3</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>{body}<text:section text:style-name="Two" text:name="S">{columns}</text:section>
</office:text></office:body></office:document>"""


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The office document in a format LibreOffice writes: "docx", "odt", "rtf", "pdf"."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs LibreOffice (soffice)")
    folder = tmp_path_factory.mktemp("office")
    (folder / "outcomes.fodt").write_text(_flat_document(), "utf-8")

    def convert(suffix: str) -> Path:
        made = folder / f"outcomes.{suffix}"
        if not made.exists():
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
            subprocess.run([*command, str(folder / "outcomes.fodt")], check=True, capture_output=True, timeout=120)
        return made

    return convert


@pytest.fixture(scope="session")
def chromium_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """An HTML page printed to PDF by Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium")
    folder = tmp_path_factory.mktemp("chromium")

    def print_page(page: str) -> Path:
        source, made = folder / "page.html", folder / "page.pdf"
        source.write_text(page, "utf-8")
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/p",
        ]
        subprocess.run(
            [program, *options, f"--print-to-pdf={made}", source.as_uri()], check=True, capture_output=True, timeout=120
        )
        return made

    return print_page

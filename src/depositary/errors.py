"""Every error the project raises on purpose.

    DepositaryError
    ├── AccountError         an account, role or token is not as asked (says what would do)
    ├── DataError            a registry or language file is wrong (names file and place)
    │   └── LanguageUnknown  a language that has no folder
    ├── DocumentError        one document cannot be read (names document and cause); a batch goes on
    │   ├── EmptyDocument        nothing, or white space only
    │   │   └── OnlyAnnounced    an entry of a feed without its text
    │   ├── NotText              bytes that are no text, or text in an encoding that cannot be told
    │   ├── UnsupportedFormat    a media type no reader is at hand for
    │   ├── UnsupportedLanguage  a text in none of the languages at hand
    │   ├── LimitExceeded        larger, deeper or slower than the limits allow
    │   └── ReaderFault          the reader itself is at fault
    ├── EngineError          reading over an engine cannot go on, or there is no such engine
    ├── EmbedderMissing      what makes sentence vectors is not at hand or does not answer
    ├── JudgementError       a judgement that makes no sense
    └── LedgerError          the store is missing, locked, damaged or of another version
        ├── LedgerBusy           another process is writing
        ├── LedgerCorrupt        damaged, or no ledger at all
        ├── LedgerMissing        asked to read a ledger that is not there
        ├── LedgerReadOnly       may be read but not written
        ├── LedgerVersion        made by another version of the program
        └── NotInLedger          an id nothing is recorded under

Each class carries its facts as attributes, and its message says what is wrong, where, and what to do.
"""

from __future__ import annotations

__all__ = [
    "AccountError",
    "DataError",
    "DepositaryError",
    "DocumentError",
    "EmbedderMissing",
    "EmptyDocument",
    "EngineError",
    "ExportError",
    "JudgementError",
    "LanguageUnknown",
    "LedgerBusy",
    "LedgerCorrupt",
    "LedgerError",
    "LedgerMissing",
    "LedgerReadOnly",
    "LedgerVersion",
    "LimitExceeded",
    "NotInLedger",
    "NotText",
    "OnlyAnnounced",
    "ReaderFault",
    "UnsupportedFormat",
    "UnsupportedLanguage",
]


class DepositaryError(Exception):
    """Root of all errors raised on purpose."""


class AccountError(DepositaryError):
    """An account, role, password or token is not as asked: the message says what would do."""


class DataError(DepositaryError):
    """A data file (registry or language) does not follow its scheme."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class LanguageUnknown(DataError):
    """No folder of this language is at hand."""


class DocumentError(DepositaryError):
    """One document cannot be read. `document` is its name, `reason` the cause in words for its user."""

    def __init__(self, document: object, reason: str) -> None:
        super().__init__(f"{document}: {reason}")
        self.document = document
        self.reason = reason

    def __reduce__(self) -> tuple[type[DocumentError], tuple[object, str]]:
        return type(self), (self.document, self.reason)  # so that a worker process can hand it over


class EmptyDocument(DocumentError):
    """Nothing in it, or white space only."""


class OnlyAnnounced(EmptyDocument):
    """An entry of a feed without its text; `document` is its address."""


class NotText(DocumentError):
    """Bytes that are no text, or text whose encoding cannot be told."""


class UnsupportedFormat(DocumentError):
    """A media type for which no reader is at hand."""


class UnsupportedLanguage(DocumentError):
    """A text in none of the languages at hand."""


class LimitExceeded(DocumentError):
    """Larger, deeper or slower than the limits allow."""


class ReaderFault(DocumentError):
    """The reader itself is at fault: an error nobody raised on purpose, met while reading this document."""


class EmbedderMissing(DepositaryError):
    """The maker of sentence vectors that was asked for is not at hand: the message says what to install or set."""


class EngineError(DepositaryError):
    """Reading over an engine cannot go on: the message says why, and what would help."""


class ExportError(DepositaryError):
    """An export that cannot be written: the message says which, why, and what would help."""


class JudgementError(DepositaryError):
    """A judgement that makes no sense: the message says why, and what would."""


class LedgerError(DepositaryError):
    """The store cannot do what was asked."""


class LedgerBusy(LedgerError):
    """Another process holds the ledger."""


class LedgerCorrupt(LedgerError):
    """What is stored is damaged, or is no ledger."""


class LedgerMissing(LedgerError):
    """There is no ledger where one was to be read."""


class LedgerReadOnly(LedgerError):
    """The ledger may be read but not written."""


class LedgerVersion(LedgerError):
    """The ledger was made by another version of the program."""


class NotInLedger(LedgerError):
    """Nothing is recorded under this id."""

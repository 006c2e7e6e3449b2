"""Every record under the name Django looks for."""

from tongket.server.records.decision import DecisionRecord
from tongket.server.records.draft_entries import DraftEntries
from tongket.server.records.event import ChainHead, Event
from tongket.server.records.finding import FindingRecord
from tongket.server.records.invitation import Invitation
from tongket.server.records.letter import Letter
from tongket.server.records.office import OfficeRecord
from tongket.server.records.person import Membership, Person
from tongket.server.records.reading import ReadingRecord
from tongket.server.records.received_file import ReceivedFile
from tongket.server.records.regime import Regime
from tongket.server.records.review import Approval, ReviewRecord
from tongket.server.records.round import Round
from tongket.server.records.second_factor import RecoveryCode
from tongket.server.records.signed_in import SignedIn
from tongket.server.records.submission import SubmissionRecord
from tongket.server.records.timed_work import TimedWork
from tongket.server.records.token import ApiToken
from tongket.server.records.unit import UnitRecord
from tongket.server.records.wrong_tokens import WrongTokens

__all__ = [
    "ApiToken",
    "Approval",
    "ChainHead",
    "DecisionRecord",
    "DraftEntries",
    "Event",
    "FindingRecord",
    "Invitation",
    "Letter",
    "Membership",
    "OfficeRecord",
    "Person",
    "ReadingRecord",
    "ReceivedFile",
    "RecoveryCode",
    "Regime",
    "ReviewRecord",
    "Round",
    "SignedIn",
    "SubmissionRecord",
    "TimedWork",
    "UnitRecord",
    "WrongTokens",
]

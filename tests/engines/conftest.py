"""The referee is asked the same small reviews as the room it referees."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "consolidate"))

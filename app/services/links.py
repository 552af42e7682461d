"""Addresses that stand in letters and on slips. A test holds them to the web's own."""

from dataclasses import dataclass

from app.ids import AgencyId, BoardId, ReportRunId


@dataclass(frozen=True, slots=True)
class Links:
    base: str
    """From the settings: https://heed.example"""

    def way_in(self, token: str) -> str:
        return f"{self.base}/in/{token}"

    def typed_code(self) -> str:
        return f"{self.base}/in"

    def join(self) -> str:
        return f"{self.base}/join"

    def sign_in(self) -> str:
        return f"{self.base}/sign-in"

    def forgotten(self) -> str:
        return f"{self.base}/forgotten"

    def training(self) -> str:
        return f"{self.base}/training"

    def team(self, agency_id: AgencyId) -> str:
        return f"{self.base}/team/{agency_id}"

    def report(self, board_id: BoardId, run_id: ReportRunId) -> str:
        return f"{self.base}/boards/{board_id}/reports/{run_id}"

    def training_return(self, token: str) -> str:
        return f"{self.base}/return/{token}"

"""Everything one can ask of, or change in, the graph."""

from queries.allocations import allocations_of
from queries.around import network_around
from queries.cases import case, cases_named, children_of, list_cases
from queries.changes import changes_of
from queries.counts import counts, counts_of
from queries.frame import frame_of
from queries.gaps import gaps_everywhere, gaps_of
from queries.history import history_of
from queries.households import who_lives_together
from queries.meetings import check_apart, meeting, meetings_of, proposals
from queries.network import members_counted, network_of, rings
from queries.openings import openings_of, record_opening
from queries.paths import paths_between
from queries.people import details_of, find_people, keep_apart
from queries.places import keep_places, places_of
from queries.plans import plan_now, plans_of
from queries.sources import sources_of
from queries.store.handle import Handle, Viewer
from queries.tables import to_networkx, to_pandas

__all__ = [
    "Handle",
    "Viewer",
    "allocations_of",
    "case",
    "cases_named",
    "changes_of",
    "check_apart",
    "children_of",
    "counts",
    "counts_of",
    "details_of",
    "find_people",
    "frame_of",
    "gaps_everywhere",
    "gaps_of",
    "history_of",
    "keep_apart",
    "keep_places",
    "list_cases",
    "meeting",
    "meetings_of",
    "members_counted",
    "network_around",
    "network_of",
    "openings_of",
    "paths_between",
    "places_of",
    "plan_now",
    "plans_of",
    "proposals",
    "record_opening",
    "rings",
    "sources_of",
    "to_networkx",
    "to_pandas",
    "who_lives_together",
]

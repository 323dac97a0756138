// The parts of a change are found by the change, and by the case that they tell.

CREATE INDEX change_part_change IF NOT EXISTS FOR (n:ChangePart) ON (n.change_id, n.number);
CREATE INDEX change_part_case_seq IF NOT EXISTS FOR (n:ChangePart) ON (n.case_id, n.seq);

// Around a case: worries, goals, plans, meetings, and who opened which case.

CREATE CONSTRAINT opening_id IF NOT EXISTS FOR (n:Opening) REQUIRE n.id IS UNIQUE;
CREATE INDEX opening_case_at IF NOT EXISTS FOR (n:Opening) ON (n.case_id, n.at);

CREATE CONSTRAINT tie_worried_by_id IF NOT EXISTS FOR ()-[r:`WORRIED_BY`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_about_acts_of_id IF NOT EXISTS FOR ()-[r:`ABOUT_ACTS_OF`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_for_id IF NOT EXISTS FOR ()-[r:`FOR`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_paired_with_id IF NOT EXISTS FOR ()-[r:`PAIRED_WITH`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_in_plan_id IF NOT EXISTS FOR ()-[r:`IN_PLAN`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_serves_id IF NOT EXISTS FOR ()-[r:`SERVES`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_of_id IF NOT EXISTS FOR ()-[r:`OF`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_by_id IF NOT EXISTS FOR ()-[r:`BY`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_offered_to_id IF NOT EXISTS FOR ()-[r:`OFFERED_TO`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_to_id IF NOT EXISTS FOR ()-[r:`TO`]-() REQUIRE r.id IS UNIQUE;
CREATE CONSTRAINT tie_invites_id IF NOT EXISTS FOR ()-[r:`INVITES`]-() REQUIRE r.id IS UNIQUE;

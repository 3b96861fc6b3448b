DROP INDEX results_on_own_day;

CREATE INDEX results_by_own_day ON results (day) WHERE day IS NOT NULL;

CREATE INDEX results_on_own_day ON results (activity) WHERE day IS NOT NULL;

-- When each customer would buy again by the own rhythm, as the newest whole run knew it: the day of the run, and the days
-- that its `due_in` counts from there. For the rows that a page shows, so nobody's file is looked up.
create or replace view score_due as
select
  party_id as customer_id,
  bucket,
  newest.2 as scored_on,
  newest.2 + toInt32(round(due_in)) as due_on
from (
  select party_id, bucket, due_in, (select (argMax(run, (as_of, run)), max(as_of)) from score_run final where gone = 0) as newest
  from score_row
  where run = (select argMax(run, (as_of, run)) from score_run final where gone = 0)
    and not isNaN(due_in)
);

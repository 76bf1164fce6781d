-- When was each competitor last observed, by anything at all? One row per subject.
select
  subject,
  toString(max(occurred_on)) as on
from {observation}
where subject not in ('us', '')
group by subject
order by on, subject
limit 500

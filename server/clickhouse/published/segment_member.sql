-- Who is in which segment now, since when: the last word of the log on each party. Several parties of one customer are
-- several rows.
create or replace view segment_member as
select
  segment,
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  party_id,
  last_at as since,
  last_why as why
from (
  select segment, party_id, argMax(entered, at) as is_in, max(at) as last_at, argMax(why, at) as last_why
  from membership
  group by segment, party_id
)
where is_in = 1

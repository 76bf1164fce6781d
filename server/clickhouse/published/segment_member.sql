-- Who is in which segment now, since when: the last word of the log on each party. Several parties of one customer are
-- several rows.
create or replace view segment_member as
select
  segment,
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  party_id,
  last_at as since,
  last.2 as why,
  last.3 as version
from (
  select segment, party_id, max(at) as last_at, argMax((entered, why, version), at) as last
  from membership
  group by segment, party_id
)
where last.1 = 1

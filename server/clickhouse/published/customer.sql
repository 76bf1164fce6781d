-- One row per customer: the surviving party's attributes.
create or replace view customer as
select party_id as customer_id, * except (party_id)
from party final
where gone = 0
  and batch not in {hidden:Array(UInt32)}
  and party_id not in (select party_id from merged_party final where gone = 0)

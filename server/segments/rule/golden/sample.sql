select customer_id
from (
select *
from (
  select customer_id,
    uniqExact(order_id) as b0
  from purchase_line(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
    and kind in ('sale') and amount != 0
    and bucket < 4
    and customer_id not in (select customer_id from merged_party final where gone = 0 and (intHash32(party_id) % 64 >= 4 or intHash32(customer_id) % 64 >= 4))
  group by customer_id
) as bought
global any inner join (
  select customer_id, gender
  from customer(hidden = {hidden:Array(UInt32)})
  where bucket < 4
    and customer_id not in (select customer_id from merged_party final where gone = 0 and (intHash32(party_id) % 64 >= 4 or intHash32(customer_id) % 64 >= 4))
) as file using (customer_id)
) as who
where (toString(gender) in {p0:Array(String)} and b0 >= {p1:Int64})
  and customer_id global in (select 1)
-- {"p0":["female"],"p1":2,"p2":"2026-03-16"}

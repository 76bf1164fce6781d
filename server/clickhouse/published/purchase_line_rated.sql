-- As purchase_line, with amounts in other currencies worked out.
create or replace view purchase_line_rated as
select * except (dated_by, left_by)
from order_line_rated
where batch not in {hidden:Array(UInt32)}
  and (order_id, batch) not in (select order_id, batch from replaced_order where by_batch not in {hidden:Array(UInt32)})

-- As purchase_line_moving, with amounts in other currencies worked out: by the rate of the day that an order then has.
create or replace view purchase_line_moving_rated as
select * except (dated_by, left_by)
from order_line_rated
where batch not in {hidden:Array(UInt32)}
  and (order_id, batch) not in (select order_id, batch from replaced_order where by_batch not in {hidden:Array(UInt32)})
  and dated_by not in {hidden:Array(UInt32)}
  and (left_by = 0 or left_by in {hidden:Array(UInt32)})

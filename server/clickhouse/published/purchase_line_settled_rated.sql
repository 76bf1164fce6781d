-- As purchase_line_settled, with amounts in other currencies worked out.
create or replace view purchase_line_settled_rated as
select * except (dated_by, left_by)
from order_line_rated
where batch not in {hidden:Array(UInt32)}

-- As purchase_line_whole, with amounts in other currencies worked out.
create or replace view purchase_line_whole_rated as
select * except (dated_by, left_by)
from order_line_rated

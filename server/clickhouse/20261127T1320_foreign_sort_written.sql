-- Rows written before 20261127T1001 keep the number that they were written with: materializing a default does not write over
-- what a part already holds. Without this, money in another currency would count one to one.
alter table order_line update sort = toUInt8(kind) * 2 + 17 where amount = 0 and amount_original != 0 and sort < 16 settings mutations_sync = 1;

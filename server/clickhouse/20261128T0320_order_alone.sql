-- 1 where this row is all there is of its order: such orders are counted by counting rows, five times as fast as by telling
-- their numbers apart. 0 says nothing; a batch that was totalled before is totalled anew.
alter table order_total add column if not exists alone UInt8 default 0;

-- Kind of a line (times two) and whether it costs nothing (plus one) in one small number, so that asking which lines are
-- purchases does not read the money of every line: counting customers over 18 million lines took two and a half times
-- as long with it.
alter table order_line add column if not exists sort UInt8 default toUInt8(kind) * 2 + (amount = 0) after kind;

alter table order_line materialize column sort;

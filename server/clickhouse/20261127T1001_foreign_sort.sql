-- Lines in another currency than the company's, whose `amount` is 0 because it is worked out when they are read, get 16
-- more: they can be told from lines that cost nothing without reading the money of every line.
alter table order_line modify column sort UInt8 default toUInt8(kind) * 2 + (amount = 0) + 16 * (amount = 0 and amount_original != 0);

alter table order_line materialize column sort settings mutations_sync = 1;

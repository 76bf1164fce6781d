-- Whether order_total holds what the batch's orders come to, by the days that its lines lie under.
alter table batch add column totalled boolean not null default false;
create index batch_not_totalled on batch (id) where kind = 'orders' and not totalled;

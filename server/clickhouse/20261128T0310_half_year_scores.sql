-- Purchases expected within half a year; runs made before it was kept do not know it.
alter table score_row add column if not exists purchases_180 Float32 default nan after purchases_90;

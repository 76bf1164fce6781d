-- A run says for ever in which zone its days were.
alter table model_run add column zone text not null default '';
update model_run set zone = coalesce((select value ->> 'zone' from setting where key = 'company'), 'Asia/Shanghai');

-- What happened on a day, in a sentence by the company: a mark on every chart over time.
create table annotation (
  id integer generated always as identity primary key,
  day date not null,
  text text not null,
  by integer references member (person),
  at timestamptz not null,
  removed_at timestamptz
);
create index annotation_day on annotation (day) where removed_at is null;

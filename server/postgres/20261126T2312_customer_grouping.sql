-- Which groups customers fall into by themselves, as a run found it: how columns are scaled, the centres, how sure it is.
-- Who is in which follows from that and from the facts, so no customer is kept here.
create table customer_grouping (
  id integer generated always as identity primary key,
  as_of date not null,
  at timestamptz not null,
  result jsonb not null,
  by integer references member (person)
);

-- Which colleague was sent which day's list by mail: a second look sends nothing.
create table digest_sent (
  person integer not null references member (person),
  day date not null,
  at timestamptz not null,
  primary key (person, day)
);

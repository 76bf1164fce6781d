-- Groups that figures are cut by, and the day on which someone last wrote or confirmed the file (1970-01-01: not known).
alter table party
  add column if not exists campaign LowCardinality(String) after channel,
  add column if not exists industry LowCardinality(String) after campaign,
  add column if not exists updated_on Date after completeness;

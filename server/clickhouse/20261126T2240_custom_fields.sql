-- The company's own fields of a file, by the field's number and as numbers only: days since 1970-01-01, the id of a
-- choice, 1 for yes and 0 for no, 1 for a text that is there. The text itself stays in PostgreSQL.
alter table party add column if not exists custom Map(UInt16, Decimal(18, 4)) after completeness;

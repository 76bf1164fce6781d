-- Who is in each segment as one bitmap of party numbers: the newest under 1970-01-01, and one kept for each month's end.
create table if not exists segment_bitmap (
  segment UInt32,
  kept Date,
  at DateTime64(3, 'UTC'),
  members AggregateFunction(groupBitmap, UInt32)
) engine = ReplacingMergeTree(at)
order by (segment, kept)
settings non_replicated_deduplication_window = 1000;

-- Who was in which segment when a period began? One row per period, customer and segment, from the log as it was then:
-- the last word on each of his parties before the period's first moment. One party inside is enough. Value classes have
-- a slice of their own.
  select
    customer_id,
    period,
    segment
  from (
    select
      dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
      party_id,
      segment,
      period,
      argMax(entered, at) as inside
    from membership
    array join {starts:Array(Date)} as period
    where segment > 1000
      and at < if({membership:String} = 'now', toDateTime64('2200-01-01 00:00:00', 3, 'UTC'), toDateTime64(toString(period), 3, {zone:String}))
    group by all
  )
  where inside = 1
  group by all

-- Of whom did the newest forecast made before a period expect clearly more than he had bought in the year before it?
-- One row per period and customer. Who bought nothing in that year has nothing that a growth could be told from.
    select customer_id, period
    from (
      select customer_id, period, toFloat64(sum(amount)) as year
      from {history}
      array join arrayFilter(
        start -> start > occurred_on and occurred_on >= start - 365,
        {starts:Array(Date)}
      ) as period
      group by customer_id, period
    ) as bought
    global any inner join (
      select customer_id, period, p_alive, clv_365
      from score_kept
      global inner join (
        select run, period
        from (
          select argMax(run, (as_of, run)) as run, period
          from (select run, as_of from score_run final where gone = 0)
          array join {starts:Array(Date)} as period
          where as_of < period
          group by period
        )
      ) as newest using (run)
    ) as expected using (customer_id, period)
    where year > 0
      and p_alive >= 0.5
      and clv_365 >= {growth_least:Float64} * year

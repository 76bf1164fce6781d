-- How many took so many days? One row per number of days.
select toInt32(days) as days, toUInt32(count()) as facts
from (
{facts}
)
group by all
order by days

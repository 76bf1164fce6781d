-- Whose took so many days? One row per customer, with the mean of his and the numbers of the longest.
select
  customer_id,
  toFloat64(avg(days)) as mean_days,
  toUInt32(count()) as facts,
  arrayMap(one -> one.2, arraySlice(arrayReverseSort(groupArray((toInt32(days), number))), 1, 5)) as numbers,
  toUInt32(count() over ()) as total
from (
{facts}
)
where customer_id != 0
  and ({least:Nullable(Int32)} is null or days >= {least:Nullable(Int32)})
  and ({below:Nullable(Int32)} is null or days < {below:Nullable(Int32)})
group by customer_id
order by mean_days desc, customer_id
limit {limit:UInt32} offset {offset:UInt32}

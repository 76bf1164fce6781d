-- kind
select customer_id
from (
  select customer_id, kind
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where toString(kind) in {p0:Array(String)}
-- {"p0":["organisation"]}

-- gender
select customer_id
from (
  select customer_id, gender
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where toString(gender) in {p0:Array(String)}
-- {"p0":["female","unknown"]}

-- age
select customer_id
from (
  select customer_id, birth_year
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (birth_year != 0 and (({p0:Int64} - birth_year) >= {p1:Int64} and ({p0:Int64} - birth_year) <= {p2:Int64}))
-- {"p0":2026,"p1":25,"p2":34}

-- region
select customer_id
from (
  select customer_id, region
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (region >= {p0:UInt32} and region < {p1:UInt32} or region >= {p2:UInt32} and region < {p3:UInt32} or region >= {p4:UInt32} and region < {p5:UInt32})
-- {"p0":320000,"p1":330000,"p2":330100,"p3":330200,"p4":440305,"p5":440306}

-- owner
select customer_id
from (
  select customer_id, owner
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where owner in {p0:Array(UInt32)}
-- {"p0":[0,3]}

-- acquisition channel
select customer_id
from (
  select customer_id, channel
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where channel in {p0:Array(String)}
-- {"p0":["门店"]}

-- home store
select customer_id
from (
  select customer_id, store
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where store in {p0:Array(UInt32)}
-- {"p0":[7]}

-- any tag
select customer_id
from (
  select customer_id, tags
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where hasAny(tags, {p0:Array(UInt32)})
-- {"p0":[1,2]}

-- all tags
select customer_id
from (
  select customer_id, tags
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where hasAll(tags, {p0:Array(UInt32)})
-- {"p0":[1,2]}

-- consent
select customer_id
from (
  select customer_id, consent
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where bitAnd(consent, {p0:UInt32}) != 0
-- {"p0":128}

-- acquired
select customer_id
from (
  select customer_id, acquired_on
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (acquired_on != toDate(0) and acquired_on >= {p0:Date} and acquired_on < {p1:Date})
-- {"p0":"2025-10-01","p1":"2026-01-01"}

-- acquisition cost
select customer_id
from (
  select customer_id, acquisition_cost
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where ifNull(acquisition_cost > {p0:Decimal(18, 4)}, 0)
-- {"p0":"12.5000"}

-- completeness
select customer_id
from (
  select customer_id, completeness
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where completeness < {p0:Int64}
-- {"p0":60}

-- referred
select customer_id
from (
  select customer_id, referrer
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where referrer != 0
-- {}

-- own field, filled
select customer_id
from (
  select customer_id, custom
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (mapContains(custom, {p0:UInt16}))
-- {"p0":7}

-- own field, number
select customer_id
from (
  select customer_id, custom
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (mapContains(custom, {p0:UInt16}) and (custom[{p0:UInt16}] >= {p1:Int64} and custom[{p0:UInt16}] <= {p2:Decimal(18, 4)}))
-- {"p0":7,"p1":1,"p2":"2.5000"}

-- own field, date
select customer_id
from (
  select customer_id, custom
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (mapContains(custom, {p0:UInt16}) and custom[{p0:UInt16}] >= {p1:Int64})
-- {"p0":7,"p1":20438}

-- own field, date at any time
select customer_id
from (
  select customer_id, custom
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (mapContains(custom, {p0:UInt16}))
-- {"p0":7}

-- own field, choice
select customer_id
from (
  select customer_id, custom
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (mapContains(custom, {p0:UInt16}) and has({p1:Array(Int64)}, toInt64(custom[{p0:UInt16}])))
-- {"p0":7,"p1":[1,3]}

-- own field, yes or no
select customer_id
from (
  select customer_id, custom
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where (mapContains(custom, {p0:UInt16}) and custom[{p0:UInt16}] = 0)
-- {"p0":7}

-- bought, orders
select customer_id
from (
  select customer_id,
    uniqExactIf(order_id, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought, days
select customer_id
from (
  select customer_id,
    uniqExactIf(occurred_on, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought, lines
select customer_id
from (
  select customer_id,
    countIf(category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought, amount
select customer_id
from (
  select customer_id,
    sumIf(amount, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought, quantity
select customer_id
from (
  select customer_id,
    sumIf(qty, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought, averageOrder
select customer_id
from (
  select customer_id,
    uniqExactIf(order_id, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0,
    sumIf(amount, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b1
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where (b0 > 0 and b1 >= {p2:Int64} * b0)
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought, products
select customer_id
from (
  select customer_id,
    uniqExactIf(sku, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought, categories
select customer_id
from (
  select customer_id,
    uniqExactIf(category, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought, returns
select customer_id
from (
  select customer_id,
    uniqExactIf(order_id, category in {p0:Array(String)} and occurred_on >= {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind = 'return'
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":["乳品"],"p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- bought at all
select customer_id
from (
  select customer_id,
    countIf(category in {p0:Array(String)}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 > 0
-- {"p0":["乳品"],"p1":"2026-03-16"}

-- never bought
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(category in {p0:Array(String)}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as bought using (customer_id)
settings join_use_nulls = 0
) as who
where b0 = 0
-- {"p0":["乳品"],"p1":"2026-03-16"}

-- amount atLeast
select customer_id
from (
  select customer_id,
    sum(amount) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p0:Decimal(18, 4)}
-- {"p0":"99.9000","p1":"2026-03-16"}

-- amount atMost
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    sum(amount) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as bought using (customer_id)
settings join_use_nulls = 0
) as who
where b0 <= {p0:Decimal(18, 4)}
-- {"p0":"99.9000","p1":"2026-03-16"}

-- amount moreThan
select customer_id
from (
  select customer_id,
    sum(amount) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 > {p0:Decimal(18, 4)}
-- {"p0":"99.9000","p1":"2026-03-16"}

-- amount lessThan
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    sum(amount) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as bought using (customer_id)
settings join_use_nulls = 0
) as who
where b0 < {p0:Decimal(18, 4)}
-- {"p0":"99.9000","p1":"2026-03-16"}

-- amount equals
select customer_id
from (
  select customer_id,
    sum(amount) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 = {p0:Decimal(18, 4)}
-- {"p0":"99.9000","p1":"2026-03-16"}

-- amount between
select customer_id
from (
  select customer_id,
    sum(amount) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where (b0 >= {p0:Int64} and b0 <= {p1:Decimal(18, 4)})
-- {"p0":100,"p1":"200.5000","p2":"2026-03-16"}

-- every kind of goods
select customer_id
from (
  select customer_id,
    countIf(category in {p0:Array(String)} and sku in {p1:Array(UInt32)} and sku in (select sku from product final where brand in {p2:Array(String)}) and channel in {p3:Array(String)} and store in {p4:Array(UInt32)}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p6:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p5:Int64}
-- {"p0":["乳品"],"p1":[5,6],"p2":["晨光"],"p3":["app"],"p4":[1],"p5":2,"p6":"2026-03-16"}

-- last two months
select customer_id
from (
  select customer_id,
    uniqExactIf(order_id, occurred_on >= {p0:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
    and occurred_on >= {p0:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p1:Int64}
-- {"p0":"2026-01-16","p1":2,"p2":"2026-03-16"}

-- 180 to 90 days ago
select customer_id
from (
  select customer_id,
    uniqExactIf(order_id, occurred_on >= {p0:Date} and occurred_on < {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p0:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":"2025-09-17","p1":"2025-12-16","p2":2,"p3":"2026-03-16"}

-- dates
select customer_id
from (
  select customer_id,
    uniqExactIf(order_id, occurred_on >= {p0:Date} and occurred_on < {p1:Date}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p0:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where b0 >= {p2:Int64}
-- {"p0":"2026-01-01","p1":"2026-02-01","p2":2,"p3":"2026-03-16"}

-- share of amount
select customer_id
from (
  select customer_id,
    sumIf(amount, channel in {p0:Array(String)}) as b0,
    sum(amount) as b1
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where (b1 > 0 and b0 > {p1:Decimal(18, 4)} * b1)
-- {"p0":["app"],"p1":"0.2000","p2":"2026-03-16"}

-- first purchase
select customer_id
from (
  select customer_id,
    min(occurred_on) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where (b0 != toDate(0) and b0 >= {p0:Date} and b0 < {p1:Date})
-- {"p0":"2026-01-01","p1":"2027-01-01","p2":"2026-03-16"}

-- last purchase of goods
select customer_id
from (
  select customer_id,
    maxIf(occurred_on, category in {p0:Array(String)}) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where (b0 != toDate(0) and b0 < {p1:Date})
-- {"p0":["乳品"],"p1":"2026-01-15","p2":"2026-03-16"}

-- rhythm
select customer_id
from (
  select customer_id,
    arraySort(arrayPopFront(arrayDifference(arraySort(groupUniqArray(toInt32(occurred_on)))))) as b0,
    max(occurred_on) as b1
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where (length(b0) >= 2 and 2 * dateDiff('day', b1, {p0:Date}) >= {p1:Decimal(18, 4)} * (b0[intDiv(length(b0) + 1, 2)] + b0[intDiv(length(b0), 2) + 1]))
-- {"p0":"2026-03-15","p1":"1.5000","p2":"2026-03-16"}

-- sequence
select customer_id
from (
  select customer_id,
    groupUniqArrayIf(toInt32(occurred_on), category in {p1:Array(String)}) as b0,
    groupUniqArrayIf(toInt32(occurred_on), category in {p2:Array(String)}) as b1,
    groupUniqArray(toInt32(occurred_on)) as b2
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where notEmpty(arrayFilter(d2 -> arrayExists(e2 -> d2 > e2 and d2 <= e2 + {p0:Int64}, arrayFilter(d1 -> arrayExists(e1 -> d1 > e1 and d1 <= e1 + {p0:Int64}, b0), b1)), b2))
-- {"p0":30,"p1":["乳品"],"p2":["零食"],"p3":"2026-03-16"}

-- sequence with its end missing
select customer_id
from (
  select customer_id,
    groupUniqArrayIf(toInt32(occurred_on), category in {p1:Array(String)} and occurred_on >= {p2:Date}) as b0,
    groupUniqArray(toInt32(occurred_on)) as b1
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p4:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where arrayExists(e -> e + {p0:Int64} < toInt32({p3:Date}) and not arrayExists(d -> d > e and d <= e + {p0:Int64}, b1), b0)
-- {"p0":45,"p1":["乳品"],"p2":"2025-03-16","p3":"2026-03-15","p4":"2026-03-16"}

-- rfm
select customer_id
from (
  select *, multiIf(
      rfm_m > mean_m + 0.25, if(rfm_r > mean_r + 0.25, if(rfm_f > mean_f + 0.25, 'importantValue', 'importantDevelop'), if(rfm_f > mean_f + 0.25, 'importantKeep', 'importantWinBack')),
      if(rfm_r > mean_r + 0.25, if(rfm_f > mean_f + 0.25, 'generalValue', 'generalDevelop'), if(rfm_f > mean_f + 0.25, 'generalKeep', 'generalWinBack'))) as rfm_class
  from (
    select *, avgIf(rfm_r, b0 != toDate(0)) over () as mean_r, avgIf(rfm_f, b0 != toDate(0)) over () as mean_f, avgIf(rfm_m, b0 != toDate(0)) over () as mean_m
    from (
      select *, 5 - toUInt8(arrayCount(cut -> cut < toFloat64(silent), cuts_r)) as rfm_r, 1 + toUInt8(arrayCount(cut -> cut < toFloat64(b1), cuts_f)) as rfm_f, 1 + toUInt8(arrayCount(cut -> cut < toFloat64(b2), cuts_m)) as rfm_m
      from (
        select *,
          arrayMap(cut -> round(cut, 6), quantilesExactInclusiveIf(0.2, 0.4, 0.6, 0.8)(toFloat64(silent), b0 != toDate(0)) over ()) as cuts_r,
          arrayMap(cut -> round(cut, 6), quantilesExactInclusiveIf(0.2, 0.4, 0.6, 0.8)(toFloat64(b1), b0 != toDate(0)) over ()) as cuts_f,
          arrayMap(cut -> round(cut, 6), quantilesExactInclusiveIf(0.2, 0.4, 0.6, 0.8)(toFloat64(b2), b0 != toDate(0)) over ()) as cuts_m
        from (
          select *, dateDiff('day', b0, {p0:Date}) as silent
          from (
  select customer_id,
    max(occurred_on) as b0,
    uniqExact(order_id) as b1,
    sum(amount) as b2
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p0:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
)
        )
      )
    )
  )
) as who
where (b0 != toDate(0) and rfm_class in {p1:Array(String)} and rfm_r in {p2:Array(UInt8)})
-- {"p0":"2026-03-16","p1":["importantWinBack"],"p2":[1,2]}

-- level
select customer_id
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where customer_id global in (select customer_id from segment_member where segment in {p0:Array(UInt32)})
-- {"p0":[11,12]}

-- forecast, pAlive
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(p_alive) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where ifNull(customer_score_0 >= {p0:Int64}, 0)
-- {"p0":5000}

-- forecast, buys30
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(buys_30) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where ifNull(customer_score_0 >= {p0:Int64}, 0)
-- {"p0":5000}

-- forecast, purchases90
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(purchases_90) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where ifNull(customer_score_0 >= {p0:Int64}, 0)
-- {"p0":5000}

-- forecast, purchases180
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(purchases_180) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where ifNull(customer_score_0 >= {p0:Int64}, 0)
-- {"p0":5000}

-- forecast, purchases365
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(purchases_365) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where ifNull(customer_score_0 >= {p0:Int64}, 0)
-- {"p0":5000}

-- forecast, spend90
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(spend_90) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where ifNull(customer_score_0 >= {p0:Int64}, 0)
-- {"p0":5000}

-- forecast, spend180
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(spend_180) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where ifNull(customer_score_0 >= {p0:Int64}, 0)
-- {"p0":5000}

-- forecast, clv365
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(clv_365) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where ifNull(customer_score_0 >= {p0:Int64}, 0)
-- {"p0":5000}

-- contacted
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    count() as interaction_0
  from interaction(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
  group by customer_id
) as interaction_pass using (customer_id)
settings join_use_nulls = 0
) as who
where interaction_0 >= {p0:Int64}
-- {"p0":2,"p1":"2026-03-16"}

-- every kind of contact, none since
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(kind in {p0:Array(String)} and toString(direction) = {p1:String} and channel in {p2:Array(String)} and campaign in {p3:Array(String)} and ifNull(replied = 0, 0) and occurred_on >= {p4:Date}) as interaction_0
  from interaction(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p6:Date}
  group by customer_id
) as interaction_pass using (customer_id)
settings join_use_nulls = 0
) as who
where interaction_0 = {p5:Int64}
-- {"p0":["call","visit"],"p1":"out","p2":["app"],"p3":["春季"],"p4":"2026-02-14","p5":0,"p6":"2026-03-16"}

-- last contact
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    maxIf(occurred_on, toString(direction) = {p0:String}) as interaction_0
  from interaction(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as interaction_pass using (customer_id)
settings join_use_nulls = 0
) as who
where (interaction_0 != toDate(0) and interaction_0 < {p1:Date})
-- {"p0":"in","p1":"2026-01-15","p2":"2026-03-16"}

-- mark, last
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(toString(measure) in {p0:Array(String)} and score is not null and scale_to > scale_from) as answer_0,
    argMaxIf(toInt64(floor((1 + 4 * (assumeNotNull(score) - scale_from) / if(scale_to > scale_from, scale_to - scale_from, 1)) * 10000 + 0.5)), (occurred_on, occurred_at, id), toString(measure) in {p0:Array(String)} and score is not null and scale_to > scale_from) as answer_1
  from answer(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as answer_pass using (customer_id)
settings join_use_nulls = 0
) as who
where (answer_0 > 0 and answer_1 <= {p1:Int64})
-- {"p0":["satisfaction"],"p1":25000,"p2":"2026-03-16"}

-- mark, mean
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(toString(measure) in {p0:Array(String)} and score is not null and scale_to > scale_from) as answer_0,
    sumIf(toInt64(floor((1 + 4 * (assumeNotNull(score) - scale_from) / if(scale_to > scale_from, scale_to - scale_from, 1)) * 10000 + 0.5)), toString(measure) in {p0:Array(String)} and score is not null and scale_to > scale_from) as answer_1
  from answer(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as answer_pass using (customer_id)
settings join_use_nulls = 0
) as who
where (answer_0 > 0 and answer_1 <= {p1:Int64} * answer_0)
-- {"p0":["satisfaction"],"p1":25000,"p2":"2026-03-16"}

-- mark, lowest
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(toString(measure) in {p0:Array(String)} and score is not null and scale_to > scale_from) as answer_0,
    minIf(toInt64(floor((1 + 4 * (assumeNotNull(score) - scale_from) / if(scale_to > scale_from, scale_to - scale_from, 1)) * 10000 + 0.5)), toString(measure) in {p0:Array(String)} and score is not null and scale_to > scale_from) as answer_1
  from answer(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as answer_pass using (customer_id)
settings join_use_nulls = 0
) as who
where (answer_0 > 0 and answer_1 <= {p1:Int64})
-- {"p0":["satisfaction"],"p1":25000,"p2":"2026-03-16"}

-- mark, highest
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(toString(measure) in {p0:Array(String)} and score is not null and scale_to > scale_from) as answer_0,
    maxIf(toInt64(floor((1 + 4 * (assumeNotNull(score) - scale_from) / if(scale_to > scale_from, scale_to - scale_from, 1)) * 10000 + 0.5)), toString(measure) in {p0:Array(String)} and score is not null and scale_to > scale_from) as answer_1
  from answer(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as answer_pass using (customer_id)
settings join_use_nulls = 0
) as who
where (answer_0 > 0 and answer_1 <= {p1:Int64})
-- {"p0":["satisfaction"],"p1":25000,"p2":"2026-03-16"}

-- mark of any survey, in a time
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(measure != 'nps' and score is not null and scale_to > scale_from and survey in {p0:Array(String)} and occurred_on >= {p1:Date} and occurred_on < {p2:Date}) as answer_0,
    argMaxIf(toInt64(floor((1 + 4 * (assumeNotNull(score) - scale_from) / if(scale_to > scale_from, scale_to - scale_from, 1)) * 10000 + 0.5)), (occurred_on, occurred_at, id), measure != 'nps' and score is not null and scale_to > scale_from and survey in {p0:Array(String)} and occurred_on >= {p1:Date} and occurred_on < {p2:Date}) as answer_1
  from answer(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p5:Date}
  group by customer_id
) as answer_pass using (customer_id)
settings join_use_nulls = 0
) as who
where (answer_0 > 0 and (answer_1 >= {p3:Int64} and answer_1 <= {p4:Int64}))
-- {"p0":["回访"],"p1":"2026-01-01","p2":"2027-01-01","p3":10000,"p4":20000,"p5":"2026-03-16"}

-- would recommend
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    argMaxIf(multiIf(score >= 9, 'promoter', score <= 6, 'detractor', 'passive'), (occurred_on, occurred_at, id), measure = 'nps' and score is not null and occurred_on >= {p0:Date}) as answer_0
  from answer(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as answer_pass using (customer_id)
settings join_use_nulls = 0
) as who
where answer_0 in {p1:Array(String)}
-- {"p0":"2025-03-16","p1":["detractor"],"p2":"2026-03-16"}

-- complaint, any
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(cause in {p1:Array(String)}) as complaint_0
  from complaint(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
  group by customer_id
) as complaint_pass using (customer_id)
settings join_use_nulls = 0
) as who
where complaint_0 >= {p2:Int64}
-- {"p0":"2026-03-15","p1":["质量"],"p2":1,"p3":"2026-03-16"}

-- complaint, open
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf((resolved_on is null or resolved_on > {p0:Date}) and cause in {p1:Array(String)}) as complaint_0
  from complaint(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
  group by customer_id
) as complaint_pass using (customer_id)
settings join_use_nulls = 0
) as who
where complaint_0 >= {p2:Int64}
-- {"p0":"2026-03-15","p1":["质量"],"p2":1,"p3":"2026-03-16"}

-- complaint, resolved
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(ifNull(resolved_on <= {p0:Date}, 0) and cause in {p1:Array(String)}) as complaint_0
  from complaint(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
  group by customer_id
) as complaint_pass using (customer_id)
settings join_use_nulls = 0
) as who
where complaint_0 >= {p2:Int64}
-- {"p0":"2026-03-15","p1":["质量"],"p2":1,"p3":"2026-03-16"}

-- membership, current
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf((ended_on is null or ended_on > {p2:Date}) and programme in {p0:Array(String)} and tier in {p1:Array(String)}) as membership_term_0
  from membership_term(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
  group by customer_id
) as membership_term_pass using (customer_id)
settings join_use_nulls = 0
) as who
where membership_term_0 > 0
-- {"p0":["常青会员"],"p1":["金卡"],"p2":"2026-03-15","p3":"2026-03-16"}

-- membership, ending
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(ifNull(ended_on > {p2:Date} and ended_on <= {p3:Date}, 0) and programme in {p0:Array(String)} and tier in {p1:Array(String)}) as membership_term_0
  from membership_term(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p4:Date}
  group by customer_id
) as membership_term_pass using (customer_id)
settings join_use_nulls = 0
) as who
where membership_term_0 > 0
-- {"p0":["常青会员"],"p1":["金卡"],"p2":"2026-03-15","p3":"2026-04-14","p4":"2026-03-16"}

-- membership, joined
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(occurred_on >= {p3:Date} and occurred_on < {p4:Date} and programme in {p0:Array(String)} and tier in {p1:Array(String)}) as membership_term_0
  from membership_term(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p5:Date}
  group by customer_id
) as membership_term_pass using (customer_id)
settings join_use_nulls = 0
) as who
where membership_term_0 > 0
-- {"p0":["常青会员"],"p1":["金卡"],"p2":"2026-03-15","p3":"2026-01-01","p4":"2027-01-01","p5":"2026-03-16"}

-- membership, left
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(ifNull(ended_on <= {p2:Date} and ended_on >= {p3:Date} and ended_on < {p4:Date}, 0) and programme in {p0:Array(String)} and tier in {p1:Array(String)}) as membership_term_0
  from membership_term(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p5:Date}
  group by customer_id
) as membership_term_pass using (customer_id)
settings join_use_nulls = 0
) as who
where membership_term_0 > 0
-- {"p0":["常青会员"],"p1":["金卡"],"p2":"2026-03-15","p3":"2026-01-01","p4":"2027-01-01","p5":"2026-03-16"}

-- margin, rate
select customer_id
from (
  select customer_id,
    sumIf(amount, category in {p0:Array(String)} and cost is not null and occurred_on >= {p1:Date}) as b0,
    sumIf(assumeNotNull(cost), category in {p0:Array(String)} and cost is not null and occurred_on >= {p1:Date}) as b1
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where (b0 > 0 and (b0 - b1) >= {p2:Decimal(18, 4)} * b0)
-- {"p0":["乳品"],"p1":"2025-03-16","p2":"0.3000","p3":"2026-03-16"}

-- margin, amount
select customer_id
from (
  select customer_id,
    sumIf(amount, category in {p0:Array(String)} and cost is not null and occurred_on >= {p1:Date}) as b0,
    sumIf(assumeNotNull(cost), category in {p0:Array(String)} and cost is not null and occurred_on >= {p1:Date}) as b1,
    countIf(category in {p0:Array(String)} and cost is not null and occurred_on >= {p1:Date}) as b2
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and occurred_on >= {p1:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as who
where (b2 > 0 and (b0 - b1) >= {p2:Decimal(18, 4)})
-- {"p0":["乳品"],"p1":"2025-03-16","p2":"0.3000","p3":"2026-03-16"}

-- opportunity, open
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf((outcome = 'open' or not ifNull(closed_on <= {p0:Date}, 1)) and occurred_on != toDate(0) and occurred_on >= {p1:Date} and occurred_on < {p2:Date}) as opportunity_0
  from opportunity(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p4:Date}
  group by customer_id
) as opportunity_pass using (customer_id)
settings join_use_nulls = 0
) as who
where opportunity_0 >= {p3:Int64}
-- {"p0":"2026-03-15","p1":"2026-01-01","p2":"2027-01-01","p3":2,"p4":"2026-03-16"}

-- opportunity, won
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    sumIf(ifNull(if(currency in {p3:Array(String)}, amount, accurateCastOrNull(round(amount * dictGet('{database}.exchange_rate', 'rate', tuple(currency), occurred_on), 4), 'Decimal(18, 4)')), toDecimal64(0, 4)), outcome = 'won' and ifNull(closed_on <= {p0:Date}, 1) and ifNull(closed_on, toDate(0)) != toDate(0) and ifNull(closed_on, toDate(0)) >= {p1:Date} and ifNull(closed_on, toDate(0)) < {p2:Date}) as opportunity_0
  from opportunity(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p5:Date}
  group by customer_id
) as opportunity_pass using (customer_id)
settings join_use_nulls = 0
) as who
where opportunity_0 >= {p4:Int64}
-- {"p0":"2026-03-15","p1":"2026-01-01","p2":"2027-01-01","p3":["",""],"p4":2,"p5":"2026-03-16"}

-- opportunity, lost
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(outcome = 'lost' and ifNull(closed_on <= {p0:Date}, 1) and ifNull(closed_on, toDate(0)) != toDate(0) and ifNull(closed_on, toDate(0)) >= {p1:Date} and ifNull(closed_on, toDate(0)) < {p2:Date}) as opportunity_0
  from opportunity(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p4:Date}
  group by customer_id
) as opportunity_pass using (customer_id)
settings join_use_nulls = 0
) as who
where opportunity_0 >= {p3:Int64}
-- {"p0":"2026-03-15","p1":"2026-01-01","p2":"2027-01-01","p3":2,"p4":"2026-03-16"}

-- opportunity, any
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(occurred_on != toDate(0) and occurred_on >= {p1:Date} and occurred_on < {p2:Date}) as opportunity_0
  from opportunity(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p4:Date}
  group by customer_id
) as opportunity_pass using (customer_id)
settings join_use_nulls = 0
) as who
where opportunity_0 >= {p3:Int64}
-- {"p0":"2026-03-15","p1":"2026-01-01","p2":"2027-01-01","p3":2,"p4":"2026-03-16"}

-- bill, unpaid
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(amount_original >= 0 and not ifNull(paid_on <= {p0:Date}, 0)) as invoice_0
  from invoice(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as invoice_pass using (customer_id)
settings join_use_nulls = 0
) as who
where invoice_0 >= {p1:Int64}
-- {"p0":"2026-03-15","p1":2,"p2":"2026-03-16"}

-- bill, overdue
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    sumIf(if(amount_original < 0, least(amount - paid_sums[arrayLastIndex(paid_day -> paid_day <= {p0:Date}, paid_days)], 0), greatest(amount - paid_sums[arrayLastIndex(paid_day -> paid_day <= {p0:Date}, paid_days)], 0)), not ifNull(paid_on <= {p0:Date}, 0) and ifNull(due_on < {p0:Date}, 0)) as invoice_0
  from invoice(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as invoice_pass using (customer_id)
settings join_use_nulls = 0
) as who
where invoice_0 >= {p1:Int64}
-- {"p0":"2026-03-15","p1":2,"p2":"2026-03-16"}

-- bill, paid
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(amount_original >= 0 and ifNull(paid_on <= {p0:Date}, 0)) as invoice_0
  from invoice(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as invoice_pass using (customer_id)
settings join_use_nulls = 0
) as who
where invoice_0 >= {p1:Int64}
-- {"p0":"2026-03-15","p1":2,"p2":"2026-03-16"}

-- bill, any
select customer_id
from (
select *
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    countIf(amount_original >= 0) as invoice_0
  from invoice(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p2:Date}
  group by customer_id
) as invoice_pass using (customer_id)
settings join_use_nulls = 0
) as who
where invoice_0 >= {p1:Int64}
-- {"p0":"2026-03-15","p1":2,"p2":"2026-03-16"}

-- events, files and purchases together
select customer_id
from (
select *
from (
  select customer_id,
    uniqExact(order_id) as b0
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p5:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as bought
global any inner join (
  select customer_id, gender
  from customer(hidden = {hidden:Array(UInt32)})
) as file using (customer_id)
global any left join (
  select customer_id,
    count() as interaction_0
  from interaction(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p5:Date}
  group by customer_id
) as interaction_pass using (customer_id)
global any left join (
  select customer_id,
    countIf((resolved_on is null or resolved_on > {p2:Date})) as complaint_0
  from complaint(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p5:Date}
  group by customer_id
) as complaint_pass using (customer_id)
global any left join (
  select customer_id,
    accurateCastOrNull(floor(toFloat64(p_alive) * 10000 + 0.5), 'Int64') as customer_score_0
  from customer_score(hidden = {hidden:Array(UInt32)})
) as customer_score_pass using (customer_id)
settings join_use_nulls = 0
) as who
where (toString(gender) in {p0:Array(String)} and b0 >= {p1:Int64} and interaction_0 >= {p1:Int64} and complaint_0 >= {p3:Int64} and ifNull(customer_score_0 < {p4:Int64}, 0))
-- {"p0":["female"],"p1":2,"p2":"2026-03-15","p3":1,"p4":3000,"p5":"2026-03-16"}

-- list
select customer_id
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where customer_id global in (select customer_id from segment_member where segment in {p0:Array(UInt32)})
-- {"p0":[2001]}

-- rule of another segment
select customer_id
from (
  select customer_id, gender
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where toString(gender) in {p0:Array(String)}
-- {"p0":["female"]}

-- everyone
select customer_id
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where 1
-- {}

-- nobody
select customer_id
from (
  select customer_id
  from customer(hidden = {hidden:Array(UInt32)})
) as who
where 0
-- {}

-- nested
select customer_id
from (
select *
from (
  select customer_id, gender, referrer
  from customer(hidden = {hidden:Array(UInt32)})
) as file
global any left join (
  select customer_id,
    uniqExact(order_id) as b0,
    countIf(category in {p2:Array(String)}) as b1
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p3:Date}
    and kind in ('sale') and amount != 0
  group by customer_id
) as bought using (customer_id)
settings join_use_nulls = 0
) as who
where (toString(gender) in {p0:Array(String)} and (referrer != 0 or b0 >= {p1:Int64}) and not (b1 > 0))
-- {"p0":["female"],"p1":2,"p2":["乳品"],"p3":"2026-03-16"}

-- two definitions of a line at once
select customer_id
from (
  select customer_id,
    uniqExactIf(order_id, kind = 'return') as b0,
    uniqExactIf(order_id, kind in ('sale', 'gift', 'cancelled')) as b1,
    sumIf(amount, kind in ('sale', 'gift', 'cancelled', 'return')) as b2
  from purchase_line_settled(hidden = {hidden:Array(UInt32)})
  where party_id != 0
    and occurred_on < {p1:Date}
    and ((kind = 'return') or (kind in ('sale', 'gift', 'cancelled')) or (kind in ('sale', 'gift', 'cancelled', 'return')))
  group by customer_id
) as who
where (b0 >= {p0:Int64} and b1 >= {p0:Int64} and b2 >= {p0:Int64})
-- {"p0":2,"p1":"2026-03-16"}

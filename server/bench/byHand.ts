/**
 * The same questions as an analyst would write them on the plain table `lines`, for the last quarter of 2025: no merged
 * customers, no hidden or replaced batches, no switches. Use a faster one where you find it, never a slower one.
 */
const quarter = "ts >= '2025-10-01 00:00:00' and ts < '2026-01-01 00:00:00'";
const existing = `customer_id in (select customer_id from lines where ts < '2025-10-01 00:00:00')`;

export const byHand: Readonly<Record<string, string>> = {
  customers: `select uniqExact(customer_id) from lines where ${quarter}`,
  orders: `select sum(n) from (select customer_id, uniqExact(order_id) n from lines where ${quarter} group by customer_id)`,
  revenue: `select sum(amount) from lines where ${quarter}`,
  averageOrder: `select sum(m) / sum(n) from (select customer_id, sum(amount) m, uniqExact(order_id) n from lines where ${quarter} group by customer_id)`,
  existingRevenue: `select sum(amount) from lines where ${quarter} and ${existing}`,
  newRevenue: `select sum(amount) from lines where ${quarter} and not (${existing})`,
  newCustomers: `select count() from (select customer_id, min(ts) t from lines group by customer_id having t >= '2025-10-01 00:00:00')`,
  existingGrowth: `select sumIf(a, p = 1), sumIf(a, p = 0) from (
    select customer_id, ts >= '2025-10-01 00:00:00' p, sum(amount) a from lines
    where ts >= '2025-07-01 00:00:00' and ts < '2026-01-01 00:00:00' group by customer_id, p) as l
    inner join (select customer_id, min(ts) t from lines group by customer_id) as f on f.customer_id = l.customer_id
    where t < if(p = 1, toDateTime('2025-10-01 00:00:00'), toDateTime('2025-07-01 00:00:00'))`,
  repurchaseRate: `select countIf(b and a), countIf(b) from (
    select customer_id, min(ts) < '2025-10-01 00:00:00' b, max(ts) >= '2025-10-01 00:00:00' a from lines
    where ts < '2026-01-01 00:00:00' group by customer_id)`,
  retentionRate: `select countIf(b and a), countIf(b) from (
    select customer_id, min(ts) < '2025-10-01 00:00:00' b, max(ts) >= '2025-10-01 00:00:00' a from lines
    where ts >= '2025-07-01 00:00:00' and ts < '2026-01-01 00:00:00' group by customer_id)`,
  purchaseFrequency: `select sum(n) / count() from (select customer_id, uniqExact(order_id) n from lines where ${quarter} group by customer_id)`,
  purchaseCycle: `select sum(arraySum((g, d) -> if(d >= '2025-10-01', g, 0), arrayPopFront(arrayDifference(ds)), arrayPopFront(ds2))),
      sum(arrayCount(d -> d >= '2025-10-01', arrayPopFront(ds2)))
    from (select customer_id, arraySort(groupUniqArray(toDate(ts))) ds2, arrayMap(d -> toUInt16(d), ds2) ds
      from lines where ts < '2026-01-01 00:00:00' group by customer_id)`,
  clvSimple: `select sum(m / n * (n / greatest(1, dateDiff('day', f, toDate('2026-01-01')) / 365.25)) * 3), count()
    from (select customer_id, toFloat64(sum(amount)) m, uniqExact(order_id) n, toDate(min(ts)) f from lines
      where ts < '2026-01-01 00:00:00' group by customer_id)`,
  top20Share: `select sumIf(m, p <= ceil(n * 0.2)) / sum(m) from (
    select m, row_number() over (order by m desc, customer_id) p, count() over () n from (
      select customer_id, sum(amount) m from lines where ${quarter} group by customer_id))`,
};

import type { ClickHouse } from "../platform/clickhouse/client.ts";

/**
 * Order lines with the shape that shops have: heavy-tailed orders per customer (median 2, a tenth above 10, at most
 * 3,000), two and a half lines an order, four years to 2025-12-31, 40 categories, 20,000 products, 4 channels, 50 stores.
 * The same number of customers gives the same rows. Beside it the plain table `lines` that hand-written queries read.
 */
export async function fillLines(ch: ClickHouse, customers: number): Promise<number> {
  const step = 100_000;
  for (let first = 1; first <= customers; first += step) {
    const last = Math.min(customers, first + step - 1);
    await ch.exec(`insert into order_line (bucket, party_id, occurred_on, occurred_at, precision, order_id, line,
        order_no, sku, category, qty, amount, amount_original, currency, cost, kind, channel, store, status, region,
        source, batch, version)
      select
        intHash32(party) % 64, party, toDate(at), at, 'second', order_number, line_number, toString(order_number), sku,
        concat('cat', leftPad(toString(sku % 40), 2, '0')), pieces, money, money, 'CNY',
        toDecimal64(money, 4) * toDecimal64(0.6, 4), 'sale', channel, store, 'paid', 320500, 1, 1, 1
      from (
        select
          toUInt32(number + ${first}) as party,
          (cityHash64(party, 'n') % 1000000 + 1) / 1000000 as u,
          toUInt32(least(3000, floor(pow(u, -0.95)))) as n,
          toDateTime('2022-01-01 00:00:00', 'UTC') + toIntervalSecond(cityHash64(party, 's') % (1300 * 86400)) as first_at,
          arrayJoin(range(n)) as k,
          cityHash64(party, k) as h,
          first_at + toIntervalSecond(if(k = 0, 0, h % greatest(1, dateDiff('second', first_at, toDateTime('2026-01-01 00:00:00', 'UTC'))))) as at,
          toUInt64(party) * 4096 + k as order_number,
          arrayJoin(range(1 + (bitShiftRight(h, 20) % 4))) as line_number,
          cityHash64(h, line_number) as g,
          toUInt32(1 + floor(20000 * pow((g % 100000) / 100000, 2))) as sku,
          1 + (bitShiftRight(g, 20) % 3) as pieces,
          toDecimal64(pieces * (1 + (bitShiftRight(g, 30) % 20000) / 100), 2) as money,
          arrayElement(['app', 'shop', 'mini', 'web'], 1 + (bitShiftRight(h, 30) % 4)) as channel,
          toUInt32(1 + (cityHash64(party, 'store') % 50)) as store
        from numbers(${last - first + 1})
      )`);
  }
  await ch.exec(`create table lines (customer_id UInt32, order_id UInt64, ts DateTime, sku UInt32,
      category LowCardinality(String), qty UInt16, amount Decimal(12, 2), cost Decimal(12, 2),
      channel LowCardinality(String)) engine = MergeTree order by (customer_id, ts)`);
  await ch.exec(`insert into lines select party_id, order_id, occurred_at, sku, category, qty, amount, cost, channel
    from order_line`);
  await ch.exec("optimize table order_line final");
  await ch.exec("optimize table lines final");
  const [count] = await ch.rows<{ n: string }>("select count() n from lines");
  return Number(count?.n ?? 0);
}

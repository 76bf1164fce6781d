import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { insertLines, insertParties, type Line } from "../metrics/fixtures/insertLines.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { dayText } from "./dayNumber.ts";
import { fitAndScore } from "./fitAndScore.ts";
import { everyone, forecast, moveFacts, people, undoneBatch } from "./fixture.ts";
import { forecastDownload } from "./forecastDownload.ts";
import { forecastDue } from "./forecastDue.ts";
import { retireRuns } from "./keepRuns.ts";
import { lastKnownDay } from "./lastKnownDay.ts";

describe("a shop of 1,500 customers", () => {
  let product: Harness;
  const until = "2026-11-20";
  beforeAll(async () => {
    product = await startHarness({ background: false });
    await insertLines(product.services, people(1500, until));
    await insertParties(product.services, everyone(1500));
  });
  afterAll(() => product.stop());

  test("everyone is scored once, and a broken-off try is taken up under its own number", async () => {
    const job = crypto.randomUUID();
    const first = await forecast(product, {}, job);
    expect(first.state).toBe("whole");
    const again = await forecast(product, {}, job);
    expect(again.run).toBe(first.run);
    const [row] = await product.services.ch.rows<{ n: string; people: string; worst: number }>(
      `select count() n, uniqExact(customer_id) people, max(if(p_alive between 0 and 1 and buys_30 between 0 and 1
         and clv_365_low <= clv_365 and clv_365 <= clv_365_high and purchases_90 <= purchases_180 and purchases_180 <= purchases_365
         and spend_90 <= spend_180 and spend_180 <= spend_365 and clv_365 <= spend_365 + 0.02, 0, 1)) worst
       from customer_score(hidden = {hidden:Array(UInt32)})`,
    );
    expect(row).toEqual({ n: "1500", people: "1500", worst: 0 });
    const trust = (await product.call("trustForecast", {})).forecast!;
    expect(trust).toMatchObject({ run: first.run, asOf: until, customers: 1500 });
    expect(trust.study.deciles).toHaveLength(10);
    expect(trust.study.deciles[0]!.actual).toBeGreaterThan(trust.study.deciles[9]!.actual);
    expect(trust.fit.chances!.corrected.brier).toBeLessThan(trust.fit.chances!.corrected.brierOfBaseRate);
  }, 120_000);

  test("what the data leaves out is said with numbers", async () => {
    const { services } = product;
    const before = (await product.call("forecastLimits", {})).limits!;
    expect(before).toMatchObject({ asOf: until, customers: 1500, ordersOfNobody: 0, duplicates: 0 });
    await services.ch.insertRows(
      "order_line",
      [
        "bucket",
        "party_id",
        "occurred_on",
        "occurred_at",
        "precision",
        "order_id",
        "line",
        "amount",
        "kind",
        "batch",
      ],
      [[bucketOf(0), 0, until, `${until} 04:00:00`, "second", 99_999_999, 0, 250, "sale", 1]],
    );
    const after = (await product.call("forecastLimits", {})).limits!;
    expect(after).toMatchObject({ orders: before.orders + 1, ordersOfNobody: 1, moneyOfNobody: 250 });
    const some = await product.person("sales", { all: false, owners: [77], regions: [] });
    expect((await product.call("forecastLimits", {}, { actor: some })).limits).toBeNull();
  });

  test("who stopped long ago is thought gone, who comes as ever is not", async () => {
    const rows = await product.services.ch.rows<{ gone: number; p: number }>(
      "select toUInt8(customer_id % 3 = 0) gone, avg(p_alive) p from customer_score(hidden = {hidden:Array(UInt32)}) group by gone order by gone",
    );
    expect(rows[0]!.p).toBeGreaterThan(0.8);
    expect(rows[1]!.p).toBeLessThan(0.4);
  });

  test("a past day is computed as it was known then, and the newest day stays what is shown", async () => {
    const past = await forecast(product, { asOf: "2026-06-30" });
    expect(past.state).toBe("whole");
    const shown = await product.call("trustForecast", {});
    expect(shown.forecast!.asOf).toBe(until);
    const [row] = await product.services.ch.rows<{ n: string }>(
      "select count() n from score_of_run(run = {run:UInt32}, hidden = {hidden:Array(UInt32)}) where lateness < 0",
      { run: past.run },
    );
    expect(row!.n).toBe("0");
    await expect(product.call("startForecast", { asOf: "2026-11-21" })).rejects.toThrow("models.future");
  }, 120_000);

  test("lists and totals stay inside the reader's customers", async () => {
    const { services } = product;
    await services.ch.insertRows(
      "party",
      ["party_id", "bucket", "kind", "owner", "region", "batch", "gone", "version"],
      [7, 8, 9].map((id) => [id, bucketOf(id), "person", 77, 440300, 0, 0, 1]),
    );
    const own = { actor: await product.person("sales", { all: false, owners: [77], regions: [] }) };
    const all = (await product.call("forecastTotals", {})).totals!;
    const mine = (await product.call("forecastTotals", {}, own)).totals!;
    expect([all.customers, mine.customers]).toEqual([1500, 3]);
    expect(all.low!).toBeLessThan(all.clv!);
    // Of a few everything hangs on themselves: their interval is wider, by its share.
    const share = ({ low, high, clv }: typeof all) => (high! - low!) / clv!;
    expect(share(mine)).toBeGreaterThan(share(all));
    expect(all.distribution.reduce((sum, band) => sum + band.customers, 0)).toBe(1500);
    for (const by of ["clv", "atRisk", "winBack", "intent", "late"] as const)
      for (const { customerId } of (await product.call("listForecast", { by }, own)).people)
        expect([7, 8, 9]).toContain(customerId);
    const best = await product.call("listForecast", { by: "clv", limit: 3 });
    expect(best.total).toBe(1500);
    const first = best.people[0]!;
    expect(first.spend180!).toBeCloseTo(first.purchases180! * first.orderValue!, 2);
    expect(best.people[0]!.clv365!).toBeGreaterThanOrEqual(best.people[1]!.clv365!);
    const missed = await product.call("listMissed", { which: "low" });
    expect(missed.people.every((person) => person.predicted < person.actual)).toBe(true);
    expect((await product.call("listMissed", {}, own)).total).toBeLessThanOrEqual(3);
    const provinces = await product.call("trustBy", { by: "province" });
    expect(provinces.groups.map((group) => group.label.zh)).toEqual(["未知", "广东省"]);
    expect(provinces.groups.reduce((sum, group) => sum + group.customers, 0)).toBe(
      (await product.call("trustForecast", {})).forecast!.study.customers,
    );
  });

  test("a segment is judged by its members of then, and one that is younger says that they are today's", async () => {
    const { services } = product;
    await sql`insert into segment (id, name, kind, created_at, updated_at) overriding system value
      values (1801, '老分群', 'list', now(), now()), (1802, '新分群', 'list', now(), now())`.execute(
      services.db,
    );
    const log = (segment: number, party: number, at: string, entered: 0 | 1) => [
      segment,
      1,
      party,
      at,
      at.slice(0, 10),
      entered,
      "facts",
    ];
    const { study } = (await product.call("trustForecast", {})).forecast!;
    // The last moment that the back-test's forecast knew, and the first that it did not, in the business zone.
    const known = `${dayText(study.calibrationEnd)} 15:59:59`;
    const later = `${dayText(study.calibrationEnd)} 16:00:00`;
    const [seen] = await services.ch.rows<{ who: number[] }>(
      "select arraySort(groupArray(party_id)) as who from backtest_row where run = {run:UInt32}",
      { run: study.run },
    );
    const [a, b, c] = seen!.who.filter((party) => party > 30) as [number, number, number];
    await services.ch.insertRows(
      "membership",
      ["segment", "version", "party_id", "at", "as_of", "entered", "why"],
      [
        log(1801, a, known, 1),
        log(1801, b, known, 1),
        log(1801, b, later, 0),
        log(1801, c, later, 1),
        log(1802, c, later, 1),
        log(1802, a, later, 1),
        log(1802, a, `${until} 10:00:00`, 0),
      ],
    );
    const { groups } = await product.call("trustBy", { by: "segment" });
    const sums = async (...who: number[]) =>
      (
        await services.ch.rows<{ said: number; came: number }>(
          "select sum(predicted) as said, sum(actual) as came from backtest_row where run = {run:UInt32} and party_id in {who:Array(UInt32)}",
          { run: study.run, who },
        )
      )[0]!;
    const then = await sums(a, b);
    const today = await sums(c);
    expect(groups.find(({ value }) => value === "1801")).toMatchObject({
      members: "then",
      customers: 2,
      predicted: then.said,
      actual: then.came,
    });
    expect(groups.find(({ value }) => value === "1802")).toMatchObject({
      members: "today",
      customers: 1,
      predicted: today.said,
    });
  });

  test("a list is narrowed by scores, and a past day is answered by what was said then", async () => {
    const gone = await product.call("listForecast", { aliveBelow: 0.5 });
    const there = await product.call("listForecast", { aliveFrom: 0.5 });
    expect(gone.total + there.total).toBe(1500);
    expect(gone.people.every((person) => person.pAlive < 0.5)).toBe(true);
    const lost = (await product.call("listForecast", { by: "winBack" })).people;
    const back = lost.map((person) => (person.clv365 ?? person.purchases365) / person.pAlive);
    expect(lost.length).toBeGreaterThan(1);
    expect(lost.every((person) => person.pAlive < 0.5 && person.pAlive > 0.02)).toBe(true);
    const bought = people(1500, until).filter(({ party }) => party === lost[0]!.customerId);
    expect(lost[0]!.lastOn).toBe(bought.at(-1)!.day);
    // Scores are told at seven digits.
    for (let i = 1; i < back.length; i++) expect(back[i]!).toBeLessThanOrEqual(back[i - 1]! * 1.00001);
    const then = await product.call("listForecast", { asOf: "2026-07-15" });
    expect(then.run.asOf).toBe("2026-06-30");
    await expect(product.call("listForecast", { asOf: "2026-01-01" })).rejects.toThrow("models.no_run");
  });

  test("the file holds everyone the list finds, with intervals, and reads back as it was written", async () => {
    const { services } = product;
    const written: string[] = [];
    const file = await forecastDownload.open(
      {
        db: services.db,
        ch: services.ch,
        actor: await product.person("manager"),
        now: services.clock(),
        zone: "Asia/Shanghai",
        language: "zh",
        files: services.files,
        log: services.log,
        signal: new AbortController().signal,
        audit: async (entry) => void written.push(entry.target ?? ""),
      },
      { id: "csv", by: "clv", aliveFrom: 0.5 },
    );
    let text = "";
    for await (const piece of file.body as AsyncIterable<Uint8Array>) text += Buffer.from(piece).toString();
    const lines = text.replace("\ufeff", "").trim().split("\r\n");
    const listed = await product.call("listForecast", { aliveFrom: 0.5, limit: 5 });
    expect(lines.length - 1).toBe(listed.total);
    const titles = lines[0]!.split(",");
    expect(titles.slice(0, 3)).toEqual(["会员号", "客户编号", "原编号"]);
    const at = (title: string) => titles.indexOf(title);
    listed.people.forEach((person, i) => {
      const cells = lines[i + 1]!.split(",");
      const given = (...names: string[]) => names.map((name) => Number(cells[at(name)]));
      expect(given("12个月CLV", "CLV下限", "CLV上限")).toEqual([person.clv365, person.low, person.high]);
      expect(given("90天预计消费", "6个月预计消费")).toEqual([person.spend90, person.spend180]);
      expect(person.spend180!).toBeCloseTo(person.purchases180! * person.orderValue!, 2);
    });
    expect(written).toHaveLength(1);
  });

  test("one customer's curve falls while he is silent and rises with each purchase", async () => {
    await sql`insert into party (party_id, public_id, source, created_at, updated_at)
      overriding system value values (10, 'p10p10p10p10', 0, now(), now())`.execute(product.services.db);
    const found = await product.call("customerForecast", { id: "p10p10p10p10" });
    expect(found.score!.pAlive).toBeCloseTo(found.curve.at(-1)!.p, 4);
    expect(found.ahead).toHaveLength(26);
    for (let k = 1; k < found.ahead.length; k++)
      expect(found.ahead[k]!.p).toBeLessThanOrEqual(found.ahead[k - 1]!.p);
    expect(found.next!.early! <= found.next!.middle!).toBe(true);
    await expect(
      product.call(
        "customerForecast",
        { id: "p10p10p10p10" },
        { actor: await product.person("sales", { all: false, owners: [1], regions: [] }) },
      ),
    ).rejects.toThrow("customers.not_found");
  });

  test("a new run is due when purchases have moved far enough, and not before", async () => {
    expect(await forecastDue(product.services)).toBeNull();
    // The last run was made before these came: 3% more is not enough, 8% is.
    const [known] = await product.services.ch.rows<{ n: number }>(
      "select toFloat64(uniqExact(party_id, occurred_on)) n from order_line",
    );
    const late = (from: number, count: number): Line[] =>
      Array.from({ length: count }, (_, i) => ({
        party: 2000 + from + i,
        day: "2026-11-18",
        order: 1e6 + from + i,
        amount: 30,
      }));
    await moveFacts(product);
    await insertLines(product.services, late(0, Math.round(known!.n * 0.03)));
    expect(await forecastDue(product.services)).toBeNull();
    await insertLines(product.services, late(1e5, Math.round(known!.n * 0.05)));
    await undoneBatch(product);
    expect(await forecastDue(product.services)).toMatchObject({
      code: "new",
      zh: expect.stringMatching(/[78]%/),
    });
    product.setNow(new Date("2026-11-29T04:00:00Z"));
    await insertLines(product.services, [{ party: 5, day: "2026-11-28", order: 9e6, amount: 10 }]);
    expect(await forecastDue(product.services)).toMatchObject({ code: "week" });
    product.setNow(new Date("2026-11-21T04:00:00Z"));
  });

  test("a merged file counts through its survivor", async () => {
    await product.services.ch.insertRows(
      "merged_party",
      ["party_id", "customer_id", "gone", "version"],
      [[2, 1, 0, 1]],
    );
    const [row] = await product.services.ch.rows<{ n: string }>(
      "select count() n from customer_score(hidden = {hidden:Array(UInt32)}) where customer_id = 2",
    );
    expect(row!.n).toBe("0");
  });

  test("a failed fit is tried again after a pause, whether or not facts have moved", async () => {
    const { db } = product.services;
    const failed = await db
      .insertInto("model_run")
      .values((eb) => ({
        as_of: until,
        state: "failed" as const,
        code_version: "1",
        definition: "{}",
        facts_version: eb.selectFrom("model_run").select("facts_version").limit(1) as never,
        timings: "{}",
        created_at: new Date("2026-11-21T03:00:00Z"),
        finished_at: new Date("2026-11-21T04:00:00Z"),
      }))
      .returning("id")
      .executeTakeFirstOrThrow();
    expect(await forecastDue(product.services)).toBeNull();
    product.setNow(new Date("2026-11-21T10:30:00Z"));
    expect(await forecastDue(product.services)).toMatchObject({ code: "again" });
    product.setNow(new Date("2026-11-21T04:00:00Z"));
    await db.deleteFrom("model_run").where("id", "=", failed.id).execute();
  });

  test("as long as nothing has moved, asking whether a run is due reads no order line again", async () => {
    await forecastDue(product.services);
    const asked = vi.spyOn(product.services.ch, "rows");
    await forecastDue(product.services);
    await lastKnownDay(product.services);
    // The outbox looks every two seconds where it stands.
    const questions = asked.mock.calls.map(([question]) => question);
    expect(questions.filter((question) => !question.includes("outbox_position"))).toEqual([]);
    asked.mockRestore();
  });

  test("who asks in the same moment gets the same job", async () => {
    const asked = await Promise.all(Array.from({ length: 6 }, () => product.call("startForecast", {})));
    expect(new Set(asked.map(({ jobId }) => jobId)).size).toBe(1);
    expect((await product.call("listForecasts", {})).coming).toBe(asked[0]!.jobId);
    await product.services.db.deleteFrom("job_run").where("name", "=", "fitAndScore").execute();
  });

  test("who went with an undone import is on no list and in no total", async () => {
    const { ch, pool } = product.services;
    const before = (await product.call("forecastTotals", {})).totals!;
    const batch = await undoneBatch(product);
    await ch.exec(
      "insert into party (party_id, bucket, batch, version) select party_id, bucket, {batch:UInt32}, 5 from party final where party_id in (21, 22)",
      { batch },
    );
    expect((await product.call("forecastTotals", {})).totals!.customers).toBe(before.customers - 2);
    expect((await product.call("listForecast", { by: "clv" })).total).toBe(before.customers - 2);
    await pool.query("update batch set state = 'visible', undone_at = null where id = $1", [batch]);
    expect((await product.call("forecastTotals", {})).totals!.customers).toBe(before.customers);
  });

  test("facts that were cleared take their forecasts with them", async () => {
    const { services } = product;
    expect(await retireRuns(services, "2026-11-01")).toBe(1);
    expect((await product.call("trustForecast", {})).forecast!.asOf).toBe("2026-06-30");
    await undoneBatch(product, 0);
    expect(await lastKnownDay(services)).toBeNull();
    const done = await fitAndScore.run(
      {
        services,
        run: crypto.randomUUID(),
        person: null,
        attempt: 1,
        signal: new AbortController().signal,
        report: async () => {},
      },
      {} as never,
    );
    expect(done).toEqual({ run: null, state: "thin" });
    expect((await product.call("trustForecast", {})).forecast).toBeNull();
    expect((await product.call("forecastTotals", {})).totals).toBeNull();
    await expect(product.call("listForecast", {})).rejects.toThrow("models.no_run");
    const [row] = await services.ch.rows<{ n: string }>(
      "select count() n from customer_score(hidden = {hidden:Array(UInt32)})",
    );
    expect(row!.n).toBe("0");
    expect((await product.call("listForecasts", {})).runs.map((run) => run.state)).toEqual(
      expect.arrayContaining(["dropped"]),
    );
  });

  test("orders refunded away and a shop of thirty say what is missing", async () => {
    const small = await startHarness({ background: false });
    await insertLines(small.services, people(30, until));
    const found = await forecast(small, {});
    expect(found.state).toBe("thin");
    const { runs } = await small.call("listForecasts", {});
    expect(runs[0]!.missing!.zh).toMatch(/数据不足/);
    expect((await small.call("trustForecast", {})).forecast).toBeNull();
    expect((await small.call("forecastTotals", {})).totals).toBeNull();
    await expect(small.call("listForecast", {})).rejects.toThrow("models.no_run");
    await small.stop();
  }, 60_000);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { importing } from "../importing.ts";
import { totalBatches } from "../orders/totalOrders.ts";
import { datedTables } from "./dayGroups.ts";
import { changeUnderWay } from "./fixture.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { run, place, waitFor, totalled } = importing(() => product);

const header = "订单号,下单时间,会员号,商品编码,数量,金额\n";
const dayOf = async (order: string) =>
  (
    await product.services.ch.rows<{ day: string }>(
      `select distinct occurred_on as day from purchase_line(hidden = {hidden:Array(UInt32)}) where order_no = {order:String} order by day`,
      { order },
    )
  ).map((row) => row.day);

/** Everything that lies in the engine, but for the number of the change that wrote it. */
async function hashes(): Promise<string[]> {
  const all: string[] = [];
  for (const table of datedTables) {
    const [row] = await product.services.ch.rows<{ n: string; hash: string }>(
      `select count() as n, sum(cityHash64(toString(tuple(* except (dated_by, left_by))))) as hash from ${table}`,
    );
    all.push(`${table} ${row?.n} ${row?.hash}`);
  }
  return all;
}

const change = async (zone: string) => {
  const { jobId } = await product.call("startZoneChange", { zone });
  await waitFor(jobId);
  await totalBatches(product.services, new AbortController().signal);
  await totalled();
};

let later = "";
beforeAll(async () => {
  const lines = [
    "T1,2026-03-05 14:00:00,M1,P1,1,10",
    "T2,2026-03-01 09:00:00,M1,P1,1,20", // another month in New York
    "T3,2026-03-05,M2,P1,1,30", // knows no time
    "T4,2026-03-05 13:50:00,M2,P1,1,40", // one day with the line after it: 00:50 and 01:10 in New York
    "T4,2026-03-05 14:10:00,M2,P2,1,41",
    "T5,2026-03-05 12:30:00,M3,P1,1,50", // 23:30 and 00:30 there: one order, one day
    "T5,2026-03-05 13:30:00,M3,P2,1,51",
    "T6,2026-03-05 23:59:00,M3,P1,1,60", // two days from the beginning
    "T6,2026-03-06 00:01:00,M3,P2,1,61",
    "T7,2026-03-05 09:00:00,M4,P1,1,70",
  ];
  await run(`${header}${lines.join("\n")}\n`, { source: "甲" });
  // A changed version of an order: the one before it comes back with an undo, under the right day.
  later = (await run(`${header}T7,2026-03-05 09:00:00,M4,P1,2,75\n`, { source: "甲" })).id;
  // A file with a clock of its own.
  await run(`${header}U1,2026-03-05 02:00:00,M1,P1,1,5\n`, { source: "乙", options: { zone: "UTC" } });
  await run(
    "会员号,时间,类型,方式,内容\nM1,2026-03-05 09:30:00,电话,呼出,问候\nM2,2026-03-05,拜访,呼出,看看\n",
    {
      kind: "interactions",
      name: "互动.csv",
      source: "甲",
    },
  );
}, 120_000);

test("the preview says what moves; the change moves just that, and back gives the same rows", async () => {
  const before = await hashes();
  const preview = await product.call("previewZone", { zone: "America/New_York" });
  // T1 14:00 is 01:00 there, the same day; T2, T5, T6, T7 and U1 move; T4's first line is 00:50, the same day.
  expect(preview).toMatchObject({
    from: "Asia/Shanghai",
    orders: { day: 5, month: 1 },
    lines: { all: 11, withoutTime: 1 },
    events: [{ kind: "interactions", day: 1, month: 0 }],
    months: [
      { month: "2026-02-01", before: 0, after: 20 },
      { month: "2026-03-01", before: 443, after: 423 },
    ],
    monthsMoved: 2,
  });
  expect(await hashes(), "a preview changes nothing").toEqual(before);

  await change("America/New_York");
  expect(await dayOf("T1")).toEqual(["2026-03-05"]);
  expect(await dayOf("T2")).toEqual(["2026-02-28"]);
  expect(await dayOf("T3"), "without a time it keeps its day").toEqual(["2026-03-05"]);
  expect(await dayOf("T4")).toEqual(["2026-03-05"]);
  expect(await dayOf("T5"), "lines of one order keep one day").toEqual(["2026-03-04"]);
  expect(await dayOf("T6"), "an order of two days is dated line by line").toEqual(["2026-03-05"]);
  expect(await dayOf("U1")).toEqual(["2026-03-04"]);
  expect((await product.call("readCompany", {})).zone).toBe("America/New_York");
  const { changes } = await product.call("listZoneChanges", {});
  expect(changes).toMatchObject([{ from: "Asia/Shanghai", to: "America/New_York", state: "done", rows: 9 }]);
  expect((await product.call("previewZone", { zone: "America/New_York" })).orders).toEqual({
    day: 0,
    month: 0,
  });

  // What an undo brings back was re-dated as well.
  const undone = await product.call("undoImport", { id: later });
  await waitFor(undone.jobId);
  expect(await dayOf("T7")).toEqual(["2026-03-04"]);
  await waitFor((await product.call("redoImport", { id: later })).jobId);
  expect(await dayOf("T7")).toEqual(["2026-03-04"]);

  await change("Asia/Shanghai");
  expect(await hashes(), "there and back").toEqual(before);
}, 60_000);

test("figures, the log and the history of definitions follow the change at once", async () => {
  const period = { from: "2026-02-01", to: "2026-03-01" };
  const february = async () =>
    (await product.call("measure", { metrics: ["revenue"], period })).rows[0]?.figures[0]?.cells[0]?.value;
  expect(await february()).toBe(0);
  await change("America/New_York");
  expect(await february()).toBe(20);
  const { lines } = await product.call("listAudit", { verb: "changeZone", limit: 1 });
  expect(lines[0]?.summary).toMatchObject({ from: "Asia/Shanghai", to: "America/New_York" });
  const { versions } = await product.call("definitionHistory", { subject: "zone" });
  expect(versions[0]).toMatchObject({
    subject: "zone",
    before: { zone: "Asia/Shanghai" },
    value: { zone: "America/New_York" },
  });
  // What comes in from now on is read by the new zone; a draft that only had the old one too.
  await run(`${header}N1,2026-03-07 23:30:00,M1,P1,1,5\n`, { source: "甲" });
  const [n1] = await product.services.ch.rows<{ day: string; at: string }>(
    "select toString(occurred_on) as day, toString(occurred_at) as at from purchase_line(hidden = {hidden:Array(UInt32)}) where order_no = 'N1'",
  );
  expect(n1).toEqual({ day: "2026-03-07", at: "2026-03-08 04:30:00" });
  await change("Asia/Shanghai");
  expect(await dayOf("N1")).toEqual(["2026-03-08"]);
}, 60_000);

test("a contact that a colleague noted moves with the rest and back", async () => {
  const [customer] = await product.services.db.selectFrom("party").select("public_id").limit(1).execute();
  const seller = await product.person("administrator");
  await product.call(
    "logContact",
    {
      id: customer!.public_id,
      kind: "call",
      direction: "out",
      outcome: "reached",
      at: "2026-11-20T01:00:00Z",
    },
    { actor: seller },
  );
  await product.carry();
  const days = () =>
    product.services.ch.rows<{ day: string }>(
      "select toString(occurred_on) as day from interaction(hidden = {hidden:Array(UInt32)}) where batch = 0",
    );
  expect(await days()).toEqual([{ day: "2026-11-20" }]);
  await change("America/New_York");
  expect(await days()).toEqual([{ day: "2026-11-19" }]);
  await change("Asia/Shanghai");
  expect(await days()).toEqual([{ day: "2026-11-20" }]);
}, 60_000);

test("an import waits for a change and a change for an import, in words", async () => {
  const id = await place(`${header}W1,2026-03-07 10:00:00,M1,P1,1,5\n`, { source: "甲" });
  const held = await changeUnderWay(product);
  await expect(product.call("startImport", { id })).rejects.toThrow("ingest.zone_changing");
  await expect(product.call("startZoneChange", { zone: "UTC" })).rejects.toThrow("ingest.zone_changing");
  await held.end();
  const { jobId } = await product.call("startImport", { id });
  await expect(product.call("startZoneChange", { zone: "UTC" })).rejects.toThrow(
    "ingest.zone_waits_for_import",
  );
  await waitFor(jobId);
  await expect(product.call("saveCompany", { zone: "UTC" })).rejects.toThrow("platform.zone_by_change");
  await expect(product.call("startZoneChange", { zone: "Asia/Shanghai" })).rejects.toThrow(
    "ingest.zone_same",
  );
  await expect(product.call("startZoneChange", { zone: "Mars/Base" })).rejects.toThrow(
    "platform.unknown_zone",
  );
}, 60_000);

import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "../customers/fixture.ts";
import { bucketOf } from "../platform/bucketOf.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import { refreshSegments } from "./refresh.ts";

let product: Harness;
let her: { id: number; publicId: string };

beforeAll(async () => {
  product = await startHarness({ background: false });
  const made = await people(product, [
    { kind: "person", name: "未买过", gender: "female", region: 330106, member_no: "A5" },
    { kind: "person", name: "别人", gender: "male", region: 330106, member_no: "A6" },
  ] as Parameters<typeof people>[1]);
  her = made[0]!;
});
afterAll(() => product.stop());

test("contacts, answers, complaints, memberships and forecasts choose, and say what they saw", async () => {
  const { ch } = product.services;
  const { id: party } = her;
  const head = [bucketOf(party), party, "2026-11-01", "2026-11-01 04:00:00", "second"];
  const shared = ["bucket", "party_id", "occurred_on", "occurred_at", "precision", "id"];
  await ch.insertRows(
    "interaction_row",
    [...shared, "kind", "direction", "channel"],
    [[...head, 1, "call", "out", "电话"]],
  );
  await ch.insertRows(
    "answer_row",
    [...shared, "survey", "measure", "score", "scale_from", "scale_to"],
    [
      [...head, 2, "回访", "satisfaction", 3, 1, 10],
      [...head, 3, "回访", "nps", 4, 0, 10],
    ],
  );
  await ch.insertRows("complaint_row", [...shared, "cause", "resolved_on"], [[...head, 4, "质量", null]]);
  await ch.insertRows(
    "membership_term_row",
    [...shared, "programme", "tier", "ended_on"],
    [[...head, 5, "常青会员", "金卡", "2026-12-05"]],
  );
  await ch.insertRows(
    "opportunity_row",
    [...shared, "closed_on", "outcome", "amount", "currency"],
    [
      [...head, 6, null, "open", 5000, ""],
      [...head, 7, "2026-11-10", "won", 800.5, "CNY"],
      [...head, 8, "2026-11-10", "won", 9000, "USD"],
    ],
  );
  await ch.insertRows(
    "invoice_row",
    [...shared, "due_on", "paid_on", "amount", "amount_original"],
    [
      [...head, 9, "2026-11-10", null, 300, 300],
      [...head, 10, "2026-11-10", "2026-11-09", 70, 70],
      [...head, 11, null, null, -20, -20],
    ],
  );
  await ch.insertRows(
    "payment_row",
    [...shared, "invoice", "amount", "amount_original"],
    [[...head, 12, 9, 50, 50]],
  );
  await ch.insertRows(
    "score_row",
    ["run", "bucket", "party_id", "p_alive", "buys_30", "purchases_365", "clv_365"],
    [[1, bucketOf(party), party, 0.25, 0.1, 1.5, Number.NaN]],
  );
  await ch.insertRows(
    "score_run",
    ["run", "as_of", "gone", "at"],
    [[1, "2026-11-20", 0, "2026-11-20 00:00:00"]],
  );
  const { id } = await product.call("createSegment", {
    name: "要安抚的",
    rule: {
      where: {
        kind: "all",
        of: [
          { kind: "contacted", of: { kinds: ["call"] }, test: { is: "atLeast", value: 1 } },
          { kind: "lastContact", within: { kind: "last", count: 30, unit: "day" } },
          { kind: "mark", which: "last", measures: ["satisfaction"], test: { is: "atMost", value: 2 } },
          { kind: "recommends", in: ["detractor"] },
          { kind: "complained", state: "open", test: { is: "atLeast", value: 1 } },
          { kind: "membership", is: "ending", days: 30 },
          { kind: "forecast", figure: "pAlive", test: { is: "lessThan", value: 0.3 } },
          // A dollar has no rate here, so the deal in dollars is worth nothing that could be added.
          { kind: "opportunity", state: "won", measure: "amount", test: { is: "equals", value: 800.5 } },
          { kind: "opportunity", state: "open", measure: "count", test: { is: "atLeast", value: 1 } },
          { kind: "bill", state: "overdue", measure: "count", test: { is: "equals", value: 1 } },
          { kind: "bill", state: "unpaid", measure: "amount", test: { is: "equals", value: 230 } },
          { kind: "not", of: { kind: "margin", measure: "rate", test: { is: "atLeast", value: 0 } } },
          { kind: "not", of: { kind: "forecast", figure: "clv365", test: { is: "atLeast", value: 0 } } },
        ],
      },
    },
  });
  await refreshSegments(product.services, { reason: "facts", segments: [id] });
  expect((await product.call("listSegmentMembers", { id })).people.map((one) => one.name)).toEqual([
    "未买过",
  ]);
  const why = await product.call("whyInSegment", { segment: id, customer: her.publicId });
  expect(why.in).toBe(true);
  expect(why.conditions.map((one) => one.value?.en ?? null)).toEqual([
    "1 contacts",
    "2026-11-01, 20 days ago",
    "1.89 of 5",
    "detractor (0–6)",
    "1 complaints",
    "常青会员 金卡",
    "25% (forecast of 2026-11-20)",
    "¥800.5",
    "1 opportunity",
    "1 bill",
    "¥230",
    null,
    null,
  ]);
  // On 1 December her contact of 1 November is the 31st day back.
  expect(why.next.map((one) => one.zh)).toEqual(["一直不买，2026-12-01 离开本群"]);
  const choices = await product.call("segmentChoices", {});
  expect(choices).toMatchObject({
    contactChannels: ["电话"],
    surveys: ["回访"],
    causes: ["质量"],
    programmes: ["常青会员"],
    tiers: ["金卡"],
    forecastOn: "2026-11-20",
  });
});

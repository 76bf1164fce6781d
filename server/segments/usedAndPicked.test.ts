import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "../customers/fixture.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { RuleInput } from "./rule/schema.ts";

let product: Harness;
let them: { id: number; publicId: string }[];
const women: RuleInput = { where: { kind: "gender", in: ["female"] } };

beforeAll(async () => {
  product = await startHarness({ background: false });
  them = await people(product, [{ name: "沈玉兰" }, { name: "陶伟民" }]);
});
afterAll(() => product.stop());

test("what a strategy or a tile uses cannot be deleted either, and says by what it is used", async () => {
  const { id } = await product.call("createSegment", { name: "被用的", rule: women });
  const other = await product.call("createSegment", { name: "被对比的", rule: women });
  const strategy = {
    name: { zh: "勤的", en: "Often" },
    goal: { zh: "", en: "" },
    segments: [id],
    priority: 50,
    minDays: 7,
    maxDays: 60,
    channels: ["phone" as const],
    offer: { zh: "", en: "" },
    words: { zh: "", en: "" },
    measure: { metric: "repurchaseRate", horizonDays: 60, expected: { zh: "", en: "" } },
  };
  const saved = await product.call("saveStrategy", strategy);
  const analyst = await product.person("analyst");
  const board = await product.call(
    "createDashboard",
    {
      name: "自己看的",
      tiles: [
        {
          show: "number",
          view: { metrics: ["revenue"], filters: [{ by: "segment", is: [String(id)] }] },
        },
        { show: "number", view: { metrics: ["revenue"], compare: { segment: other.id } } },
      ],
    },
    { actor: analyst },
  );
  const users = async (as = {}) => (await product.call("readSegment", { id }, as)).users;
  expect(await users({ actor: analyst })).toEqual([
    { kind: "strategy", id: saved.id, name: strategy.name },
    { kind: "dashboard", id: board.id, name: { zh: "自己看的", en: "自己看的" } },
  ]);
  expect((await users())[1], "it is a colleague's own").toEqual({ kind: "dashboard", id: null, name: null });
  const { segments } = await product.call("listSegments", {});
  expect(segments.find((one) => one.id === id)!.usedBy).toBe(2);
  await expect(product.call("deleteSegment", { id })).rejects.toMatchObject({
    code: "segments.used",
    values: { zh: "策略“勤的”、同事的看板", en: "strategy “Often”, a colleague's dashboard" },
  });
  await expect(product.call("deleteSegment", { id: other.id }), "a tile is held against it").rejects.toThrow(
    "segments.used",
  );
  await product.call("deleteDashboard", { id: board.id }, { actor: analyst });
  await product.call("saveStrategy", { ...strategy, id: saved.id, segments: [1] });
  await product.call("deleteSegment", { id });
  await expect(product.call("saveStrategy", { ...strategy, id: saved.id })).rejects.toThrow(
    "followup.segment_gone",
  );
});

test("a fixed list is made of customers picked, and says so", async () => {
  const numbers = [...them.map((one) => one.publicId), "nobody"];
  const made = await product.call("createSegmentList", { name: "挑的", by: "id", numbers });
  expect(made).toMatchObject({ found: 2, missing: ["nobody"] });
  await product.carry();
  expect((await product.call("listSegmentMembers", { id: made.id })).total).toBe(2);
  const { versions } = await product.call("readSegment", { id: made.id });
  expect(versions[0]!.sentence).toEqual({
    zh: "由挑出来的客户建立，2 人",
    en: "Made from customers picked: 2 people",
  });
  await expect(
    product.call("changeSegmentList", { id: made.id, add: ["nobody"], remove: [] }),
  ).rejects.toThrow("customers.not_found");
  await product.call("deleteSegment", { id: made.id });
});

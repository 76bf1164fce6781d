import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { auditRow } from "../audit.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
  const { db, pool, clock } = product.services;
  const actor = await product.person("manager");
  await pool.query("insert into source (name, created_at) values ('shop', now())");
  await pool.query(
    `insert into party (party_id, public_id, source, region, created_at, updated_at) overriding system value
     values (1, 'a', 1, 320506, now(), now()), (2, 'b', 1, 110101, now(), now())`,
  );
  await db.transaction().execute(async (trx) => {
    for (const customerId of [1, 2])
      await auditRow(trx, {
        name: "changeCustomer",
        actor,
        now: clock(),
        entry: {
          customerId,
          target: `customer:${customerId}`,
          personal: { phone: "+8613800138000", income: "高" },
        },
      });
    await auditRow(trx, { name: "saveCompany", actor, now: clock(), entry: { summary: { to: 1 } } });
  });
});
afterAll(() => product.stop());

test("the log is read newest first, page by page", async () => {
  const first = await product.call("listAudit", { limit: 2 });
  expect(first.lines.map((line) => line.verb)).toEqual(["saveCompany", "changeCustomer"]);
  expect(first.more).toBe(true);
  const second = await product.call("listAudit", { limit: 2, before: first.lines[1]!.id });
  expect(second).toMatchObject({
    more: false,
    lines: [{ customerId: 1, personal: { phone: "+8613800138000" } }],
  });
});

test("a masked field is masked here too, and another's customers are not listed", async () => {
  const actor = {
    ...(await product.person("manager", { all: false, owners: [], regions: ["32"] })),
    masked: new Set(["phone"] as const),
  };
  const seen = await product.call("listAudit", {}, { actor });
  expect(seen.lines.map((line) => line.customerId)).toEqual([null, 1]);
  expect(seen.lines[1]!.personal).toEqual({ income: "高" });
});

test("a change of a masked field, or of an own field hidden from the role, is not listed either", async () => {
  const actor = {
    ...(await product.person("manager")),
    masked: new Set(["phone"] as const),
    hiddenFields: [5],
  };
  const { db, clock } = product.services;
  await db.transaction().execute((trx) =>
    auditRow(trx, {
      name: "updateCustomer",
      actor,
      now: clock(),
      entry: {
        customerId: 1,
        target: "customer:1",
        personal: {
          changes: [
            { field: "phone", old: null, new: "+8613800138000" },
            { field: "landline", old: null, new: "+862088888888" },
            { field: "custom.c5", old: null, new: "secret" },
            { field: "custom", old: { c5: "secret" }, new: { c5: "more", c6: "open" } },
            { field: "income", old: null, new: "高" },
          ],
        },
      },
    }),
  );
  const seen = await product.call("listAudit", { verb: "updateCustomer" }, { actor });
  expect(seen.lines[0]!.personal).toEqual({
    changes: [
      { field: "custom", old: {}, new: { c6: "open" } },
      { field: "income", old: null, new: "高" },
    ],
  });
});

test("what was personal is gone when the customer's key is", async () => {
  await product.services.pool.query("delete from customer_key where customer_id = 2");
  const seen = await product.call("listAudit", { customerId: 2 });
  expect(seen.lines).toMatchObject([{ verb: "changeCustomer", personal: null }]);
});

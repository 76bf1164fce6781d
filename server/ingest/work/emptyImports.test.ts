import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";
import { importing } from "../importing.ts";
import { sweepImports } from "./sweepImports.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { waitFor, run, place } = importing(() => product);

const header = "会员号,姓名,手机,生日\n";
const customers = { kind: "customers", source: "会员表", name: "customers.csv" } as const;

async function kept(): Promise<string> {
  const { rows } = await product.services.pool.query<{ row: string }>("select i::text as row from import i");
  return rows.map(({ row }) => row).join("\n");
}

/** One import done with a changed value, a correction and a cell in error; and one that is only checked. */
async function two(member: string, name: string) {
  await run(`${header}${member},${name},13812344271,\n`, customers);
  const fixes = [{ how: "row", field: "phone", row: 2, to: "13900001111" }] as const;
  const done = await run(`${header}${member},${name}改,138,${name}的生日\n`, {
    ...customers,
    options: { fixes: [...fixes] },
  });
  const draft = await place(`${header}${member},${name}又改,13,${name}的生日\n`, {
    ...customers,
    options: { fixes: [...fixes] },
  });
  await waitFor((await product.call("checkValues", { id: draft })).jobId);
  await waitFor((await product.call("dryRun", { id: draft })).jobId);
  return { done: done.id, draft };
}

test("an erasure empties what imports keep of people, and leaves their counts", async () => {
  const { done, draft } = await two("M1", "沈玉兰");
  for (const word of ["沈玉兰", "13900001111"]) expect(await kept()).toContain(word);
  const { public_id: id } = await product.services.db
    .selectFrom("party")
    .select("public_id")
    .where("member_no", "=", "M1")
    .executeTakeFirstOrThrow();
  const { jobId } = await product.call("eraseCustomer", { id, confirm: "M1" });
  await waitFor(jobId);
  const next = await product.services.db
    .selectFrom("job_run")
    .select("id")
    .where("name", "=", "emptyImports")
    .executeTakeFirstOrThrow();
  await waitFor(next.id);
  expect(await kept()).not.toMatch(/沈玉兰|13900001111|13812344271/);
  const was = await product.call("readImport", { id: done });
  expect(was).toMatchObject({ state: "done", emptied: true, options: { fixes: [] } });
  expect(was.result).toMatchObject({ rows: { updated: 1 }, changes: [] });
  expect(Number(was.result?.changedValues)).toBeGreaterThan(0);
  const now = await product.call("readImport", { id: draft });
  expect(now).toMatchObject({ state: "draft", emptied: true, check: null, dryRun: null });
  // What is found now is all there.
  await waitFor((await product.call("dryRun", { id: draft })).jobId);
  expect(await product.call("readImport", { id: draft })).toMatchObject({ emptied: false });
});

test("the sweep empties what began before an erasure at once, and after 30 days all, whoever they are about", async () => {
  const before = await two("M3", "陶然");
  expect(await kept()).toContain("陶然");
  const sweep = () =>
    sweepImports.run(
      {
        services: product.services,
        run: "",
        person: null,
        attempt: 1,
        signal: new AbortController().signal,
        report: async () => {},
      },
      {} as never,
    );
  // As if it had been under way while somebody was erased.
  expect(await sweep()).toMatchObject({ emptied: 2 });
  expect(await kept()).not.toContain("陶然");
  expect((await product.call("readImport", { id: before.done })).emptied).toBe(true);
  product.setNow(new Date("2026-11-22T05:00:00Z"));
  const { done } = await two("M2", "林静");
  expect(await sweep()).toMatchObject({ emptied: 0 });
  expect(await kept()).toContain("林静");
  product.setNow(new Date("2026-12-24T05:00:00Z"));
  // The third: who has the telephone of another waited for a decision.
  expect(await sweep()).toMatchObject({ emptied: 3 });
  expect(await kept()).not.toMatch(/林静|13900001111/);
  expect((await product.call("readImport", { id: done })).emptied).toBe(true);
  expect(await sweep()).toMatchObject({ emptied: 0 });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { importing } from "../ingest/importing.ts";
import { type Harness, startHarness } from "../testing/harness.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness();
});
afterAll(() => product.stop());
const { run } = importing(() => product);

// A name as a file may have it: with what means something in SQL, in a placeholder and in an address.
const column = "Land ' {x:UInt8} {slice}";
const by = `group:${column}` as const;
const period = { from: "2026-01-01", to: "2026-07-01" };

test("a column that bills kept can cut and narrow their figures, and no other figure", async () => {
  expect((await product.call("listMetrics", {})).dimensions.map(({ name }) => name)).not.toContain(by);
  await run(
    `账单号,开票日期,付清日期,金额,争议,会员号,${column}
B1,2026-03-01,2026-03-11,100,是,M1,中国
B2,2026-03-02,2026-03-22,100,否,M1,中国
B3,2026-03-03,2026-04-02,100,,M2,Deutschland
`,
    { kind: "invoices", source: "财务", options: { keep: [column] } },
  );
  const { metrics, dimensions } = await product.call("listMetrics", {});
  expect(dimensions.find(({ name }) => name === by)).toEqual({
    name: by,
    title: { zh: column, en: column },
    of: "event",
  });
  const cutBy = (name: string) => metrics.find((metric) => metric.name === name)!.dimensions;
  expect(cutBy("daysToPay")).toContain(by);
  expect(cutBy("complaintDays")).not.toContain(by);
  expect(cutBy("revenue")).not.toContain(by);

  const ask = async (question: {
    by?: (typeof by | "disputed")[];
    filters?: { by: typeof by; is: string[] }[];
  }) => {
    const { rows } = await product.call("measure", { metrics: ["daysToPay"], period, ...question });
    return Object.fromEntries(
      rows.map(({ values, figures }) => [values[0] ?? "all", figures[0]!.cells[0]!.value]),
    );
  };
  expect(await ask({ by: [by] })).toEqual({ all: 20, Deutschland: 30, 中国: 15 });
  expect(await ask({ by: ["disputed"] })).toEqual({ all: 20, "": 30, "0": 20, "1": 10 });
  expect(await ask({ filters: [{ by, is: ["中国"] }] })).toEqual({ all: 15 });
  await expect(product.call("measure", { metrics: ["revenue"], period, by: [by] })).rejects.toMatchObject({
    code: "metrics.no_such_slice",
  });
});

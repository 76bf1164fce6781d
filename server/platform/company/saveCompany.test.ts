import { afterAll, beforeAll, expect, test } from "vitest";
import { type Harness, startHarness } from "../../testing/harness.ts";

let product: Harness;
beforeAll(async () => {
  product = await startHarness({ background: false });
});
afterAll(() => product.stop());

test("whom the company sells to: both at first, known to every page, one of three, in the history and the audit", async () => {
  expect((await product.call("whoAmI", {})).company.sellsTo).toBe("both");
  await product.call("saveCompany", { sellsTo: "consumers" });
  expect((await product.call("whoAmI", {})).company.sellsTo).toBe("consumers");
  expect((await product.call("readCompany", {})).zone).toBe("Asia/Shanghai");
  await expect(product.call("saveCompany", { sellsTo: "everyone" } as never)).rejects.toMatchObject({
    code: "platform.invalid",
  });
  const analyst = await product.person("analyst");
  await expect(product.call("saveCompany", { sellsTo: "both" }, { actor: analyst })).rejects.toMatchObject({
    code: "platform.not_permitted",
  });
  const { versions } = await product.call("listCompanyHistory", {});
  expect(versions.map(({ value }) => value.sellsTo)).toEqual(["consumers"]);
  const { lines } = await product.call("listAudit", {});
  expect(lines.some(({ target }) => target === "company")).toBe(true);
});

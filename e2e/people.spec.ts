import { readFile } from "node:fs/promises";
import { type Browser, expect, test } from "@playwright/test";
import { ask, consoleErrors, locales, password, setUp, signIn, type Tongue } from "./person.ts";
import { type RunningProduct, startProduct } from "./product.ts";

/** What stands on the screen, in both languages. */
const words = {
  zh: {
    lookAgain: "重新查找",
    merge: "是同一人，合并",
    made: "由 2 份档案合成",
    takeOut: "拆出来",
    sure: "拆出来",
    exportAll: /^导出 [1-9]/,
    sheet: "CSV",
    go: /^导出 \d+ 位$/,
    download: "下载文件",
    phone: "手机",
  },
  en: {
    lookAgain: "Look again",
    merge: "Same person: merge",
    made: "Made of 2 files",
    takeOut: "Take out",
    sure: "Take it out",
    exportAll: /^Export [1-9]/,
    sheet: "CSV",
    go: /^Export \d+$/,
    download: "Download the file",
    phone: "phone",
  },
} as const;
const analyst = "fang@example.com";
const twins: Record<Tongue, string> = { zh: "钱雅琴", en: "Qian Yaqin" };
const numbers: Record<Tongue, string> = { zh: "13812345678", en: "13987654321" };
const formula = "=1+1";

test.describe.configure({ mode: "serial" });
let product: RunningProduct;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.stop());

test("two files under one number each, and an analyst", async ({ page, browser }) => {
  await setUp(page, product, "en");
  const boss = page.context();
  for (const tongue of ["zh", "en"] as const)
    for (const anyway of [false, true])
      await ask(boss, product, "createCustomer", {
        fields: { name: twins[tongue], phone: numbers[tongue] },
        anyway,
      });
  await ask(boss, product, "createCustomer", { fields: { name: formula } });
  const { path } = await ask<{ path: string }>(boss, product, "inviteUser", {
    email: analyst,
    role: "analyst",
    scope: { all: true },
  });
  const other = await browser.newContext();
  await ask(other, product, "acceptInvitation", {
    token: new URL(path, product.url).searchParams.get("token"),
    name: "方可",
    email: analyst,
    password,
  });
  await other.close();
});

for (const tongue of ["zh", "en"] as const) {
  test(`two files become one and two again (${tongue})`, async ({ browser }) => {
    const { page, errors, close } = await signedIn(browser, tongue);
    const say = words[tongue];
    await page.goto(`${product.url}/duplicates`);
    await page.getByRole("button", { name: say.lookAgain }).click();
    const pair = page.locator("section, article, .card").filter({ hasText: twins[tongue] }).last();
    await pair.getByRole("button", { name: say.merge }).click();
    await expect(page.getByText(twins[tongue])).toHaveCount(0);

    await page.goto(`${product.url}/customers?q=${encodeURIComponent(twins[tongue])}`);
    await page.getByText(twins[tongue], { exact: true }).first().click();
    await expect(page.getByText(say.made)).toBeVisible();
    await page.getByRole("button", { name: say.takeOut, exact: true }).click();
    await page
      .getByRole("tooltip")
      .or(page.getByRole("dialog"))
      .getByRole("button", { name: say.sure })
      .click();
    await expect(page.getByText(say.made)).toHaveCount(0);
    expect(errors).toEqual([]);
    await close();
  });

  test(`a list goes out as a sheet, in which nothing is a formula (${tongue})`, async ({ browser }) => {
    const { page, errors, close } = await signedIn(browser, tongue);
    const say = words[tongue];
    await page.goto(`${product.url}/customers`);
    await page.getByRole("button", { name: say.exportAll }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(say.sheet, { exact: true }).click();
    await dialog.getByRole("button", { name: say.go }).click();
    const coming = page.waitForEvent("download");
    await dialog.getByRole("link", { name: say.download }).click();
    const text = await readFile(await (await coming).path(), "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text).toContain(say.phone);
    expect(text).toContain(numbers[tongue]);
    expect(text).not.toMatch(/(^|,)"?=1\+1/m);
    expect(text).toContain("=1+1");
    expect(errors).toEqual([]);
    await close();
  });

  test(`an analyst sees no number, not even by looking for it, and merges nothing (${tongue})`, async ({
    browser,
  }) => {
    const { page, context, errors, close } = await signedIn(browser, tongue, analyst);
    const say = words[tongue];
    const tail = numbers[tongue].slice(-4);
    await page.goto(`${product.url}/customers`);
    await expect(page.getByText(twins[tongue]).first()).toBeVisible();
    expect(await page.content()).not.toContain(tail);
    await page.getByRole("button", { name: say.exportAll }).click();
    await expect(page.getByRole("dialog").getByRole("checkbox").first()).toBeVisible();
    await expect(page.getByRole("dialog").getByRole("checkbox", { name: say.phone })).toHaveCount(0);
    await page.goto(`${product.url}/customers?q=${tail}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText(twins[tongue])).toHaveCount(0);
    await page.goto(`${product.url}/duplicates`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: say.lookAgain })).toHaveCount(0);
    const { rows } = await ask<{ rows: { id: string }[] }>(context, product, "listCustomers", {});
    const [into, from] = rows.map((row) => row.id);
    const answer = await context.request.post(`${product.url}/api/v/mergeCustomers`, {
      data: { into, from: [from] },
      headers: { origin: product.url },
    });
    expect(answer.status()).toBe(403);
    expect(errors).toEqual([]);
    await close();
  });
}

async function signedIn(browser: Browser, tongue: Tongue, email?: string) {
  const context = await browser.newContext({ locale: locales[tongue], timezoneId: "Asia/Shanghai" });
  await signIn(context, product, email);
  const page = await context.newPage();
  return { context, page, errors: consoleErrors(page), close: () => context.close() };
}

import { expect, type Page, test } from "@playwright/test";
import { look, lookAtNight, type Problems } from "./look.ts";
import { consoleErrors, locales, setUp, type Tongue } from "./person.ts";
import { type RunningProduct, startProduct } from "./product.ts";

/** A till's export in GBK: 90 orders of 30 customers, one line without a customer, a return, two rows that cannot be read. */
const rows = ["订单号,下单时间,会员号,姓名,手机号,商品,品类,数量,金额"];
for (let n = 0; n < 90; n++) {
  const day = `2026-${String(1 + (n % 10)).padStart(2, "0")}-${String(1 + (n % 27)).padStart(2, "0")}`;
  const who = n % 30;
  rows.push(
    `A${1000 + n},${day} 1${n % 10}:05,M${100 + who},客户${who},138001380${String(10 + who)},牛奶${n % 4},乳品,1,"1,0${n % 10}0.50元"`,
  );
}
rows.push("A2000,2026-05-05 12:00,,,,面包,烘焙,1,8.00");
rows.push("A2001,2026-05-06 12:00,M100,客户0,,牛奶1,乳品,-1,-10.00");
rows.push("A2002,昨天,M101,客户1,,牛奶1,乳品,1,10.00");
rows.push("A2003,2026-05-07 12:00,M102,客户2,,牛奶1,乳品,1,很多");

const words = {
  zh: {
    choose: "选择文件",
    toMatch: "下一步：匹配列",
    toCheck: "下一步：检查值",
    toRules: "下一步：规则",
    toDry: "下一步：试运行",
    import: /^导入 .*行$/,
    done: "已导入。",
    overview: "看总览",
    title: "总览",
    orders: "订单数",
    undo: "撤回",
  },
  en: {
    choose: "Choose a file",
    toMatch: "Next: match columns",
    toCheck: "Next: check values",
    toRules: "Next: rules",
    toDry: "Next: dry run",
    import: /^Import .*rows?$/,
    done: "Imported.",
    overview: "See the overview",
    title: "Overview",
    orders: "Orders",
    undo: "Undo",
  },
} as const;

for (const tongue of ["zh", "en"] as const satisfies readonly Tongue[]) {
  test.describe(tongue, () => {
    test.use({
      locale: locales[tongue],
      timezoneId: "Asia/Shanghai",
      contextOptions: { reducedMotion: "reduce" },
    });
    let product: RunningProduct;
    test.beforeAll(async () => {
      product = await startProduct();
    });
    test.afterAll(() => product.stop());

    test("from the one-time link over a GBK file to figures, and back by undo", async ({ page }) => {
      const errors = consoleErrors(page);
      await setUp(page, product, tongue);
      const problems = await importFile(page, tongue);
      const say = words[tongue];
      await expect(page.getByText(say.done)).toBeVisible({ timeout: 60_000 });
      problems.push(...(await look(page, `${tongue} done`)));
      expect(problems).toEqual([]);

      await page.getByRole("button", { name: say.overview }).click();
      await expect(page.getByRole("heading", { level: 1, name: say.title })).toBeVisible();
      await expect(page.locator("main")).toContainText(say.orders);

      await page.goto(`${product.url}/import`);
      await page.getByRole("link", { name: "till.csv" }).click();
      await page.getByRole("button", { name: say.undo, exact: true }).click();
      await page
        .getByRole("tooltip")
        .or(page.getByRole("dialog"))
        .getByRole("button", { name: say.undo, exact: true })
        .click();
      await expect(
        page.getByText(tongue === "zh" ? "已撤回" : "Undone", { exact: false }).first(),
      ).toBeVisible({
        timeout: 60_000,
      });
      expect(errors).toEqual([]);
    });
  });
}

/** The wizard from step to step, and what is wrong with each for who looks. */
async function importFile(page: Page, tongue: Tongue): Promise<Problems> {
  const say = words[tongue];
  const problems: Problems = [];
  await page.goto(new URL("/import", page.url()).href);
  const body = Buffer.from(gb18030(rows.join("\r\n")));
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "till.csv", mimeType: "text/csv", buffer: body });
  await expect(page.getByRole("button", { name: say.toMatch })).toBeEnabled({ timeout: 30_000 });
  await expect(page.locator("main")).toContainText("GB18030", { ignoreCase: true });
  for (const next of [say.toMatch, say.toCheck, say.toRules, say.toDry, say.import]) {
    const button = page.getByRole("button", { name: next });
    await expect(button).toBeEnabled({ timeout: 60_000 });
    const step = `${tongue} before ${next}`;
    problems.push(...(await look(page, step)));
    if (tongue === "zh") problems.push(...(await lookAtNight(page, step)));
    await page.emulateMedia({ colorScheme: "light" });
    await button.click();
  }
  return problems;
}

/** The few characters that the file needs, looked up by decoding: there is no encoder for GB18030 in the platform. */
function gb18030(text: string): number[] {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, [number, number]>();
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++)
      table.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  }
  return [...text].flatMap((letter) => {
    if (letter.charCodeAt(0) < 0x80) return [letter.charCodeAt(0)];
    const bytes = table.get(letter);
    if (!bytes) throw new Error(`${letter} is not in the table`);
    return bytes;
  });
}

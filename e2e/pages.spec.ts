import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, test } from "@playwright/test";
import { ask, consoleErrors, locales, setUp, signIn, type Tongue } from "./person.ts";
import { type RunningProduct, startProduct } from "./product.ts";

const routes = [
  "/overview",
  "/overview?figure=repurchaseRate",
  "/customers",
  "/customers/:id",
  "/value",
  "/structure",
  "/structure?by=class",
  "/trust",
  "/explore",
  "/explore?metrics=repurchaseRate,averageOrder&by=valueClass,city&period=12m&grain=month",
  "/dashboards",
  "/dashboards/:board",
  "/funnel",
  "/interactions",
  "/referrals",
  "/categories",
  "/market",
  "/today",
  "/strategies",
  "/coverage",
  "/effect",
  "/nurture",
  "/segments",
  "/segments/new",
  "/segments/groups",
  "/quality",
  "/duplicates",
  "/import",
  "/settings",
];

test.describe.configure({ mode: "serial" });
let product: RunningProduct;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.stop());

test("the first administrator is made", async ({ page }) => {
  await setUp(page, product, "en");
});

test("empty pages say what is missing", ({ browser }) =>
  inBoth(
    browser,
    routes.filter((route) => !route.includes(":")),
  ));

test("the sample is loaded from the first screen", async ({ browser }) => {
  const context = await browser.newContext({ locale: locales.zh });
  await signIn(context, product);
  const page = await context.newPage();
  await page.goto(product.url);
  await page.getByRole("button", { name: "载入示例", exact: true }).click();
  await expect
    .poll(async () => (await ask<{ sample: boolean }>(context, product, "whoAmI", {})).sample, {
      timeout: 90_000,
    })
    .toBe(true);
  await expect
    .poll(
      async () => {
        const { jobs } = await ask<{ jobs: { state: string }[] }>(context, product, "listJobs", {});
        return jobs.filter((job) => job.state === "queued" || job.state === "running").length;
      },
      { timeout: 90_000 },
    )
    .toBe(0);
  await ask(context, product, "createDashboard", { name: "十二项", readyMade: true });
  await context.close();
});

test("whoever wants less motion has menus and explanations where they belong", async ({ browser }) => {
  const context = await browser.newContext({ locale: locales.zh, reducedMotion: "reduce" });
  await signIn(context, product);
  const page = await context.newPage();
  await page.goto(`${product.url}/funnel`);
  await page.getByRole("button", { name: /^对比/ }).click();
  await expect(page.getByRole("menuitem", { name: "去年同期" })).toBeInViewport();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "分开看怎么算的" }).click();
  await expect(page.getByRole("note", { name: "分开看怎么算的" })).toBeInViewport();
  await context.close();
});

test("filled pages are whole, accessible and fit both widths", ({ browser }) => inBoth(browser, routes));

/** Two people read at once, one in each language. */
async function inBoth(browser: Browser, paths: readonly string[]) {
  const problems = await Promise.all(
    (["zh", "en"] as const).map((tongue) => eachRoute(browser, tongue, paths)),
  );
  expect(problems.flat()).toEqual([]);
}

/** What is wrong with these pages, each with its address. */
async function eachRoute(browser: Browser, tongue: Tongue, paths: readonly string[]): Promise<string[]> {
  const context = await browser.newContext({
    locale: locales[tongue],
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  await signIn(context, product);
  const page = await context.newPage();
  const errors = consoleErrors(page);
  const { rows } = await ask<{ rows: { id: string }[] }>(context, product, "listCustomers", {
    sort: "amount",
  });
  const { dashboards } = await ask<{ dashboards: { id: number }[] }>(context, product, "listDashboards", {});
  const problems: string[] = [];
  for (const path of paths) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(
      product.url + path.replace(":id", rows[0]?.id ?? "").replace(":board", String(dashboards[0]?.id)),
    );
    await page.waitForLoadState("networkidle");
    await expect(page.locator(".ant-skeleton, .skeleton, [aria-busy=true]")).toHaveCount(0);
    // No page holds a frame; without looking for them a look takes two thirds of the time.
    const axe = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(["wcag2a", "wcag2aa", "wcag21aa"])
      .analyze();
    for (const { id, impact, nodes } of axe.violations) {
      if (impact === "serious" || impact === "critical")
        problems.push(`${tongue} ${path} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
    }
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.waitForTimeout(150);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (over > 0) problems.push(`${tongue} ${path} is ${over} px wider than ${width}`);
    }
  }
  await context.close();
  return [...problems, ...errors.map((error) => `${tongue} ${error}`)];
}

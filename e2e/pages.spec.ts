import { type Browser, type BrowserContext, expect, test } from "@playwright/test";
import { fits, look, lookAtNight, type Problems, quietly } from "./look.ts";
import { ask, consoleErrors, locales, setUp, signIn, type Tongue } from "./person.ts";
import { type RunningProduct, startProduct } from "./product.ts";

const routes = [
  "/welcome",
  "/overview",
  "/overview?figure=repurchaseRate",
  "/customers",
  "/customers/:customer",
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
  "/segments/:segment",
  "/segments/:segment/edit",
  "/quality",
  "/duplicates",
  "/import",
  "/settings",
  ...["fields", "rates", "users", "account", "roles", "keys", "mail", "audit"].map(
    (tab) => `/settings?tab=${tab}`,
  ),
];

test.describe.configure({ mode: "serial" });
let product: RunningProduct;
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.stop());

test("the first administrator is made behind doors that everyone can read", async ({ page, browser }) => {
  const link = new URL(product.setup);
  await atTheDoor(browser, [link.pathname + link.search]);
  await setUp(page, product, "en");
  const { path } = await ask<{ path: string }>(page.context(), product, "inviteUser", {
    email: "fang@example.com",
    role: "analyst",
    scope: { all: true },
  });
  await atTheDoor(browser, [
    "/sign-in",
    new URL(path, product.url).pathname + new URL(path, product.url).search,
  ]);
});

test("empty pages say what is missing", ({ browser }) =>
  inBoth(
    browser,
    routes.filter((route) => !/:|tab=/.test(route)),
    false,
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
  await ask(context, product, "createDashboard", { name: "十二项", readyMade: true });
  await ask(context, product, "createSegment", {
    name: "常客",
    rule: { where: { kind: "bought", measure: "orders", test: { is: "atLeast", value: 3 } } },
  });
  await expect
    .poll(
      async () => {
        const { jobs } = await ask<{ jobs: { state: string }[] }>(context, product, "listJobs", {});
        return jobs.filter((job) => job.state === "queued" || job.state === "running").length;
      },
      { timeout: 90_000 },
    )
    .toBe(0);
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

test("filled pages are whole, accessible and fit both widths", ({ browser }) =>
  inBoth(browser, routes, true));

/** What stands before one is signed in, in both languages. */
async function atTheDoor(browser: Browser, paths: readonly string[]) {
  const problems: Problems = [];
  for (const tongue of ["zh", "en"] as const) {
    const context = await browser.newContext({ locale: locales[tongue], reducedMotion: "reduce" });
    const page = await context.newPage();
    const quiet = quietly(page);
    for (const path of paths) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(product.url + path);
      await quiet();
      await expect(page.getByRole("textbox").first()).toBeVisible();
      const name = `${tongue} ${new URL(page.url()).pathname}`;
      problems.push(
        ...(await look(page, name)),
        ...(await lookAtNight(page, name)),
        ...(await fits(page, name)),
      );
    }
    await context.close();
  }
  expect(problems).toEqual([]);
}

/** Two people read at once, one in each language. */
async function inBoth(browser: Browser, paths: readonly string[], atNight: boolean) {
  const problems = await Promise.all(
    (["zh", "en"] as const).map((tongue) =>
      // By night in one language, as colours do not differ by it.
      eachRoute(browser, tongue, paths, atNight && tongue === "zh"),
    ),
  );
  expect(problems.flat()).toEqual([]);
}

/** What is wrong with these pages, each with its address. */
async function eachRoute(
  browser: Browser,
  tongue: Tongue,
  paths: readonly string[],
  atNight: boolean,
): Promise<Problems> {
  const context = await browser.newContext({
    locale: locales[tongue],
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  await signIn(context, product);
  const page = await context.newPage();
  const errors = consoleErrors(page);
  const quiet = quietly(page);
  const opened = await openedOf(context);
  const problems: Problems = [];
  for (const [i, path] of paths.entries()) {
    const name = `${tongue} ${path}`;
    const address = path.replace(/:(\w+)/, (_, what: string) => {
      expect(opened[what], `${what} to open`).toBeDefined();
      return String(opened[what]);
    });
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 1440, height: 900 });
    // In one language each page is opened by its address, in the other, as parts of one page are, by a link on the one before.
    if (i === 0 || (tongue === "zh" && !path.includes("tab="))) await page.goto(product.url + address);
    else await page.evaluate((to) => history.pushState(null, "", to), address);
    await quiet();
    await expect(page.locator(".ant-skeleton, .skeleton, [aria-busy=true]")).toHaveCount(0);
    problems.push(...(await look(page, name)));
    if (atNight) problems.push(...(await lookAtNight(page, name)));
    problems.push(...(await fits(page, name)));
  }
  await context.close();
  return [...problems, ...errors.map((error) => `${tongue} ${error}`)];
}

/** Which of those that have pages of their own are opened; nothing where there is none yet. */
async function openedOf(context: BrowserContext): Promise<Record<string, string | number | undefined>> {
  const { rows } = await ask<{ rows: { id: string }[] }>(context, product, "listCustomers", {
    sort: "amount",
  });
  const { dashboards } = await ask<{ dashboards: { id: number }[] }>(context, product, "listDashboards", {});
  const { segments } = await ask<{ segments: { id: number }[] }>(context, product, "listSegments", {});
  return { customer: rows[0]?.id, board: dashboards[0]?.id, segment: segments[0]?.id };
}

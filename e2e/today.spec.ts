import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import { ask, consoleErrors, locales, password, setUp, signIn, type Tongue } from "./person.ts";
import { type RunningProduct, startProduct } from "./product.ts";

/** What stands on the screen, in both languages. */
const words = {
  zh: {
    today: "今日",
    open: "展开",
    result: "记结果",
    reached: "联系上了",
    noted: "记结果",
    note: "记下",
    undo: "撤回",
    tomorrow: "改到明天",
    putOff: "改到 ",
    everyone: /^全部/,
    log: "记联系",
    more: "答应了什么、新需要、时长",
    promised: "答应了什么",
    shown: "答应：带两盒酸奶样品",
    gone: "没有这位客户",
  },
  en: {
    today: "Today",
    open: "Open",
    result: "Result",
    reached: "Reached",
    noted: "Note the result",
    note: "Note it",
    undo: "Undo",
    tomorrow: "Tomorrow",
    putOff: "put off to ",
    everyone: /^All/,
    log: "Log a contact",
    more: "Promises, new needs, length",
    promised: "What was promised",
    shown: "Promised: 带两盒酸奶样品",
    gone: "no such customer",
  },
} as const;
const seller = "chen@example.com";
/** Two for each journey: one is called, the other put off. */
const own: Record<Tongue, readonly [string, string]> = { zh: ["沈玉兰", "顾建平"], en: ["陆文静", "周启明"] };
const elses = "别人的客户";

test.describe.configure({ mode: "serial" });
let product: RunningProduct;
const idOf = new Map<string, string>();
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(() => product.stop());

test("a manager plans the day: each promise that is due is on its owner's list", async ({
  page,
  browser,
}) => {
  await setUp(page, product, "en");
  const boss = page.context();
  const { path } = await ask<{ path: string }>(boss, product, "inviteUser", {
    email: seller,
    role: "sales",
    scope: { all: false, own: true, owners: [], regions: [] },
  });
  const rep = await browser.newContext();
  await ask(rep, product, "acceptInvitation", {
    token: new URL(path, product.url).searchParams.get("token"),
    name: "陈晓",
    email: seller,
    password,
  });
  await signIn(rep, product, seller);
  const me = await ask<{ user: { person: number } }>(rep, product, "whoAmI", {});
  const { day } = await ask<{ day: string }>(boss, product, "todaySummary", {});
  for (const name of [...own.zh, ...own.en, elses]) {
    const fields = name === elses ? { name } : { name, owner: me.user.person };
    const { id } = await ask<{ id: string }>(boss, product, "createCustomer", { fields });
    idOf.set(name, id);
    const promise = { kind: "call", outcome: "reached", promised: `答应${name}的事`, promisedBy: day };
    await ask(boss, product, "logContact", { id, ...promise });
  }
  await ask(boss, product, "planTodayNow", {});
  await expect
    .poll(async () => (await ask<{ open: number }>(boss, product, "todaySummary", {})).open, {
      timeout: 30_000,
    })
    .toBe(5);
  await rep.close();
});

for (const [tongue, width] of [
  ["zh", 390],
  ["en", 1440],
] as const)
  test(`a day of sales: result, undo, tomorrow, a promise on the file (${tongue}, ${width} px)`, ({
    browser,
  }) => aDay(browser, tongue, width));

async function aDay(browser: Browser, tongue: Tongue, width: number) {
  const say = words[tongue];
  const context = await browser.newContext({
    locale: locales[tongue],
    timezoneId: "Asia/Shanghai",
    viewport: { width, height: 844 },
  });
  await signIn(context, product, seller);
  const page = await context.newPage();
  const errors = consoleErrors(page);
  const [called, later] = own[tongue];
  const line = (name: string) => page.locator("li.task").filter({ hasText: name });

  await page.goto(`${product.url}/today`);
  await expect(page.getByRole("heading", { level: 1, name: say.today })).toBeVisible();
  await unfold(line(called), say.open);
  await expect(line(called)).toContainText(`答应${called}的事`);
  await line(called).getByRole("button", { name: say.result }).click();
  const dialog = page.getByRole("dialog", { name: say.noted });
  await dialog.getByText(say.reached, { exact: true }).click();
  await dialog.getByRole("button", { name: say.note }).click();
  await expect(line(called)).toHaveAttribute("data-state", "done");
  await line(called).getByRole("button", { name: say.undo }).click();
  await expect(line(called)).toHaveAttribute("data-state", "open");

  await unfold(line(later), say.open);
  await line(later).getByRole("button", { name: say.tomorrow }).click();
  await expect(line(later)).toContainText(say.putOff);

  await page
    .getByRole("radio", { name: say.everyone })
    .or(page.getByRole("button", { name: say.everyone }))
    .first()
    .click();
  await expect(line(called)).toBeVisible();
  await expect(line(elses), "outside his sight").toHaveCount(0);

  await onTheFile(page, called, say);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  expect(errors).toEqual([]);
  await noOthers(context, page, say.gone);
  await context.close();
}

/** The line in hand is unfolded already. */
async function unfold(line: Locator, open: string) {
  const folded = line.getByRole("button", { name: open });
  if (await folded.isVisible()) await folded.click();
}

/** A contact with a promise, logged on the customer's file, is there at once. */
async function onTheFile(page: Page, name: string, say: (typeof words)[Tongue]) {
  await page.goto(`${product.url}/customers/${idOf.get(name)}`);
  await page.getByRole("button", { name: say.log }).first().click();
  const dialog = page.getByRole("dialog", { name: say.log });
  await dialog.getByText(say.reached, { exact: true }).click();
  await dialog.getByText(say.more).click();
  await dialog.getByLabel(say.promised).fill("带两盒酸奶样品");
  await dialog.getByRole("button", { name: say.note }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(say.shown).first()).toBeVisible();
}

/** The address of somebody else's customer leads nowhere. */
async function noOthers(context: BrowserContext, page: Page, gone: string) {
  const list = await ask<{ rows: { name: string }[] }>(context, product, "listCustomers", {});
  expect(list.rows.map((row) => row.name)).not.toContain(elses);
  await page.goto(`${product.url}/customers/${idOf.get(elses)}`);
  await expect(page.getByText(gone).first()).toBeVisible();
  await expect(page.getByText(elses)).toHaveCount(0);
}

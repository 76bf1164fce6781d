import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page, Request } from "@playwright/test";
import type { RunOptions } from "axe-core";

/** What is wrong with a page in words, each with the name it was looked at under. */
export type Problems = string[];

const levels = ["wcag2a", "wcag2aa", "wcag21aa"];
// Reading it costs a page half as long as the look itself; without names of its own and comments less.
const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** What axe calls serious or critical on the page as it stands; only that is gathered and sent. */
async function violations(page: Page, run: RunOptions): Promise<string[]> {
  // A page that is come to by a link still holds it.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: { run: typeof import("axe-core").run } };
    const found = await axe.run(document, options);
    return found.violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
      );
  }, run);
}

/** Wrong with what is open: what everyone must be able to read and reach. */
export async function look(page: Page, name: string): Promise<Problems> {
  const found = await violations(page, {
    runOnly: { type: "tag", values: levels },
    resultTypes: ["violations"],
  });
  return found.map((problem) => `${name} ${problem}`);
}

/** Letters on their ground at night; all else is the same as by day. */
export async function lookAtNight(page: Page, name: string): Promise<Problems> {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await drawn(page);
  const found = await violations(page, {
    runOnly: { type: "rule", values: ["color-contrast"] },
    resultTypes: ["violations"],
  });
  return found.map((problem) => `${name} at night ${problem}`);
}

/** Wrong with how wide it is at 1440 and on a phone; it is left as a phone shows it. */
export async function fits(page: Page, name: string): Promise<Problems> {
  const problems: Problems = [];
  for (const width of [1440, 390]) {
    if (page.viewportSize()?.width !== width) {
      await page.setViewportSize({ width, height: 844 });
      await page.waitForTimeout(150);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) problems.push(`${name} is ${over} px wider than ${width}`);
  }
  return problems;
}

const drawn = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );

/**
 * Waits until a page has asked for nothing for five turns of its own clock, however it was come to: a page that is at work
 * may be about to ask, and its clock stands. What stays open for news does not count.
 */
export function quietly(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  let still = 0;
  page.on("request", (request) => {
    still = 0;
    // A page that is left never says what became of what it had asked for.
    if (request.isNavigationRequest()) asked.clear();
    if (request.resourceType() !== "eventsource") asked.add(request);
  });
  const over = (request: Request) => {
    if (asked.delete(request)) still = 0;
  };
  page.on("requestfinished", over);
  page.on("requestfailed", over);
  return async () => {
    for (still = 0; still < 5; still = asked.size > 0 ? 0 : still + 1)
      await page.evaluate(() => new Promise((turn) => setTimeout(turn, 50)));
  };
}

/**
 * The first page after sign-in, as a browser that has never been here loads it: largest contentful paint and the gzipped
 * JavaScript that came with it. Started by `npm run bench` as
 * `firstPage.ts --url URL --email MAIL --password WORD --loads N`; prints one line of JSON.
 */
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "@playwright/test";

const { values: given } = parseArgs({
  options: {
    url: { type: "string", default: "" },
    browser: { type: "string", default: "" },
    email: { type: "string", default: "" },
    password: { type: "string", default: "" },
    loads: { type: "string", default: "7" },
  },
});

interface Load {
  /** Milliseconds from the address to the largest contentful paint. */
  lcp: number;
  /** What that paint was. */
  what: string;
  /** Bytes of JavaScript but for the drawing of charts, each file gzipped; of charts; and what of both was there before that paint. */
  script: number;
  charts: number;
  before: number;
}

async function load(browser: Browser): Promise<Load> {
  // A context of its own: nothing is in its cache.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  try {
    const signedIn = await context.request.post(`${given.url}/api/auth/sign-in/email`, {
      data: { email: given.email, password: given.password },
      headers: { origin: given.url },
    });
    if (!signedIn.ok()) throw new Error(`sign-in: ${signedIn.status()} ${await signedIn.text()}`);
    const page = await context.newPage();
    const scripts: Promise<{ url: string; bytes: number; charts: boolean }>[] = [];
    page.on("response", (response) => {
      if (/javascript/.test(response.headers()["content-type"] ?? ""))
        scripts.push(
          response.body().then((body) => ({
            url: response.url(),
            bytes: gzipSync(body).length,
            // The attribute by which the charts' library marks what it draws in.
            charts: body.includes("_echarts_instance_"),
          })),
        );
    });
    await page.addInitScript(() => {
      const seen = window as unknown as { paints: { at: number; what: string }[] };
      seen.paints = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { element } = entry as PerformanceEntry & { element?: Element };
          seen.paints.push({
            at: entry.startTime,
            what: element ? `${element.tagName.toLowerCase()}.${element.className}` : "",
          });
        }
      }).observe({ type: "largest-contentful-paint", buffered: true });
    });
    await page.goto(given.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    // Quiet for two seconds, and the last paint is the largest there was.
    let paints: { at: number; what: string }[] = [];
    for (;;) {
      await page.waitForTimeout(2000);
      const now = await page.evaluate(
        () => (window as unknown as { paints: { at: number; what: string }[] }).paints,
      );
      if (now.length > 0 && now.length === paints.length) break;
      paints = now;
    }
    const last = paints.at(-1);
    if (!last) throw new Error("the browser reported no largest contentful paint");
    const arrived = new Map(
      await page.evaluate(() =>
        performance
          .getEntriesByType("resource")
          .map((entry) => [entry.name, (entry as PerformanceResourceTiming).responseEnd] as const),
      ),
    );
    const sizes = await Promise.all(scripts);
    const sum = (of: typeof sizes) => of.reduce((bytes, one) => bytes + one.bytes, 0);
    return {
      lcp: last.at,
      what: last.what,
      script: sum(sizes.filter(({ charts }) => !charts)),
      charts: sum(sizes.filter(({ charts }) => charts)),
      before: sum(sizes.filter(({ url }) => (arrived.get(url) ?? 0) <= last.at)),
    };
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({
  executablePath: given.browser,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
try {
  const loads: Load[] = [];
  // The first warms the server's own caches and the browser's process, as the second visitor of a day finds them.
  await load(browser);
  for (let n = 0; n < Number(given.loads); n++) loads.push(await load(browser));
  process.stdout.write(`${JSON.stringify(loads)}\n`);
} finally {
  await browser.close();
}

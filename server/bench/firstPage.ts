import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { BenchProduct } from "./benchProduct.ts";
import { quantile } from "./processes.ts";

export type FirstPage =
  | { skipped: string }
  | {
      /** Milliseconds to the largest contentful paint, over the loads. */
      lcp: { median: number; worst: number };
      /** Bytes of gzipped JavaScript without and with the drawing of charts, the most of any load; and what was there before the paint. */
      script: number;
      charts: number;
      before: number;
      loads: number;
      /** What was painted then. */
      what: string;
    };

const loads = 7;

/** The first page after sign-in in an installed browser, each time with an empty cache, over loopback. */
export async function measureFirstPage(product: BenchProduct): Promise<FirstPage> {
  // Plain JavaScript that also runs before packages are installed.
  const finder = fileURLToPath(new URL("../../bin/findBrowser.mjs", import.meta.url));
  const { findBrowser } = (await import(finder)) as { findBrowser(): string | undefined };
  const browser = findBrowser();
  if (!browser) return { skipped: "no Chromium, Chrome or Edge is installed here: not measured" };
  const account = {
    email: `bench-${randomBytes(4).toString("hex")}@example.com`,
    password: randomBytes(12).toString("hex"),
  };
  const { path } = await product.ask("inviteUser", { email: account.email, role: "administrator" });
  await product.ask("acceptInvitation", { ...account, token: path.split("token=")[1] ?? "", name: "Bench" });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      "--import",
      "tsx",
      fileURLToPath(new URL("../../e2e/firstPage.ts", import.meta.url)),
      ...Object.entries({ ...account, url: product.url, browser, loads: String(loads) }).flatMap(
        ([name, value]) => [`--${name}`, value],
      ),
    ],
    { maxBuffer: 2 ** 24 },
  );
  const found = JSON.parse(stdout.trim().split("\n").at(-1) ?? "[]") as {
    lcp: number;
    what: string;
    script: number;
    charts: number;
    before: number;
  }[];
  const times = found.map((one) => one.lcp);
  return {
    lcp: { median: quantile(times, 0.5), worst: Math.max(...times) },
    script: Math.max(...found.map((one) => one.script)),
    charts: Math.max(...found.map((one) => one.charts)),
    before: Math.max(...found.map((one) => one.before)),
    loads: found.length,
    what: found.at(-1)?.what ?? "",
  };
}

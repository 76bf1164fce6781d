import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import { manualPages } from "./manual.ts";

const folder = (language: string) =>
  fileURLToPath(new URL(`../../docs/${language}/metrics/`, import.meta.url));

test("what a metric is shown beside is another metric", () => {
  for (const { name, also = [] } of Object.values(catalogue))
    for (const other of also) expect(other !== name && other in catalogue, `${name} → ${other}`).toBe(true);
});

test.each(["zh", "en"] as const)(
  "the manual's pages of figures are what the catalogue says: %s",
  (language) => {
    const made = Object.fromEntries(manualPages(Object.values(catalogue), language));
    const kept = Object.fromEntries(
      readdirSync(folder(language)).map((name) => [name, readFileSync(folder(language) + name, "utf8")]),
    );
    expect(kept).toEqual(made);
  },
);

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import { manualPages } from "./manual.ts";

const folder = (language: string) =>
  fileURLToPath(new URL(`../../docs/${language}/metrics/`, import.meta.url));

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

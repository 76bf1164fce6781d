import { readFileSync } from "node:fs";

interface Published {
  donations: { n: number; x: number[]; tx: number[]; donors: number[] };
  contracts: { regular: number[]; highEnd: number[] };
}

/** The two published data sets of discrete time, as the papers print them. */
export const discretePublished = JSON.parse(
  readFileSync(new URL("../reference/discrete.json", import.meta.url), "utf8"),
) as Published;

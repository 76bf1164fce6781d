import type { Definition } from "../customers/schema.ts";
import type { ClickHouse } from "../platform/clickhouse/client.ts";
import type { PriceLevel } from "./priceTendency.ts";
import { questionText } from "./questionText.ts";

let kept: { key: string; levels: Promise<PriceLevel[]> } | undefined;

/**
 * Everyone's prices in the year up to a day, read once for each `version`: a file asks for the products of one customer, and
 * reading everybody's lines for each file would cost more than the rest of it.
 */
export function priceLevels(
  ch: ClickHouse,
  asking: { definition: Definition; until: number },
  version: string,
): Promise<PriceLevel[]> {
  const key = `${ch.database} ${asking.until} ${version}`;
  if (kept?.key !== key) {
    const levels = readLevels(ch, asking);
    kept = { key, levels };
    // What failed once is asked again, and not kept as an answer.
    levels.catch(() => {
      if (kept?.levels === levels) kept = undefined;
    });
  }
  return kept.levels;
}

async function readLevels(ch: ClickHouse, asking: { definition: Definition; until: number }) {
  const { sql, params } = await questionText(ch, "prices", asking);
  return ch.rows<PriceLevel>(sql, params);
}

import type { Rfm } from "../../server/metrics/rfm/schema.ts";
import { count, none } from "../kit/format.ts";
import type { Language } from "../phrase.ts";

type Band = Rfm["bands"]["r"][number];

/** What a score covers, as it was seen: `13–24`, `≤ 12`, `≥ 16`. Scores without customers say –. */
export function bandWords(bands: readonly Band[], language: Language): Map<number, string> {
  const seen = bands.filter((band) => band.from !== null && band.to !== null);
  const lowest = Math.min(...seen.map((band) => band.from ?? 0));
  const highest = Math.max(...seen.map((band) => band.to ?? 0));
  return new Map(
    bands.map((band) => {
      if (band.from === null || band.to === null) return [band.score, none];
      const [from, to] = [count(band.from, language), count(band.to, language)];
      if (from === to) return [band.score, from];
      if (band.from === lowest && seen.length > 1) return [band.score, `≤ ${to}`];
      if (band.to === highest && seen.length > 1) return [band.score, `≥ ${from}`];
      return [band.score, `${from}–${to}`];
    }),
  );
}

import type { BenchProduct } from "./benchProduct.ts";
import { timed } from "./processes.ts";

export interface ForecastTime {
  model: string;
  /** Comparing all models, on a sample, with everything that follows. */
  compared: number;
  /** Fitting the chosen model to everyone and scoring everyone, from the order lines to the kept rows. */
  refitted: number;
  /** Of that, seconds in the statistics. */
  statistics: number;
}

/** The forecast of everyone, once with the comparison of models and once without. */
export async function measureForecast(product: BenchProduct): Promise<ForecastTime> {
  const run = (compare: boolean) =>
    timed(async () => {
      const { jobId } = await product.ask("startForecast", { compare });
      return product.follow(jobId);
    });
  const compared = await run(true);
  const refitted = await run(false);
  const { runs } = await product.ask("listForecasts", { limit: 1 });
  const [last] = runs;
  if (last?.state !== "whole") throw new Error(`no forecast: ${JSON.stringify(last?.missing)}`);
  return {
    model: last.model ?? "",
    compared: compared.seconds,
    refitted: refitted.seconds,
    statistics: (last.timings.statistics ?? 0) / 1000,
  };
}

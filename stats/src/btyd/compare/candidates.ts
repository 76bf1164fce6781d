import { bgNbd, fitBgNbd } from "../bgNbd.ts";
import { bgCnbd, fitBgCnbd, fitMbgCnbd, mbgCnbd } from "../cnbd.ts";
import type { Fit } from "../fit.ts";
import { fitMbgNbd, mbgNbd } from "../mbgNbd.ts";
import type { CustomerModel } from "../model.ts";
import { fitParetoNbd, paretoNbd } from "../paretoNbd.ts";
import type { Summary } from "../summarise.ts";

/** A fitted model closed over its parameters, whatever these are. */
export interface Fitted {
  name: string;
  fit: Fit<object>;
  /** Free parameters, k of an Erlang model counted as one. */
  freedom: number;
  expected(summary: Summary, horizon: number): Float64Array;
  probability(history: { x: number; tx: number; T: number }, horizon: number, n: number): number;
  expectedNew(t: number): number;
  pAlive(summary: Summary): Float64Array;
}

export type CandidateName = "bgNbd" | "mbgNbd" | "paretoNbd" | "bgCnbd" | "mbgCnbd";

function close<P extends object>(
  name: string,
  fit: Fit<P>,
  model: CustomerModel<P>,
  freedom = fit.names.length,
): Fitted {
  return {
    name,
    fit: fit as unknown as Fit<object>,
    freedom,
    expected: (summary, horizon) => model.expectedTransactionsAll(fit.params, summary, horizon),
    probability: (history, horizon, n) => model.countProbability(fit.params, history, horizon, n),
    expectedNew: (t) => model.expectedTransactionsNew(fit.params, t),
    pAlive: (summary) => model.pAliveAll(fit.params, summary),
  };
}

/** How each candidate is fitted. Erlang models are fitted for k from 2, where they differ from their simpler kin. */
export const candidates: Record<CandidateName, (summary: Summary) => Fitted> = {
  bgNbd: (summary) => close("BG/NBD", fitBgNbd(summary), bgNbd),
  mbgNbd: (summary) => close("MBG/NBD", fitMbgNbd(summary), mbgNbd),
  paretoNbd: (summary) => close("Pareto/NBD", fitParetoNbd(summary), paretoNbd),
  bgCnbd: (summary) => {
    const fit = fitBgCnbd(summary, { maxK: 4 });
    return close(fit.model, fit, bgCnbd(fit.k), 5);
  },
  mbgCnbd: (summary) => {
    const fit = fitMbgCnbd(summary, { maxK: 4 });
    return close(fit.model, fit, mbgCnbd(fit.k), 5);
  },
};

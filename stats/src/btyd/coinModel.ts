import { requireProbability } from "../special/require.ts";
import { aliveTimes } from "./batch.ts";
import { type CoinFuture, countProbability, discountedCount, expectedCount } from "./coinFuture.ts";
import { expectedMany } from "./expectedTable.ts";
import { type Columns, type History, requireHistory } from "./history.ts";
import { aliveFromLogOdds, type CustomerModel, requireHorizon, requireParams } from "./model.ts";

/** A `CoinFuture` with its time scale, and the chance to be alive at its start. */
interface Outlook extends CoinFuture {
  alpha: number;
  alive: number;
}

interface CoinDefinition<P> {
  logLikelihood(params: P, history: History): number;
  logOddsGone(params: P, history: History): number;
  /** Posterior of an alive customer. */
  future(params: P, history: { x: number; T: number }): Outlook;
  /** Prior of a customer who has just made the first purchase. */
  newcomer(params: P): Outlook;
}

/** Builds the public functions of a model in which customers leave by a coin tossed at purchases. */
export function coinModel<P extends object>(definition: CoinDefinition<P>): CustomerModel<P> {
  const checked = (params: P, h: History) => {
    requireParams(params);
    requireHistory(h.x, h.tx, h.T);
  };
  const pAlive = (params: P, h: History) => aliveFromLogOdds(definition.logOddsGone(params, h));
  const probability = (outlook: Outlook, alive: number, horizon: number, n: number) =>
    alive * countProbability(outlook, horizon / outlook.alpha, n) + (n === 0 ? 1 - alive : 0);
  const aliveOf = (params: P) => {
    requireParams(params);
    const h = { x: 0, tx: 0, T: 0 };
    return (x: number, tx: number, T: number) => {
      h.x = x;
      h.tx = tx;
      h.T = T;
      return pAlive(params, h);
    };
  };
  const expectedOf = (params: P, columns: Columns) => {
    const { r, a, b } = definition.future(params, { x: 0, T: 0 });
    return expectedMany({ r, a, b, k: 1 }, columns.x.length);
  };
  return {
    logLikelihood(params, h) {
      checked(params, h);
      return definition.logLikelihood(params, h);
    },
    pAlive(params, h) {
      checked(params, h);
      return pAlive(params, h);
    },
    pAliveIfSilent(params, h, ahead) {
      checked(params, h);
      return Float64Array.from(ahead, (later) => {
        requireHorizon("ahead", later);
        return pAlive(params, { ...h, T: h.T + later });
      });
    },
    expectedTransactions(params, h, horizon) {
      checked(params, h);
      requireHorizon("horizon", horizon);
      const outlook = definition.future(params, h);
      return pAlive(params, h) * expectedCount(outlook, horizon / outlook.alpha);
    },
    countProbability(params, h, horizon, n) {
      checked(params, h);
      requireHorizon("horizon", horizon);
      return probability(definition.future(params, h), pAlive(params, h), horizon, n);
    },
    discountedTransactions(params, h, discount, horizon = Number.POSITIVE_INFINITY) {
      checked(params, h);
      requireHorizon("discount", discount);
      const outlook = definition.future(params, h);
      const { alpha } = outlook;
      return pAlive(params, h) * discountedCount(outlook, horizon / alpha, discount * alpha);
    },
    nextPurchaseWithin(params, h, horizon) {
      checked(params, h);
      requireHorizon("horizon", horizon);
      const { r, alpha } = definition.future(params, h);
      return pAlive(params, h) * -Math.expm1(-r * Math.log1p(horizon / alpha));
    },
    nextPurchaseQuantile(params, h, p) {
      checked(params, h);
      requireProbability("p", p);
      const alive = pAlive(params, h);
      if (p >= alive) return p === 0 ? 0 : Number.POSITIVE_INFINITY;
      const { r, alpha } = definition.future(params, h);
      return alpha * Math.expm1(-Math.log1p(-p / alive) / r);
    },
    nextPurchaseMean(params, h) {
      checked(params, h);
      const { r, alpha } = definition.future(params, h);
      return r > 1 ? alpha / (r - 1) : Number.POSITIVE_INFINITY;
    },
    expectedTransactionsNew(params, t) {
      requireParams(params);
      requireHorizon("t", t);
      const outlook = definition.newcomer(params);
      return outlook.alive * expectedCount(outlook, t / outlook.alpha);
    },
    countProbabilityNew(params, t, n) {
      requireParams(params);
      requireHorizon("t", t);
      const outlook = definition.newcomer(params);
      return probability(outlook, outlook.alive, t, n);
    },
    discountedTransactionsNew(params, discount, horizon = Number.POSITIVE_INFINITY) {
      requireParams(params);
      requireHorizon("discount", discount);
      const outlook = definition.newcomer(params);
      return outlook.alive * discountedCount(outlook, horizon / outlook.alpha, discount * outlook.alpha);
    },
    pAliveAll(params, columns) {
      return aliveTimes(columns, 1, aliveOf(params), (_x, _T, out) => {
        out[0] = 1;
      });
    },
    expectedTransactionsAll(params, columns, horizon) {
      return this.expectedTransactionsAt(params, columns, [horizon]);
    },
    expectedTransactionsAt(params, columns, horizons) {
      const expected = expectedOf(params, columns);
      const each = Array.from(horizons, (horizon) => {
        requireHorizon("horizon", horizon);
        return expected([horizon], [1]);
      });
      const one = new Float64Array(1);
      return aliveTimes(columns, horizons.length, aliveOf(params), (x, T, out) => {
        const { alpha } = definition.future(params, { x, T });
        for (let j = 0; j < out.length; j++) {
          each[j]!(x, alpha, one);
          out[j] = one[0]!;
        }
      });
    },
    expectedCombinationAll(params, columns, horizons, weights) {
      for (let j = 0; j < horizons.length; j++) requireHorizon("horizon", horizons[j]!);
      const expected = expectedOf(params, columns)(horizons, weights);
      return aliveTimes(columns, 1, aliveOf(params), (x, T, out) => {
        expected(x, definition.future(params, { x, T }).alpha, out);
      });
    },
    nextPurchaseWithinAll(params, columns, horizon) {
      requireHorizon("horizon", horizon);
      return aliveTimes(columns, 1, aliveOf(params), (x, T, out) => {
        const { r, alpha } = definition.future(params, { x, T });
        out[0] = -Math.expm1(-r * Math.log1p(horizon / alpha));
      });
    },
    discountedTransactionsAll(params, columns, discount, horizon = Number.POSITIVE_INFINITY) {
      requireParams(params);
      requireHorizon("discount", discount);
      return aliveTimes(columns, 1, aliveOf(params), (x, T, out) => {
        const outlook = definition.future(params, { x, T });
        out[0] = discountedCount(outlook, horizon / outlook.alpha, discount * outlook.alpha);
      });
    },
  };
}

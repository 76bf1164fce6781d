// Special functions

// Buy till you die, continuous time
export { type BgNbdParams, bgNbd, fitBgNbd } from "./btyd/bgNbd.ts";
export { type ClvOptions, clv, clvAll, discountedPurchasesAll, MONTH_DAYS, YEAR_DAYS } from "./btyd/clv.ts";
export {
  type Fit,
  type FitOptions,
  type Interval,
  type Priors,
  parameterInterval,
  profileInterval,
  type Sentence,
} from "./btyd/fit.ts";
export { fitGammaGamma, type GammaGammaParams, gammaGamma, type SpendColumns } from "./btyd/gammaGamma.ts";
export type { Columns, History } from "./btyd/history.ts";
export { fitMbgNbd, type MbgNbdParams, mbgNbd } from "./btyd/mbgNbd.ts";
export { type MergedRows, mergeRows } from "./btyd/mergeRows.ts";
export type { CustomerModel } from "./btyd/model.ts";
export { fitParetoNbd, paretoNbd } from "./btyd/paretoNbd.ts";
export type { ParetoNbdParams } from "./btyd/paretoNbdLikelihood.ts";
export { type PurchaseLog, type SummariseOptions, type Summary, summarise } from "./btyd/summarise.ts";
export { digamma, trigamma } from "./special/digamma.ts";
export { erf, erfc, logErfc } from "./special/errorFunction.ts";
export { hypergeometric, logHypergeometric } from "./special/hypergeometric.ts";
export { betaRegularised, logBetaRegularised } from "./special/incompleteBeta.ts";
export { gammaP, gammaQ, logGammaP, logGammaQ } from "./special/incompleteGamma.ts";
export { logBeta, logPochhammer } from "./special/logBeta.ts";
export { logGamma } from "./special/logGamma.ts";
export { logNormalCdf, normalCdf, normalPdf, normalQuantile } from "./special/normal.ts";
export {
  betaQuantile,
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredTail,
  fCdf,
  fQuantile,
  gammaQuantile,
  studentTCdf,
  studentTQuantile,
} from "./special/quantiles.ts";

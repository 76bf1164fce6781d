// Special functions
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

// Special functions

// Buy till you die, continuous time
export { type BgNbdParams, bgNbd, fitBgNbd } from "./btyd/bgNbd.ts";
export { type ClvOptions, clv, clvAll, discountedPurchasesAll, MONTH_DAYS, YEAR_DAYS } from "./btyd/clv.ts";
export { type ClvTable, clvIntervals } from "./btyd/clvIntervals.ts";
export {
  bgCnbd,
  type CnbdFit,
  type CnbdOptions,
  fitBgCnbd,
  fitMbgCnbd,
  type GapColumns,
  type GapRows,
  mbgCnbd,
} from "./btyd/cnbd.ts";
export type { CandidateName, Fitted } from "./btyd/compare/candidates.ts";
export {
  type Candidate,
  type CompareOptions,
  type Comparison,
  compare,
  type Minimum,
} from "./btyd/compare/compare.ts";
export { type Split, splitLog } from "./btyd/compare/holdout.ts";
export { type Accuracy, accuracy, byFrequency, type FrequencyGroup } from "./btyd/compare/scores.ts";
export { type Tracking, tracking } from "./btyd/compare/tracking.ts";
export {
  bgWithCovariates,
  type CovariateColumns,
  type CovariateParams,
  type CovariateRow,
  type Covariates,
  fitBgNbdCovariates,
  fitGompertzCovariates,
  fitParetoNbdCovariates,
  gompertzWithCovariates,
  paretoWithCovariates,
} from "./btyd/covariates.ts";
// Buy till you die, discrete time and contracts
export {
  type BdwParams,
  bdwDerl,
  bdwPmf,
  bdwRetention,
  bdwSurvival,
  fitBetaDiscreteWeibull,
} from "./btyd/discrete/betaDiscreteWeibull.ts";
export {
  type BgBbParams,
  bgBbCountProbability,
  bgBbCountProbabilityNew,
  bgBbDert,
  bgBbDertNew,
  bgBbExpectedTransactions,
  bgBbExpectedTransactionsNew,
  bgBbLogLikelihood,
  bgBbMeanDropoutRate,
  bgBbMeanTransactionRate,
  bgBbNextPurchaseQuantile,
  bgBbNextPurchaseWithin,
  bgBbPAlive,
  type OccasionHistory,
} from "./btyd/discrete/bgBb.ts";
export type { Survivors } from "./btyd/discrete/cohorts.ts";
export { fitBgBb, type OccasionColumns } from "./btyd/discrete/fitBgBb.ts";
export {
  fitShiftedBetaGeometric,
  type SbgParams,
  sbgDel,
  sbgDerl,
  sbgPmf,
  sbgRetention,
  sbgSurvival,
} from "./btyd/discrete/shiftedBetaGeometric.ts";
export { type Journey, type Journeys, journeysOf, type PeriodCovariates } from "./btyd/dynamic/journeys.ts";
export { fitParetoNbdDynamic, paretoNbdDynamic } from "./btyd/dynamic/paretoNbdDynamic.ts";
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
export { fitGompertz, type GompertzParams, gompertz } from "./btyd/gompertz.ts";
export type { Columns, History } from "./btyd/history.ts";
export {
  countInterval,
  deltaIntervals,
  type IntervalColumns,
  type IntervalOptions,
  laplaceSample,
  productIntervals,
} from "./btyd/intervals.ts";
export { fitMbgNbd, type MbgNbdParams, mbgNbd } from "./btyd/mbgNbd.ts";
export { type MergedRows, mergeRows, RowMerger } from "./btyd/mergeRows.ts";
export type { CustomerModel } from "./btyd/model.ts";
export { fitNbd, type NbdParams, nbdExpectedTransactions } from "./btyd/nbd.ts";
export { fitParetoNbd, paretoNbd } from "./btyd/paretoNbd.ts";
export type { ParetoNbdParams } from "./btyd/paretoNbdLikelihood.ts";
export {
  type Prediction,
  type PredictionJob,
  predictParallel,
  runPrediction,
} from "./btyd/predictParallel.ts";
export { type PurchaseOptions, type Purchases, readPurchases } from "./btyd/purchases.ts";
export { type Regularity, regularityMle, regularityWheat } from "./btyd/regularity.ts";
export {
  fitSarmanov,
  type SarmanovFit,
  type SarmanovParams,
  sarmanov,
  sarmanovLimits,
} from "./btyd/sarmanov.ts";
export {
  applyClock,
  type SeasonalClock,
  type Seasonality,
  seasonalClock,
  seasonalFactors,
} from "./btyd/seasonality.ts";
export {
  type Simulated,
  simulateCoin,
  simulateGompertz,
  simulatePareto,
  simulateSpend,
} from "./btyd/simulate.ts";
export {
  type PurchaseLog,
  type SummariseOptions,
  type Summary,
  summarise,
  summarisePurchases,
} from "./btyd/summarise.ts";
export { type TotalForecast, totalForecast } from "./btyd/totalForecast.ts";
// Calibration
export { applyIsotonic, fitIsotonic, type IsotonicFit } from "./calibration/isotonic.ts";
export { type Reliability, type ReliabilityBin, reliability } from "./calibration/reliability.ts";
// Clusters
export { adjustedRand } from "./cluster/adjustedRand.ts";
export { type ChosenClusters, chooseClusters, type TriedClusters } from "./cluster/chooseClusters.ts";
export { clusterStability, nearestCentres } from "./cluster/clusterStability.ts";
export { type KMeansOptions, type KMeansResult, kMeans, type Points } from "./cluster/kMeans.ts";
export { silhouette } from "./cluster/silhouette.ts";
// Experiments
export { adjustPValues, type Correction } from "./experiment/adjustPValues.ts";
export {
  type AssignOptions,
  assign,
  assignStratified,
  bucketRanges,
  chooseArm,
  fnv1a32,
  hashUnit,
} from "./experiment/assignment.ts";
export { cuped, cupedTheta, type PrePost, prePostMoments } from "./experiment/cuped.ts";
export { cupedRatio, type RatioPrePost } from "./experiment/cupedRatio.ts";
export {
  differenceInDifferences,
  type PanelDifference,
  panelDifferenceInDifferences,
} from "./experiment/differenceInDifferences.ts";
export { type Difference, type Effect, effect, type Tail } from "./experiment/effect.ts";
export { fisherTest } from "./experiment/fisherTest.ts";
export { noncentralTCdf } from "./experiment/noncentralT.ts";
export type { Panel } from "./experiment/panel.ts";
export { peekingFalsePositiveRate } from "./experiment/peeking.ts";
export {
  type Posterior,
  type PosteriorOptions,
  posteriorDifference,
} from "./experiment/posteriorDifference.ts";
export {
  meanMde,
  meanPower,
  meanSampleSize,
  type PowerOptions,
  proportionMde,
  proportionPower,
  proportionSampleSize,
} from "./experiment/power.ts";
export { waldInterval, wilsonInterval } from "./experiment/proportionInterval.ts";
export { type ProportionResult, proportionTest, type Share } from "./experiment/proportionTest.ts";
export { type RankSumResult, rankSumTest } from "./experiment/rankSumTest.ts";
export { type RatioMoments, ratioSummary } from "./experiment/ratioSummary.ts";
export { regressionTree, type TreeOptions } from "./experiment/regressionTree.ts";
export { type SampleRatioResult, sampleRatioMismatch } from "./experiment/sampleRatioMismatch.ts";
export {
  type SequentialResult,
  sequentialHalfWidth,
  sequentialRho,
  sequentialTest,
} from "./experiment/sequentialTest.ts";
export { type StratifiedResult, type Stratum, stratifiedTest } from "./experiment/stratifiedTest.ts";
export {
  type GroupSummary,
  type Moments,
  meanSummary,
  proportionSummary,
  sampleSummary,
} from "./experiment/summary.ts";
export {
  type SyntheticControlResult,
  type SyntheticGap,
  syntheticControl,
} from "./experiment/syntheticControl.ts";
export {
  type Features,
  type Learner,
  linearLearner,
  type Predict,
  sLearner,
  tLearner,
  treeLearner,
} from "./experiment/upliftModels.ts";
export { type PermutationResult, upliftPermutationTest } from "./experiment/upliftPermutationTest.ts";
export {
  type Curve,
  qiniCoefficient,
  qiniCurve,
  type Scored,
  type UpliftBand,
  upliftArea,
  upliftAtTop,
  upliftBands,
  upliftCurve,
  weightedAverageUplift,
} from "./experiment/upliftRanking.ts";
export { type TestOptions, type TestResult, type WelchResult, welchTest } from "./experiment/welchTest.ts";
export { randomBeta, randomGamma, randomNormal, seeded, type Uniform } from "./random.ts";
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
// Survival
export {
  type KaplanMeierOptions,
  kaplanMeier,
  restrictedMean,
  type SurvivalCurve,
  survivalAt,
  survivalQuantile,
} from "./survival/kaplanMeier.ts";
export { type LogRankResult, logRank } from "./survival/logRank.ts";
export type { Durations, RiskTable } from "./survival/riskTable.ts";
// Weighting and rating
export { type AhpResult, ahp } from "./weighting/ahp.ts";
export { criticWeights } from "./weighting/criticWeights.ts";
export { entropyWeights } from "./weighting/entropyWeights.ts";
export type { DecisionMatrix, Direction } from "./weighting/matrix.ts";
export { type NpsResult, nps, type Recommendations, recommendations } from "./weighting/nps.ts";
export { type RankStability, type RankStabilityOptions, rankStability } from "./weighting/rankStability.ts";
export { rankDescending, type TopsisOptions, topsis } from "./weighting/topsis.ts";

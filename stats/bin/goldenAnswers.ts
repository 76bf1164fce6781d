import { btydAnswers } from "./goldenBtyd.ts";
import type { Answers } from "./goldenContext.ts";
import { covariateAnswers } from "./goldenCovariates.ts";
import { discreteAnswers } from "./goldenDiscrete.ts";
import { extensionAnswers } from "./goldenExtensions.ts";

/** Every model and quantity that golden files may name. */
export const goldenAnswers: Answers = {
  ...btydAnswers,
  ...extensionAnswers,
  ...discreteAnswers,
  ...covariateAnswers,
};

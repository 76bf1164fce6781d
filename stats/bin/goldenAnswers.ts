import { btydAnswers } from "./goldenBtyd.ts";
import type { Answers } from "./goldenContext.ts";
import { discreteAnswers } from "./goldenDiscrete.ts";

/** Every model and quantity that golden files may name. */
export const goldenAnswers: Answers = { ...btydAnswers, ...discreteAnswers };

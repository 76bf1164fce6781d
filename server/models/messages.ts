import type { RefusalMessage } from "../refuse.ts";

export const refusals = {
  "models.no_run": {
    status: 404,
    zh: "还没有算过预测。请管理员在「能信吗」页上点「重新计算」",
    en: "No forecast has been made yet. An administrator can start one on the page “Can I trust it?”",
  },
  "models.run_gone": {
    status: 404,
    zh: "{asOf} 的逐人分数已经不再保留；模型和参数还在，可以重新计算那一天",
    en: "The scores of {asOf} are no longer kept customer by customer; model and parameters are, and that day can be computed again",
  },
  "models.future": {
    status: 422,
    zh: "不能算还没有过完的一天：{asOf}",
    en: "A day that is not over cannot be scored: {asOf}",
  },
} as const satisfies Record<string, RefusalMessage>;

import type { Pair } from "../phrase.ts";

/** The steps after the upload, as they stand in the address. */
export const steps = ["sheet", "match", "check", "rules", "dryrun", "run"] as const;
export type Step = (typeof steps)[number];

export const stepNames: Record<"upload" | Step, Pair> = {
  upload: { zh: "上传", en: "Upload" },
  sheet: { zh: "工作表与表头", en: "Sheet and header" },
  match: { zh: "匹配列", en: "Match columns" },
  check: { zh: "检查值", en: "Check values" },
  rules: { zh: "重复规则", en: "Rules" },
  dryrun: { zh: "试运行", en: "Dry run" },
  run: { zh: "导入", en: "Import" },
};

export function stepOf(text: string | undefined, state: string): Step {
  if (["done", "undone", "running", "failed", "cancelled"].includes(state)) return "run";
  return steps.find((s) => s === text) ?? "sheet";
}

import type { Pair } from "../../refuse.ts";
import { percent } from "../words.ts";
import type { Funnel, FunnelStep, Leak } from "./schema.ts";

/** What the funnel found: how much of what came in was won, and where it leaks, or that this is not settled. */
export function foundInFunnel(
  steps: readonly FunnelStep[],
  leak: Leak | null,
  benchmark: Funnel["benchmark"],
): Pair {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || first.reached === 0 || !last)
    return { zh: "这段时间没有新的线索。", en: "No lead came in during this period." };
  const share = percent(last.reached / first.reached);
  const head = {
    zh: `${first.reached.toLocaleString("zh-CN")} 个线索里赢单 ${last.reached.toLocaleString("zh-CN")} 个（${share}）`,
    en: `${last.reached.toLocaleString("en")} of ${first.reached.toLocaleString("en")} leads were won (${share})`,
  };
  if (!leak) {
    const hasReference = benchmark !== null || steps.some((step) => step.before !== null);
    return hasReference
      ? {
          zh: `${head.zh}；没有哪一步比对比的低。`,
          en: `${head.en}; no step lies below what it is held against.`,
        }
      : { zh: `${head.zh}。`, en: `${head.en}.` };
  }
  const { name } = steps[leak.step]!;
  const points = (-100 * leak.difference).toFixed(1);
  const than =
    leak.against === "benchmark"
      ? { zh: "同行水平", en: "the benchmark" }
      : { zh: "对比期", en: "the compared period" };
  return leak.settled
    ? {
        zh: `${head.zh}；漏在「${name.zh}」：走下去的比${than.zh}少 ${points} 个百分点。`,
        en: `${head.en}; it leaks at “${name.en}”: ${points} points fewer went on than in ${than.en}.`,
      }
    : {
        zh: `${head.zh}；「${name.zh}」比${than.zh}低 ${points} 个百分点，但区间跨过 0，还不能断定。`,
        en: `${head.en}; “${name.en}” lies ${points} points below ${than.en}, but the interval reaches 0: not settled.`,
      };
}

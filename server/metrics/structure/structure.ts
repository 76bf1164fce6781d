import { read } from "../../verb.ts";
import { answered } from "../measure/answerCache.ts";
import { classOrder, classTitles } from "../rfm/classes.ts";
import { type Flow, type FlowAsked, flow } from "./flow.ts";
import { levelTitles } from "./levels.ts";
import { type Structure, structureInput, structureOutput } from "./schema.ts";
import { foundInFlow } from "./sentence.ts";
import { settleFlow } from "./settleFlow.ts";
import { targetGap } from "./targetGap.ts";

export const structure = read({
  may: "metrics:read",
  http: "POST /structure",
  says: { zh: "客户结构：两个日子之间怎样流动", en: "Customer structure: how people moved between two days" },
  input: structureInput,
  output: structureOutput,
  async run(context, input) {
    const asked = await settleFlow(context, input);
    return answered(context, "structure", asked, async ({ replaced }) => {
      const found = await flow(context, { ...asked, replaced });
      const groups = groupsOf(found, asked);
      return {
        sentence: foundInFlow(found.cells, asked.classes),
        day: asked.day,
        previousDay: asked.previousDay,
        groups,
        target: asked.by === "level" ? targetGap(groups, asked.target) : null,
        ...found,
        lostRule: asked.lostRule,
      };
    });
  },
});

/** How many were in each class at the two days; who was lost already at the earlier one is in none. */
function groupsOf({ cells }: Flow, { by, classes }: Pick<FlowAsked, "by" | "classes">): Structure["groups"] {
  const total = (chosen: Structure["cells"], what: "customers" | "amount") =>
    chosen.reduce((sum, cell) => sum + cell[what], 0);
  const lines =
    by === "level"
      ? (["high", "potential", "low"] as const).map((key) => ({ key, title: levelTitles[key], level: key }))
      : classOrder.map((key) => ({ key, title: classTitles[key], level: classes.levels[key] }));
  return lines.map((line) => {
    const now = cells.filter((cell) => cell.to === line.key);
    return {
      ...line,
      before: total(
        cells.filter((cell) => cell.from === line.key),
        "customers",
      ),
      after: total(now, "customers"),
      amount: total(now, "amount"),
    };
  });
}

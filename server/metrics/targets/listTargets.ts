import { read } from "../../verb.ts";
import { listTargetsInput, listTargetsOutput } from "./schema.ts";

export const listTargets = read({
  may: "metrics:read",
  http: "GET /targets",
  says: {
    zh: "各指标的目标和同行水平，连同历次修改",
    en: "Targets and benchmarks of metrics, with every change",
  },
  input: listTargetsInput,
  output: listTargetsOutput,
  async run({ db }, { metric }) {
    const rows = await db
      .selectFrom("metric_target as line")
      .leftJoin("member", "member.person", "line.by")
      .select((eb) => [
        "line.id",
        "line.metric",
        "line.kind",
        "line.value",
        "line.valid_from",
        "line.source",
        "line.at",
        "member.name as by",
        eb.fn
          .max("line.id")
          .over((over) => over.partitionBy(["line.metric", "line.kind", "line.valid_from"]))
          .as("newest"),
      ])
      .$if(metric !== undefined, (query) => query.where("line.metric", "=", metric!))
      .orderBy("line.id", "desc")
      .limit(1000)
      .execute();
    return {
      targets: rows.map(({ newest, valid_from, at, ...row }) => ({
        ...row,
        validFrom: valid_from,
        at: at.toISOString(),
        counts: newest === row.id,
      })),
    };
  },
});

import { z } from "zod";
import { inline } from "../platform/clickhouse/literal.ts";
import { read } from "../verb.ts";
import { countedLines } from "./countedLines.ts";
import { ofParties, ordersSql } from "./customerOrders.ts";
import { onCustomer } from "./onCustomer.ts";
import { customerId, definitionShape } from "./schema.ts";

/** The question behind the value figures of a file: as analysts read it, and with its values for those who may see them. */
export const customerFigureSql = read({
  may: "customers:read",
  http: "GET /customers/:id/sql",
  says: { zh: "一位客户的价值数字用的 SQL", en: "The SQL behind one customer’s figures" },
  input: z.object({ id: customerId, definition: definitionShape.prefault({}) }),
  output: z.object({ sql: z.string(), statement: z.string().nullable() }),
  async run({ db, actor }, { id, definition }) {
    const { parties } = await onCustomer(db, actor, id);
    const sql = ordersSql(countedLines(definition));
    return {
      sql,
      statement: actor.may.has("metrics:sql") ? inline(sql, { ...ofParties(parties), hidden: [] }) : null,
    };
  },
});

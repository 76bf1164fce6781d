import type { EventColumn, EventStage } from "../../fact.ts";

const usable = (field: string) => `h_${field} = 1 and e_${field} = ''`;

/** SQL over one validated field, for the columns of events. */
export const textOf = (field: string) => `f_${field}`;
export const textOr = (field: string, otherwise: string) => `if(f_${field} = '', '${otherwise}', f_${field})`;
export const dayOf = (field: string) => `toDateOrNull(f_${field})`;
export const amountOrNull = (field: string) => `if(${usable(field)}, toNullable(f_${field}), NULL)`;
export const numberOrNull = (field: string) =>
  `if(${usable(field)}, toNullable(toFloat64(f_${field})), NULL)`;
export const yesOrNull = (field: string) =>
  `if(f_${field} = '', NULL, toNullable(toUInt8(f_${field} = 'yes')))`;

export const yesWords = {
  yes: ["是", "有", "已", "已回应", "已回复", "满意", "y", "yes", "true", "t", "1", "satisfied", "disputed"],
  no: ["否", "无", "未", "没有", "未回应", "未回复", "不满意", "n", "no", "false", "f", "0", "unsatisfied"],
} as const;

/** What is counted in the company's currency; a foreign amount without a rate is kept beside it. */
export const moneyColumns: readonly EventColumn[] = [
  {
    name: "amount",
    type: "Decimal(18, 4)",
    sql: ({ currency }) => `if(f_currency in ('', ${currency}), f_amount, toDecimal64(0, 4))`,
  },
  { name: "amount_original", type: "Decimal(18, 4)", sql: "f_amount" },
  {
    name: "currency",
    type: "LowCardinality(String)",
    sql: ({ currency }) => `if(f_currency = '', ${currency}, f_currency)`,
  },
];

const month = "^\\\\s*\\\\d{4}\\\\s*[-/.年]?\\\\s*\\\\d{1,2}\\\\s*月?\\\\s*$";
const year = "^\\\\s*\\\\d{4}\\\\s*年?\\\\s*$";

/** To before when a row counts: as it says, else to the end of the year, the month or the day that its date names. */
export const untilOf =
  (field: string, until: string) =>
  ({ zone }: EventStage): string => {
    const from = `toDate(f_${field}, ${zone})`;
    const end = `multiIf(match(r_${field}, '${year}'), addYears(${from}, 1), match(r_${field}, '${month}'), addMonths(${from}, 1), addDays(${from}, 1))`;
    return `if(f_${until} != '', ifNull(toDateOrNull(f_${until}), ${end}), ${end})`;
  };

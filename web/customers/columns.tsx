import type { ReactNode } from "react";
import type { CustomerRow, SortKey } from "../../server/customers/schema.ts";
import { count, exact, type Money, none } from "../kit/format.ts";
import type { Pair } from "../phrase.ts";
import { type OwnField, type OwnKey, ownWords } from "./ownFields.ts";
import { phoneText } from "./phoneText.ts";
import { genderNames } from "./words.ts";

export interface ListColumn {
  key: string;
  name: Pair;
  /** In pixels; rows are drawn apart, so nothing may depend on what is in them. */
  width: number;
  number?: boolean;
  sort?: SortKey | OwnKey;
  /** ƒ beside the name: how it is made, a sentence a line. */
  why?: readonly Pair[];
  /** The field of the file that a mask may hide. */
  of?: string;
  cell(row: CustomerRow, money: Money): ReactNode;
}

const amount = (value: number, money: Money) => exact(value, "moneyEach", money);

/** What the list can show; the name always stands first. */
const listColumns: readonly ListColumn[] = [
  {
    key: "memberNo",
    name: { zh: "会员号", en: "Member no." },
    width: 124,
    cell: (row) => row.memberNo ?? none,
  },
  {
    key: "sourceNo",
    name: { zh: "原编号", en: "Original no." },
    width: 124,
    of: "external",
    why: [
      {
        zh: "客户在原来的系统里的编号，随数据一起导入；几个来源各有编号的，档案里都列出。",
        en: "The customer’s number in the system that the rows came from; where several sources number him, the file lists them all.",
      },
    ],
    cell: (row) => row.sourceNo ?? none,
  },
  {
    key: "phone",
    name: { zh: "手机", en: "Phone" },
    width: 116,
    of: "phone",
    cell: (row) => (row.phone ? phoneText(row.phone, true) : none),
  },
  {
    key: "email",
    name: { zh: "邮箱", en: "E-mail" },
    width: 180,
    of: "email",
    cell: (row) => row.email ?? none,
  },
  {
    key: "gender",
    name: { zh: "性别", en: "Gender" },
    width: 64,
    cell: (row, money) => (row.gender ? genderNames[row.gender][money.language] : none),
  },
  {
    key: "region",
    name: { zh: "地区", en: "Region" },
    width: 168,
    cell: (row, money) => row.regionTitle[money.language] || none,
  },
  { key: "store", name: { zh: "门店", en: "Store" }, width: 150, cell: (row) => row.store ?? none },
  { key: "owner", name: { zh: "负责人", en: "Owner" }, width: 80, cell: (row) => row.owner ?? none },
  {
    key: "channel",
    name: { zh: "来源渠道", en: "Channel" },
    width: 104,
    cell: (row) => row.channel || none,
  },
  {
    key: "tags",
    name: { zh: "标签", en: "Tags" },
    width: 180,
    cell: (row) =>
      row.tags.length === 0
        ? none
        : row.tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          )),
  },
  {
    key: "orders",
    name: { zh: "订单", en: "Orders" },
    width: 64,
    number: true,
    sort: "orders",
    cell: (row, money) => count(row.orders, money.language),
  },
  {
    key: "amount",
    name: { zh: "累计消费", en: "Total spent" },
    width: 116,
    number: true,
    sort: "amount",
    cell: (row, money) => (row.orders === 0 ? none : amount(row.amount, money)),
  },
  {
    key: "amountYear",
    name: { zh: "近 12 个月", en: "12 months" },
    width: 116,
    number: true,
    sort: "amountYear",
    cell: (row, money) => (row.orders === 0 ? none : amount(row.amountYear, money)),
  },
  {
    key: "averageOrder",
    name: { zh: "平均客单", en: "Average order" },
    width: 112,
    number: true,
    sort: "averageOrder",
    cell: (row, money) => (row.averageOrder === null ? none : amount(row.averageOrder, money)),
  },
  {
    key: "firstOn",
    name: { zh: "首购", en: "First purchase" },
    width: 92,
    sort: "firstOn",
    cell: (row) => row.firstOn ?? none,
  },
  {
    key: "lastOn",
    name: { zh: "最近购买", en: "Last purchase" },
    width: 96,
    sort: "lastOn",
    cell: (row) => row.lastOn ?? none,
  },
  {
    key: "dueOn",
    name: { zh: "按节奏下次购买", en: "Next by rhythm" },
    width: 132,
    why: [
      {
        zh: "最近一次购买日 + 自己相邻两次购买间隔的中位数（同一天的几单算一次）。",
        en: "The last day of purchase + the median of the own days between purchases (orders of one day are one).",
      },
      {
        zh: "按最近一次预测那天已知的购买算；之后又买过的，等下次预测。已经过去的日子，是说该来而没来。",
        en: "By the purchases that the newest forecast knew; who bought since then waits for the next. A day in the past: was due and did not come.",
      },
      {
        zh: "买过不到 3 天的看不出节奏，不显示。客户档案里的“下次购买”由模型给出，会把已经流失的可能算进去，两者可以不同。",
        en: "Below three days of purchase there is no rhythm, and none is shown. “Next purchase” in a file is the model’s and allows for having left, so the two may differ.",
      },
    ],
    cell: (row) => row.dueOn ?? none,
  },
  {
    key: "completeness",
    name: { zh: "档案完整", en: "Complete" },
    width: 76,
    number: true,
    sort: "completeness",
    cell: (row) => `${row.completeness}%`,
  },
  {
    key: "acquiredOn",
    name: { zh: "获客日期", en: "Acquired" },
    width: 92,
    cell: (row) => row.acquiredOn ?? none,
  },
];

/** A field of the company's own as a column, under its number. */
function ownColumn(field: OwnField): ListColumn {
  return {
    key: field.key,
    name: { zh: field.zh, en: field.en },
    width: field.type === "text" ? 160 : field.type === "yesno" ? 72 : 104,
    number: field.type === "number",
    sort: field.key as OwnKey,
    cell: (row, money) => {
      const value = row.custom[field.key];
      return value === undefined ? none : ownWords(field, value, money.language);
    },
  };
}

export const allColumns = (own: readonly OwnField[]): ListColumn[] => [...listColumns, ...own.map(ownColumn)];

export const defaultColumns = ["store", "owner", "tags", "orders", "amount", "amountYear", "lastOn"];

/** On the phone there is room for two beside the name. */
const phoneColumns = ["amountYear", "lastOn"];

export function readColumns(
  text: string | undefined,
  masked: readonly string[],
  narrow: boolean,
  own: readonly OwnField[],
): ListColumn[] {
  const known = allColumns(own);
  const keys = text ? text.split(",") : narrow ? phoneColumns : defaultColumns;
  return keys.flatMap((key) => {
    const column = known.find((one) => one.key === key);
    return column && !(column.of && masked.includes(column.of)) ? [column] : [];
  });
}

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
    cell: (row) => row.regionName || none,
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

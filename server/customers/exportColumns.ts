import { regionName } from "../geo/regions.ts";
import type { Pair } from "../refuse.ts";
import { type Birthday, writeBirthday } from "./birthday.ts";

export interface ExportRow extends Birthday {
  public_id: string;
  kind: "person" | "organisation";
  name: string | null;
  gender: "female" | "male" | "other" | null;
  phone: string | null;
  landline: string | null;
  email: string | null;
  member_no: string | null;
  company: string | null;
  position: string | null;
  region: number;
  address: string | null;
  store: string | null;
  owner: string | null;
  channel: string;
  acquired_on: string | null;
  acquisition_cost: string | null;
  income: string | null;
  preferences: string[];
  tags: string[];
  completeness: number;
  orders: number;
  amount: number;
  amount_year: number;
  first_on: string;
  last_on: string;
}

interface Column {
  title: Pair;
  /** The column of the file that a mask may hide. */
  of: string;
  cell(row: ExportRow, zh: boolean): string | number | null;
}

const genders = {
  female: { zh: "女", en: "female" },
  male: { zh: "男", en: "male" },
  other: { zh: "其他", en: "other" },
};
const kinds = { person: { zh: "个人", en: "person" }, organisation: { zh: "企业", en: "organisation" } };
const day = (row: ExportRow, text: string) => (row.orders === 0 ? null : text);

/** What an export can hold, by names that the importer knows again. */
export const exportColumns = {
  id: { title: { zh: "客户编号", en: "customer id" }, of: "id", cell: (row) => row.public_id },
  name: { title: { zh: "姓名", en: "name" }, of: "name", cell: (row) => row.name },
  kind: {
    title: { zh: "类型", en: "kind" },
    of: "kind",
    cell: (row, zh) => kinds[row.kind][zh ? "zh" : "en"],
  },
  memberNo: { title: { zh: "会员号", en: "member number" }, of: "member_no", cell: (row) => row.member_no },
  phone: { title: { zh: "手机", en: "phone" }, of: "phone", cell: (row) => plainPhone(row.phone) },
  landline: {
    title: { zh: "座机", en: "landline" },
    of: "landline",
    cell: (row) => plainPhone(row.landline),
  },
  email: { title: { zh: "邮箱", en: "email" }, of: "email", cell: (row) => row.email },
  gender: {
    title: { zh: "性别", en: "gender" },
    of: "gender",
    cell: (row, zh) => (row.gender === null ? null : genders[row.gender][zh ? "zh" : "en"]),
  },
  birthday: { title: { zh: "生日", en: "birthday" }, of: "birthday", cell: (row) => birthdayCell(row) },
  company: { title: { zh: "公司", en: "company" }, of: "company", cell: (row) => row.company },
  position: { title: { zh: "职位", en: "position" }, of: "position", cell: (row) => row.position },
  region: {
    title: { zh: "地区", en: "region" },
    of: "region",
    cell: (row) => regionName(row.region) || null,
  },
  address: { title: { zh: "地址", en: "address" }, of: "address", cell: (row) => row.address },
  store: { title: { zh: "门店", en: "store" }, of: "store", cell: (row) => row.store },
  owner: { title: { zh: "负责人", en: "owner" }, of: "owner", cell: (row) => row.owner },
  channel: { title: { zh: "来源渠道", en: "channel" }, of: "channel", cell: (row) => row.channel || null },
  acquiredOn: {
    title: { zh: "获客日期", en: "acquired on" },
    of: "acquired_on",
    cell: (row) => row.acquired_on,
  },
  acquisitionCost: {
    title: { zh: "获客成本", en: "acquisition cost" },
    of: "acquisition_cost",
    cell: (row) => (row.acquisition_cost === null ? null : Number(row.acquisition_cost)),
  },
  income: { title: { zh: "收入段", en: "income" }, of: "income", cell: (row) => row.income },
  preferences: {
    title: { zh: "偏好", en: "preferences" },
    of: "preferences",
    cell: (row) => row.preferences.join("；") || null,
  },
  tags: { title: { zh: "标签", en: "tags" }, of: "tags", cell: (row) => row.tags.join("；") || null },
  completeness: {
    title: { zh: "档案完整 %", en: "completeness %" },
    of: "completeness",
    cell: (row) => row.completeness,
  },
  orders: { title: { zh: "订单数", en: "orders" }, of: "orders", cell: (row) => row.orders },
  amount: { title: { zh: "累计消费", en: "total spent" }, of: "amount", cell: (row) => row.amount },
  amountYear: {
    title: { zh: "近 12 个月消费", en: "spent in 12 months" },
    of: "amount",
    cell: (row) => row.amount_year,
  },
  firstOn: {
    title: { zh: "首购日期", en: "first purchase" },
    of: "first_on",
    cell: (row) => day(row, row.first_on),
  },
  lastOn: {
    title: { zh: "最近购买", en: "last purchase" },
    of: "last_on",
    cell: (row) => day(row, row.last_on),
  },
} as const satisfies Record<string, Column>;

export const exportColumnNames = Object.keys(exportColumns) as [ExportColumn, ...ExportColumn[]];
export type ExportColumn = keyof typeof exportColumns;

/** A number as people dial it: nothing that a spreadsheet takes for a sum, and the importer reads it back the same. */
export function plainPhone(phone: string | null): string | null {
  if (phone === null) return null;
  if (!phone.startsWith("+86")) return phone.replace(/^\+/, "00");
  const national = phone.slice(3);
  return /^(1[3-9]\d{9}|[48]00\d{7})$/.test(national) ? national : `0${national}`;
}

function birthdayCell(row: Birthday): string | null {
  const text = writeBirthday(row);
  if (text === null) return null;
  const [kind, rest = ""] = text.split("|");
  return kind === "lunar" ? `农历${rest}` : rest;
}

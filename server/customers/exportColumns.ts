import { regionName } from "../geo/regions.ts";
import { type Birthday, writeBirthday } from "./birthday.ts";
import { customWords } from "./customValue.ts";
import { type Due, dueOf } from "./dueDays.ts";
import { type ExportColumn, exportTitles } from "./messages.ts";
import type { CustomField } from "./schema.ts";

export interface ExportRow extends Birthday {
  public_id: string;
  kind: "person" | "organisation";
  name: string | null;
  gender: "female" | "male" | "other" | null;
  phone: string | null;
  landline: string | null;
  email: string | null;
  member_no: string | null;
  source_no: string | null;
  company: string | null;
  position: string | null;
  region: number;
  address: string | null;
  store: string | null;
  owner: string | null;
  channel: string;
  campaign: string | null;
  industry: string | null;
  acquired_on: string | null;
  acquisition_cost: string | null;
  income: string | null;
  preferences: string[];
  tags: string[];
  custom: Record<string, string>;
  completeness: number;
  orders: number;
  amount: number;
  amount_year: number;
  first_on: string;
  last_on: string;
  due: Due | undefined;
}

type Cell = (row: ExportRow, zh: boolean) => string | number | null;

const genders = {
  female: { zh: "女", en: "female" },
  male: { zh: "男", en: "male" },
  other: { zh: "其他", en: "other" },
};
const kinds = { person: { zh: "个人", en: "person" }, organisation: { zh: "企业", en: "organisation" } };
const day = (row: ExportRow, text: string) => (row.orders === 0 ? null : text);

/** What an export can hold, cell by cell; `exportTitles` says what the columns are called. */
export const exportCells: Record<ExportColumn, Cell> = {
  id: (row) => row.public_id,
  name: (row) => row.name,
  kind: (row, zh) => kinds[row.kind][zh ? "zh" : "en"],
  memberNo: (row) => row.member_no,
  sourceNo: (row) => row.source_no,
  phone: (row) => plainPhone(row.phone),
  landline: (row) => plainPhone(row.landline),
  email: (row) => row.email,
  gender: (row, zh) => (row.gender === null ? null : genders[row.gender][zh ? "zh" : "en"]),
  birthday: (row) => birthdayCell(row),
  company: (row) => row.company,
  position: (row) => row.position,
  region: (row, zh) => regionName(row.region, zh ? "zh" : "en") || null,
  address: (row) => row.address,
  store: (row) => row.store,
  owner: (row) => row.owner,
  channel: (row) => row.channel || null,
  campaign: (row) => row.campaign,
  industry: (row) => row.industry,
  acquiredOn: (row) => row.acquired_on,
  acquisitionCost: (row) => (row.acquisition_cost === null ? null : Number(row.acquisition_cost)),
  income: (row) => row.income,
  preferences: (row) => row.preferences.join("；") || null,
  tags: (row) => row.tags.join("；") || null,
  completeness: (row) => row.completeness,
  orders: (row) => row.orders,
  amount: (row) => row.amount,
  amountYear: (row) => row.amount_year,
  firstOn: (row) => day(row, row.first_on),
  lastOn: (row) => day(row, row.last_on),
  dueOn: (row) => dueOf(row, row.due),
};

/** One of the company's own fields, in words that the importer reads back. */
export function customCell(field: CustomField, row: ExportRow, zh: boolean): string | number | null {
  const value = row.custom[field.key];
  if (value === undefined) return null;
  if (field.type === "number" && value.length <= 15) return Number(value);
  return customWords(field, value, zh ? "zh" : "en");
}

export const exportColumnNames = Object.keys(exportTitles) as [ExportColumn, ...ExportColumn[]];

/** A number as people dial it: nothing that a spreadsheet takes for a sum, and the importer reads it back the same. */
function plainPhone(phone: string | null): string | null {
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

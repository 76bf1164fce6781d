import { z } from "zod";
import { Encoding } from "../../ingest/read/reading.ts";
import { day, folder, name, note, pair, segmentId } from "../schema.ts";

/** What a column of a file says who the customer is by. */
export const customerKeys = ["member_no", "phone", "email", "external", "id"] as const;
const customerKey = z.enum(customerKeys);
export type CustomerKey = z.output<typeof customerKey>;

export const mostFileRows = 200_000;
export const mostFileMegabytes = 100;
export const fileId = z.uuid();
/** A dropped file and how it is read, where that is not as the product would read it. */
const fileReading = z.object({
  file: fileId,
  encoding: Encoding.optional(),
  sheet: z.string().max(255).optional(),
  /** Row of the names, 0 for none. */
  headerRow: z.int().min(0).max(1000).optional(),
  /** Read a file whose last row breaks off. */
  acceptCut: z.boolean().optional(),
});
export const inspectListInput = fileReading;
export const inspectListOutput = z.object({
  name: z.string(),
  /** The sheet that is read; null where there are none. */
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  encoding: Encoding,
  encodingSure: z.boolean(),
  /** Whether the encoding matters: text, not a workbook. */
  text: z.boolean(),
  headerRow: z.number(),
  columns: z.array(z.string()),
  preview: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
  /** The column that says who the customer is, by its name and its values; null where none looks so. */
  suggested: z.object({ column: z.string(), by: customerKey }).nullable(),
  /** For every column that looks like a key, as what. */
  looksLike: z.record(z.string(), customerKey),
  /** What this reader may not search by. */
  masked: z.array(customerKey),
});
export type InspectedList = z.output<typeof inspectListOutput>;

/** Whom a row means when its value stands for several customers: nobody, or all of them. */
export const fileColumn = fileReading.extend({
  column: z.string().min(1).max(255),
  by: customerKey,
  several: z.enum(["leave", "take"]).default("leave"),
});
/** Every row is in one of these: they add up to `rows`. */
const rowCounts = z.object({
  found: z.number(),
  /** Means a customer whom an earlier row meant. */
  repeated: z.number(),
  /** Stands for several customers and was left out. */
  several: z.number(),
  /** Nobody's, or a customer whom this reader may not see. */
  unknown: z.number(),
  /** No number, telephone or address of its kind. */
  malformed: z.number(),
  empty: z.number(),
});
export type RowCounts = z.output<typeof rowCounts>;
export const fileMatchOutput = z.object({
  rows: z.number(),
  counts: rowCounts,
  customers: z.number(),
  /** Rows whose value stands for several customers, whether taken or left out. */
  shared: z.number(),
  /** The first of those not found. */
  missing: z.array(z.object({ row: z.number(), value: z.string(), reason: pair })),
  /** The first customers found, for a look; empty for who may not see names. */
  people: z.array(z.object({ id: z.string(), name: z.string().nullable(), value: z.string() })),
});
export type FileMatch = z.output<typeof fileMatchOutput>;
export const createListFromFileInput = fileColumn.extend({
  name,
  folder: folder.default(""),
  note: note.default(""),
});
const listChange = z.enum(["add", "replace", "remove"]);
export const changeListByFileInput = fileColumn.extend({
  segment: segmentId,
  /** The version that was opened; another one in between is refused. */
  version: z.int().min(1),
  how: listChange,
  note: note.default(""),
});
/** What made a version of a fixed list. */
export const listedVersion = z.union([
  z.object({
    how: z.enum(["made", ...listChange.options]),
    file: z.string().nullable(),
    by: customerKey,
    added: z.number(),
    removed: z.number(),
  }),
  z.object({
    how: z.literal("grouped"),
    group: pair,
    asOf: day,
    added: z.number(),
    removed: z.number(),
    /** Which job kept it, so that its next try finds it kept. */
    job: z.string().optional(),
  }),
]);
export type ListedVersion = z.output<typeof listedVersion>;

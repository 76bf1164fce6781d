import { z } from "zod";

/** How the bytes of a file become rows of text columns. Kept with the import, so that a repeat reads alike. */
export const Encoding = z.enum([
  "utf-8",
  "gb18030",
  "utf-16le",
  "utf-16be",
  "big5",
  "shift_jis",
  "windows-1252",
]);
export type Encoding = z.infer<typeof Encoding>;

export const TextForm = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("delimited"), delimiter: z.string().length(1) }),
  /** Columns parted by runs of blanks, as in old statistical files. */
  z.object({ kind: z.literal("blanks") }),
  /** Columns at fixed places: the character offset at which each begins. */
  z.object({ kind: z.literal("fixed"), starts: z.array(z.int().min(0)).min(1) }),
  /** A basket a line, a product a cell. The day is that of all baskets. */
  z.object({ kind: z.literal("baskets"), delimiter: z.string().length(1), day: z.iso.date().optional() }),
]);
export type TextForm = z.infer<typeof TextForm>;

export const Container = z.enum(["text", "xlsx", "xls", "jsonl", "json", "parquet"]);
export type Container = z.infer<typeof Container>;

export const Reading = z.object({
  container: Container,
  gzip: z.boolean(),
  encoding: Encoding,
  form: TextForm.optional(),
  sheet: z.string().optional(),
  /** Line (text) or row (sheet) of the header, counted from 1; 0 when the file has none. */
  headerRow: z.int().min(0),
  columns: z.array(z.string()),
  /** Import a file whose last row is cut off all the same. */
  acceptCut: z.boolean().optional(),
});
export type Reading = z.infer<typeof Reading>;

/** Flags of a row as the engine sees them. */
export const rowFlag = {
  fine: 0,
  tooFew: 1,
  tooMany: 2,
  giantCell: 3,
  undecodable: 4,
  unclosedQuote: 5,
  notAnObject: 6,
  formulaError: 7,
} as const;
export type RowFlag = (typeof rowFlag)[keyof typeof rowFlag];

/** One preview row. */
export interface PreviewRow {
  row: number;
  cells: string[];
}

/** A longer cell is not a value of anything that is imported here. */
export const maxCellBytes = 1 << 20;
/** A record longer than this means a quote that never closes. */
export const maxRecordBytes = 8 << 20;
/** As many as a sheet of Excel has. */
export const maxColumns = 16_384;
/** Decompressed bytes per packed byte beyond which a file is taken for a bomb. */
export const maxRatio = 250;
export const ratioFrom = 256 << 20;

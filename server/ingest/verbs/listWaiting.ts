import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { namesOf } from "../../customers/namesOf.ts";
import { regionName } from "../../geo/regions.ts";
import type { Db } from "../../platform/database.ts";
import type { Language } from "../../refuse.ts";
import { type Actor, read } from "../../verb.ts";
import { factOf } from "../factOf.ts";
import { importFiles } from "../importFiles.ts";
import { loadImport } from "../loadImport.ts";
import type { WaitingRecord } from "../MetRows.ts";
import { importId } from "../schema.ts";
import { seesRows } from "../seesRows.ts";

const field = z.object({
  field: z.string(),
  /** Null where the role may not see it, and `was` for who sees some customers only. */
  was: z.string().nullable(),
  becomes: z.string().nullable(),
});

export const listWaiting = read({
  may: "ingest:read",
  http: "GET /imports/:id/waiting",
  says: {
    zh: "等待决定的记录：现在和导入后，并排列出不同的地方",
    en: "Records that wait for a decision: now and after, side by side where they differ",
  },
  input: z.object({
    id: importId,
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        key: z.string(),
        name: z.string().nullable(),
        row: z.number(),
        rows: z.number(),
        another: z.boolean(),
        fields: z.array(field),
      }),
    ),
    total: z.number(),
  }),
  async run({ db, files, actor, language }, { id, offset, limit }) {
    const one = await loadImport(db, id);
    const shown = seesRows(actor, one);
    const records: WaitingRecord[] = [];
    let total = 0;
    // The file is small: a look at its lines, not at their content, until the page.
    for await (const line of linesOf(importFiles({ files }, id).waiting)) {
      if (shown && total >= offset && records.length < limit) records.push(JSON.parse(line) as WaitingRecord);
      total++;
    }
    const words = await wordsOf(db, actor, records, language);
    const personal = new Set(
      factOf(one.kind, one.ownFields)
        .fields.filter((f) => f.personal)
        .map((f) => f.name as string),
    );
    const masked = actor.masked.size > 0;
    // Whose a record is was not kept with it: it may be of somebody whom this reader does not see.
    const sees = actor.scope.all || one.kind === "products";
    return {
      rows: records.map((r) => ({
        key: r.key,
        name: (masked || !sees) && one.kind === "customers" ? null : r.name,
        row: r.row,
        rows: r.rows,
        another: r.another ?? false,
        fields: r.fields.map(([name, was, becomes]) => {
          // A field of the company's own stands under its key in the file.
          const own = /^custom\.c(\d+)$/.exec(name)?.[1];
          const hidden = own
            ? actor.hiddenFields?.includes(Number(own)) === true
            : masked && personal.has(name);
          return {
            field: name,
            was: hidden || !sees ? null : words(name, was),
            becomes: hidden ? null : words(name, becomes),
          };
        }),
      })),
      total,
    };
  },
});

async function* linesOf(path: string): AsyncGenerator<string> {
  try {
    for await (const line of createInterface({ input: createReadStream(path, "utf8") }))
      if (line !== "") yield line;
  } catch (error) {
    // No dry run yet, or its files have gone.
    if ((error as { code?: string }).code !== "ENOENT") throw error;
  }
}

const numbered = ["sku", "store", "staff", "customer", "referred", "region"] as const;

/** Numbers of things and people in words, asked once for the page. */
async function wordsOf(
  db: Db,
  actor: Actor,
  records: readonly WaitingRecord[],
  language: Language,
): Promise<(field: string, text: string) => string> {
  const ids = (name: (typeof numbered)[number]) => [
    ...new Set(
      records.flatMap((r) =>
        r.fields.flatMap(([f, ...values]) =>
          f === name ? values.flatMap((v) => v.split(" ").map(Number)).filter((n) => n > 0) : [],
        ),
      ),
    ),
  ];
  const named = async (table: "product" | "store" | "staff", key: "sku" | "id", wanted: number[]) =>
    wanted.length === 0
      ? new Map<number, string>()
      : new Map(
          (
            await db
              .selectFrom(table)
              .select([`${key} as number`, "name"] as never)
              .where(key as never, "in", wanted as never)
              .execute()
          ).map((row) => {
            const { number, name } = row as unknown as { number: number; name: string };
            return [number, name];
          }),
        );
  const people = await namesOf(db, actor, [...ids("customer"), ...ids("referred")]);
  const persons = new Map([...people].map(([id, p]) => [id, p.name ?? p.memberNo ?? p.sourceNo ?? "–"]));
  const maps: Readonly<Record<string, ReadonlyMap<number, string>>> = {
    sku: await named("product", "sku", ids("sku")),
    store: await named("store", "id", ids("store")),
    staff: await named("staff", "id", ids("staff")),
    customer: persons,
    referred: persons,
    region: new Map(ids("region").map((code) => [code, regionName(code, language) || String(code)])),
  };
  return (name, text) => {
    const map = maps[name];
    if (!map || !/^[\d ]+$/.test(text)) return text;
    return text
      .split(" ")
      .map((n) => (n === "0" ? "–" : (map.get(Number(n)) ?? n)))
      .join("、");
  };
}

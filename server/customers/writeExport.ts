import { createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { auditRow } from "../platform/audit.ts";
import type { Db } from "../platform/database.ts";
import type { JobContext } from "../platform/jobs.ts";
import { lineBlocks } from "../platform/lineBlocks.ts";
import { companySettings } from "../platform/settings.ts";
import { refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import { jobActor } from "./changeSelected.ts";
import { chooseCustomers, sortExpression } from "./chooseCustomers.ts";
import { csvBytes } from "./csvBytes.ts";
import { sourceNumber } from "./customerNumber.ts";
import { customFields } from "./customFields.ts";
import { dueDays } from "./dueDays.ts";
import { customCell, type ExportRow, exportCells } from "./exportColumns.ts";
import { exportAsked, refuseColumns } from "./exportCustomers.ts";
import { exportTitles } from "./messages.ts";
import { xlsxSheet } from "./xlsxSheet.ts";

const blockRows = 2000;
const keptHours = 24;

const exportFolder = (files: string) => join(files, "exports");
export const exportPath = (files: string, job: string, format: string) =>
  join(exportFolder(files), `${job}.${format}`);

/** Writes the file beside the databases, in bounded memory; a day later it is gone. */
export const writeExport = {
  says: { zh: "导出客户", en: "Exporting customers" },
  async run(context: JobContext, raw: unknown): Promise<{ file: string; rows: number; bytes: number }> {
    const { services, run, report } = context;
    const asked = exportAsked.parse(raw);
    const actor = await jobActor(context);
    if (!actor.may.has("customers:export"))
      throw refuse("platform.not_permitted", { may: "customers:export" });
    refuseColumns(actor, asked);
    const now = services.clock();
    const { zone } = await companySettings(services.db);
    const { db, ch, files } = services;
    await sweepExports(files, now);
    const chosen = await chooseCustomers({ db, ch, actor, now, zone }, asked.filter, asked.definition);
    const [count] = await ch.rows<{ n: string }>(`select count() n from ${chosen.relation}`, chosen.params);
    const total = Number(count?.n ?? 0);
    const key = sortExpression(asked.sort);
    const way = asked.descending ? "desc" : "asc";
    const zh = asked.language !== "en";
    const fields = await customFields(db);
    const own = asked.customColumns.flatMap(
      (id) => fields.find((field) => field.id === id && !field.archived) ?? [],
    );
    let written = 0;
    const blocks = async function* () {
      yield [
        [
          ...asked.columns.map((column) => exportTitles[column][zh ? "zh" : "en"]),
          ...own.map((field) => field[zh ? "zh" : "en"]),
        ],
      ];
      const lines = lineBlocks(
        ch.stream(
          `select customer_id, orders, amount, amount_year, first_on, last_on from ${chosen.relation}
           order by ${key} ${way}, customer_id ${way}`,
          chosen.params,
          { format: "TSV" },
        ),
        blockRows,
      );
      for await (const block of lines) {
        const figures = block.map(figuresOf);
        const due = asked.columns.includes("dueOn")
          ? await dueDays(
              { ch },
              figures.map((row) => row.id),
            )
          : undefined;
        const rows = await rowsOf(
          db,
          actor,
          figures.map((row) => ({ ...row, due: due?.get(row.id) })),
        );
        yield rows.map((row) => [
          ...asked.columns.map((column) => exportCells[column](row, zh)),
          ...own.map((field) => customCell(field, row, zh)),
        ]);
        written += rows.length;
        await report(written, total);
      }
    };
    const path = exportPath(files, run, asked.format);
    await mkdir(exportFolder(files), { recursive: true, mode: 0o700 });
    const bytes =
      asked.format === "csv" ? csvBytes(blocks()) : xlsxSheet(zh ? "客户" : "Customers", blocks());
    await pipeline(Readable.from(bytes), createWriteStream(`${path}.part`, { mode: 0o600 }));
    await rename(`${path}.part`, path);
    const { size } = await stat(path);
    await db.transaction().execute((trx) =>
      auditRow(trx, {
        name: "exportCustomers",
        actor,
        now,
        entry: { target: `export:${run}`, summary: { rows: written, bytes: size } },
      }),
    );
    return { file: `${run}.${asked.format}`, rows: written, bytes: size };
  },
};

type Figures = Pick<ExportRow, "orders" | "amount" | "amount_year" | "first_on" | "last_on"> & { id: number };

function figuresOf(line: string): Figures {
  const [id, orders, amount, year, first = "", last = ""] = line.split("\t");
  return {
    id: Number(id),
    orders: Number(orders),
    amount: Number(amount),
    amount_year: Number(year),
    first_on: first,
    last_on: last,
  };
}

async function rowsOf(
  db: Db,
  actor: Actor,
  figures: readonly (Figures & Pick<ExportRow, "due">)[],
): Promise<ExportRow[]> {
  const found = await sql<ExportRow & { party_id: number }>`
    select p.party_id, p.public_id, p.kind, p.name, p.gender, p.phone, p.landline, p.email, p.member_no, ${sourceNumber("p", actor)} source_no,
      p.birthday::text birthday, p.birthday_kind, p.birthday_lunar, p.birth_year, p.company, p.position, p.region,
      p.address, store.name store, member.name owner, p.channel, p.campaign, p.industry, p.acquired_on::text acquired_on, p.acquisition_cost,
      p.income, p.preferences, p.custom, p.completeness, coalesce(tags.names, '{}') tags
    from party p
    left join store on store.id = p.store
    left join member on member.person = p.owner
    left join lateral (
      select array_agg(distinct tag.name order by tag.name) names
      from party_tag
      join tag on tag.id = party_tag.tag
      where party_tag.party_id = p.party_id
        or party_tag.party_id in (select merge.party_id from merge where merge.customer_id = p.party_id)) tags on true
    where p.party_id = any(${figures.map((row) => row.id)}::int[])`.execute(db);
  const byId = new Map(found.rows.map((row) => [row.party_id, row]));
  return figures.flatMap(({ id, ...rest }) => {
    const row = byId.get(id);
    return row ? [{ ...row, ...rest }] : [];
  });
}

async function sweepExports(files: string, now: Date): Promise<void> {
  for (const name of await readdir(exportFolder(files)).catch(() => [])) {
    const path = join(exportFolder(files), name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < now.getTime() - keptHours * 3_600_000) await rm(path, { force: true });
  }
}

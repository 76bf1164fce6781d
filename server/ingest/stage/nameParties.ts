import { sql } from "kysely";
import { createParties, type NewParty } from "../../customers/createParties.ts";
import { forgotten } from "../../customers/forgotten.ts";
import type { PartyKey } from "../../customers/resolveParties.ts";
import { resolveParties } from "../../customers/resolveParties.ts";
import type { CustomField } from "../../customers/schema.ts";
import { regionOf } from "../../geo/regionOf.ts";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Services } from "../../platform/services.ts";
import { ownValues } from "../customers/readCustomers.ts";
import { ownFieldName } from "../factOf.ts";
import type { Sql } from "../fields/sql.ts";
import type { StoredImport } from "../loadImport.ts";
import { consentChannels } from "../options.ts";
import { notYet } from "../orders/resolvedOrders.ts";
import { planning } from "../planning.ts";
import { groundsFor } from "./groundsFor.ts";
import type { KeyLines } from "./keyLines.ts";
import { identityFields, partyKey } from "./keys.ts";
import { mappedOwnFields, ownCellSql } from "./ownCells.ts";
import { streamRows } from "./streamRows.ts";

export interface NamedParties {
  known: number;
  made: number;
  /** Rows whose keys stand for different people. */
  conflicts: number;
}

type Row = [
  key: string,
  member: string,
  ref: string,
  phone: string,
  email: string,
  name: string,
  region: string,
  /** The company's own fields that are mapped, in their order. */
  ...own: string[],
];

const block = 10_000;

/**
 * Finds out who the rows mean and writes key → party into the import's key table. Without a batch nothing is made and
 * new people stand under one number (a dry run); with one, new parties come into being under it, still hidden.
 */
export async function nameParties(
  services: Services,
  one: StoredImport,
  from: Sql,
  batch: number | null,
  lines: KeyLines,
  ask: AskOptions,
  progress: (named: number) => Promise<void>,
): Promise<NamedParties> {
  const used = identityFields.filter((f) => one.mapping[f] !== undefined);
  const counts: NamedParties = { known: 0, made: 0, conflicts: 0 };
  if (used.length === 0) return counts;
  const extra = (field: string) =>
    one.mapping[field] === undefined ? "''" : `anyIf(f_${field}, f_${field} != '')`;
  // Fullest first, so that a row that gives only the phone finds whom a fuller row has made.
  const filled = used.map((f) => `(any(f_${f}) != '')`).join(" + ");
  const identity = identityFields.map((f) => (one.mapping[f] === undefined ? "''" : `any(f_${f})`));
  const own = mappedOwnFields(one);
  const question = `select toString(key), ${identity.join(", ")}, ${extra("customer_name")}, ${extra("region")}${own.map((field) => `, ${ownCellSql(field)}`).join("")}
from (select ${partyKey(one)} as key, * from ${from}) where key != 0
group by key${used.length > 1 ? ` order by ${filled} desc, key` : ""}`;
  const wide = own.length > 0 ? { ...ask, settings: planning } : ask;
  const mine = used.length > 1 ? new Map<string, number>() : undefined;
  // Where one column names people, no block depends on whom another makes: the next is looked up while one is written.
  let written = Promise.resolve();
  try {
    for await (const rows of streamRows<Row>(services.ch, question, block, wide)) {
      const asked = rows.map(
        ([, member, ref, phone, email]): PartyKey => ({
          memberNo: member || null,
          externalId: ref || null,
          phone: phone || null,
          email: email || null,
        }),
      );
      const gone = await forgotten(services.db, services.secret, asked, one.source);
      const alone = !mine && (await nobodyElse(services.db, batch));
      const found = alone ? [] : await resolveParties(services.db, asked, { source: one.source, batch });
      const ids = new Array<number>(rows.length);
      const fresh: { at: number; party: NewParty }[] = [];
      for (const [at, row] of rows.entries()) {
        const hit = found[at];
        if (gone[at]) {
          // Whose data was erased does not come back; his purchases count as nobody's.
          ids[at] = 0;
          continue;
        }
        if (hit) {
          ids[at] = hit.party;
          counts.known++;
          if (hit.conflict !== undefined) counts.conflicts++;
          continue;
        }
        const named = mine
          ? ownKeys(row)
              .map((k) => mine.get(k))
              .find((p) => p !== undefined)
          : undefined;
        if (named !== undefined) ids[at] = named;
        else {
          if (mine) for (const k of allKeys(row)) if (!mine.has(k)) mine.set(k, -1 - fresh.length);
          ids[at] = -1 - fresh.length;
          fresh.push({ at, party: newParty(one, row, own) });
        }
      }
      const make = async () => {
        const made =
          batch === null
            ? fresh.map(() => notYet)
            : await services.db.transaction().execute((trx) =>
                createParties(
                  trx,
                  fresh.map((f) => f.party),
                  { source: one.source, batch, now: services.clock(), by: one.createdBy, carry: false },
                ),
              );
        if (mine)
          for (const [n, f] of fresh.entries())
            for (const k of allKeys(rows[f.at] as Row))
              if ((mine.get(k) ?? -1) < 0) mine.set(k, made[n] as number);
        await lines.add(
          "party",
          rows.map(([key], at) => {
            const id = ids[at] as number;
            return { key, id: id < 0 ? (made[-1 - id] as number) : id };
          }),
        );
      };
      counts.made += fresh.length;
      const named = counts.known + counts.made;
      await written;
      written = make().then(() => progress(named));
      written.catch(() => {});
      if (mine) await written;
    }
  } catch (error) {
    // What fails or is cancelled is cleaned up: nothing may be written after that.
    await written.catch(() => {});
    throw error;
  }
  await written;
  return counts;
}

/** Whether everybody in the table came with this very batch: then nobody can be recognised. */
async function nobodyElse(db: Services["db"], batch: number | null): Promise<boolean> {
  const own = batch ?? 0;
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from party where batch is null) or exists (select from party where batch < ${own})
      or exists (select from party where batch > ${own}) as found`.execute(db);
  return rows[0]?.found === false;
}

/** A landline is shared by families and firms, so it identifies nobody. */
const ownPhone = (phone: string) =>
  phone.startsWith("+86") && !/^\+861[3-9]\d{9}$/.test(phone) ? "" : phone;

/** A number that the shop gave out decides; phone and mail only where there is none, because families share them. */
function ownKeys([, member, ref, phone, email]: Row): string[] {
  const given = [member && `m${member}`, ref && `x${ref}`].filter((k) => k !== "");
  return given.length > 0
    ? given
    : [ownPhone(phone) && `p${ownPhone(phone)}`, email && `e${email}`].filter((k) => k !== "");
}

/** Under which keys a new person is found again by later rows. */
function allKeys(row: Row): string[] {
  const [, , , phone, email] = row;
  return [...new Set([...ownKeys(row), ownPhone(phone) && `p${phone}`, email && `e${email}`])].filter(
    (k) => k !== "",
  );
}

function newParty(
  one: StoredImport,
  [, member, ref, phone, email, name, region, ...cells]: Row,
  own: readonly CustomField[],
): NewParty {
  const custom = ownValues(
    own,
    (name) => cells[own.findIndex((field) => ownFieldName(field) === name)] ?? "",
  );
  const reach = { phone: ownPhone(phone) !== "", email: email !== "", address: false };
  const consents = consentChannels.flatMap((channel) => groundsFor(one, reach, channel));
  return {
    ...(custom ? { custom } : {}),
    ...(consents.length > 0 ? { consents } : {}),
    member_no: member || null,
    externalId: ref || null,
    phone: ownPhone(phone) || null,
    landline: ownPhone(phone) ? null : phone || null,
    email: email || null,
    name: name || null,
    region: region === "" ? 0 : regionOf(region),
  };
}

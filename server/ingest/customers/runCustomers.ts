import { createParties, type Origin } from "../../customers/createParties.ts";
import { forgotten } from "../../customers/forgotten.ts";
import { lockReferrals, ReferralChains } from "../../customers/referralChains.ts";
import { resolveParties } from "../../customers/resolveParties.ts";
import { changesOf, lockParties, updateParties } from "../../customers/updateParties.ts";
import type { AskOptions } from "../../platform/clickhouse/client.ts";
import type { Trx } from "../../platform/database.ts";
import type { Services } from "../../platform/services.ts";
import { MetRows, type WaitingRecord } from "../MetRows.ts";
import { planning } from "../planning.ts";
import type { Summary } from "../schema.ts";
import { storeNumbers } from "../stage/nameStores.ts";
import { streamRows } from "../stage/streamRows.ts";
import type { Prepared, Report } from "../work/prepare.ts";
import { type LateReferrer, takeLateReferrers } from "./lateReferrers.ts";
import { filledIn, type Outcome, onlyEmpty, outcomeOf, type Tally, tally } from "./outcomes.ts";
import { type CustomerRow, consentsOf, customerRow, customersSql } from "./readCustomers.ts";
import { ownKeys, perhapsAnother, type Seen } from "./seen.ts";

const block = 2000;

/**
 * Customers row by row inside one transaction: new people, filled or changed fields, consents. Without a batch the same
 * walk decides the same outcomes and writes nothing.
 */
export async function runCustomers(
  services: Services,
  { one, fact, from, rows: total }: Prepared,
  trx: Trx,
  batch: number | null,
  ask: AskOptions,
  report: Report,
): Promise<Summary> {
  const wide = { ...ask, settings: planning };
  const errors = await services.ch.rows<{ field: string; code: string; rows: string }>(
    `select bad_field as field, bad_code as code, count() as rows from ${from} group by field, code having code != '' order by rows desc, field, code`,
    {},
    wide,
  );
  const counts = tally();
  const seen = new Map<string, Seen>();
  const owners = new Map(
    (await trx.selectFrom("member").select(["person", "name"]).execute()).map((m) => [m.name, m.person]),
  );
  const met = new MetRows(services, one.id);
  const chains = new ReferralChains(trx);
  if (batch !== null && one.mapping.referrer !== undefined) await lockReferrals(trx);
  const late: LateReferrer[] = [];
  const origin = { source: one.source, batch, now: services.clock(), by: one.createdBy, carry: false };
  const run: Run = { one, trx, batch, origin, counts, seen, owners, met, chains, late, imagined: 0 };
  let walked = 0;
  for await (const answers of streamRows<(string | number)[]>(
    services.ch,
    customersSql(fact, one, from),
    block,
    wide,
  )) {
    const rows = answers.map((a) => customerRow(fact, one.ownFields, a));
    counts.rows.errors += rows.filter((r) => r.bad).length;
    await takeBlock(
      services,
      run,
      rows.filter((r) => !r.bad),
    );
    walked += rows.length;
    await report(10 + (walked / total) * 80, { zh: `已处理 ${walked} 行`, en: `${walked} rows done` });
  }
  const { left, changed } = await takeLateReferrers(trx, late, {
    source: one.source,
    batch,
    madeBy: (key) =>
      ["m", "x", "p"].map((kind) => seen.get(kind + key)?.party).find((party) => party !== undefined),
    chains,
    origin,
  });
  const more = changed.filter(({ same }) => same).length;
  counts.rows.same -= more;
  counts.rows.updated += more;
  await met.close();
  return {
    rows: counts.rows,
    met: met.rows,
    undecided: met.waiting,
    errors: [
      ...errors.map((e) => ({ ...e, rows: Number(e.rows) })),
      ...(met.circles > 0 ? [{ field: "referrer", code: "referral_circle", rows: met.circles }] : []),
    ],
    changes: counts.changes,
    changedValues: counts.changedValues,
    waiting: counts.waiting,
    unknownOwners: [...counts.unknownOwners].slice(0, 20),
    referrersLeft: left,
    total,
  };
}

interface Run {
  one: Prepared["one"];
  trx: Trx;
  batch: number | null;
  counts: Tally;
  /** People whom this file has made, by what they are recognised by. */
  seen: Map<string, Seen>;
  owners: ReadonlyMap<string, number>;
  met: MetRows;
  /** Who brought whom, with what this file has said so far. */
  chains: ReferralChains;
  /** Rows that name a referrer whom nobody knows yet. */
  late: LateReferrer[];
  origin: Origin;
  /** How many people a dry run would have made; they are numbered downwards from −1. */
  imagined: number;
}

async function takeBlock(services: Services, run: Run, rows: CustomerRow[]): Promise<void> {
  const { one, trx, batch, origin, counts, seen, owners, met } = run;
  if (rows.length === 0) return;
  const keys = rows.map((r) => ({
    memberNo: r.set.member_no ?? null,
    externalId: r.externalId,
    phone: r.set.phone ?? null,
    email: r.set.email ?? null,
  }));
  const gone = await forgotten(trx, services.secret, keys, one.source);
  const found = await resolveParties(trx, keys, { source: one.source, batch });
  const { numbers } = await storeNumbers(
    services,
    rows.map((r) => r.storeName),
    batch !== null,
  );
  const referrers = await resolveParties(
    trx,
    rows.map((r) => ({
      memberNo: r.referrer || null,
      externalId: r.referrer || null,
      phone: r.referrer || null,
    })),
    { source: one.source, batch },
  );
  for (const [n, r] of rows.entries()) {
    const store = numbers.get(r.storeName);
    if (store !== undefined) r.set.store = store;
    const owner = owners.get(r.ownerName);
    if (owner !== undefined) r.set.owner = owner;
    else if (r.ownerName !== "") counts.unknownOwners.add(r.ownerName);
    const referrer = r.referrer === "" ? undefined : referrers[n]?.party;
    if (referrer !== undefined) r.set.referrer = referrer;
  }
  await run.chains.load(
    rows.flatMap((r, n) =>
      r.set.referrer ? [r.set.referrer, ...[found[n]?.party].filter((p) => p !== undefined)] : [],
    ),
  );
  const stored = await lockParties(
    trx,
    found.flatMap((f) => (f ? [f.party] : [])),
  );
  const fresh: CustomerRow[] = [];
  const updates: { row: CustomerRow; party: number }[] = [];
  const later: { row: CustomerRow; known: Seen }[] = [];
  const keepLate = ({ row, referrer, set }: CustomerRow, party: number, same = false) => {
    if (referrer !== "" && !set.referrer && party !== 0) run.late.push({ row, referrer, party, same });
  };
  for (const [n, row] of rows.entries()) {
    if (gone[n]) {
      counts.rows.skipped++;
      continue;
    }
    const own = ownKeys(row);
    const hit = found[n];
    const key = hit ? undefined : own.find((k) => seen.has(k));
    const known = key === undefined ? undefined : seen.get(key);
    if (key !== undefined && known) {
      const rule = run.one.options.decisions[String(row.row)] ?? run.one.options.samePhoneOtherName;
      if (!perhapsAnother(row, key, known) || rule === "same") {
        if (await refusedCircle(run, row, known.party, row.set.referrer)) continue;
        later.push({ row, known });
        continue;
      }
      if (rule !== "different") {
        counts.rows[rule === "ask" ? "waiting" : "skipped"]++;
        await met.add(row.row, rule === "ask" ? "waiting" : "left", known.name ?? "");
        if (rule === "ask") {
          keepWaiting(counts, row, known.name ?? "");
          await met.wait(
            waitingOf(row, known.name ?? "", [["name", known.name ?? "", row.set.name ?? ""]], true),
          );
        }
        continue;
      }
    }
    const before = hit ? stored.get(hit.party) : undefined;
    const outcome: Outcome = outcomeOf(one, row, before, hit?.by, hit?.conflict !== undefined);
    if (outcome === "new") {
      fresh.push(row);
      const made: Seen = {
        party: 0,
        name: row.set.name,
        memberNo: row.set.member_no,
        externalId: row.externalId,
      };
      for (const k of own) if (!seen.has(k)) seen.set(k, made);
      counts.rows.new++;
    } else if (before && outcome === "updated") {
      const filled = one.options.duplicates === "add" ? onlyEmpty(before, row) : row;
      if (await refusedCircle(run, row, before.party_id, filled.set.referrer)) continue;
      const changes = changesOf(before, filledIn(before, filled.set));
      const news = filled.tags.length > 0 || consentsOf(one, filled).length > 0;
      const same = changes.length === 0 && (!news || (await nothingNew(run, filled, before.party_id)));
      if (one.options.duplicates !== "add" || !before.referrer) keepLate(row, before.party_id, same);
      if (same) {
        counts.rows.same++;
        await met.add(row.row, "same", found[n]?.party === undefined ? "" : (before.name ?? ""));
      } else {
        counts.rows.updated++;
        await met.add(row.row, "replaced", before.name ?? "");
        counts.changedValues += changes.length;
        for (const change of changes)
          if (counts.changes.length < 12) counts.changes.push({ name: before.name, ...change });
        updates.push({ row: filled, party: before.party_id });
      }
    } else {
      const shared = outcome === "waiting" && one.options.duplicates !== "ask";
      const changes = before ? changesOf(before, filledIn(before, row.set)) : [];
      const news = row.tags.length > 0 || consentsOf(one, row).length > 0;
      // Nothing to decide where nothing would change.
      if (outcome === "waiting" && !shared && before && changes.length === 0)
        if (!news || (await nothingNew(run, row, before.party_id))) {
          counts.rows.same++;
          await met.add(row.row, "same", before.name ?? "");
          continue;
        }
      counts.rows[outcome]++;
      await met.add(row.row, outcome === "waiting" ? "waiting" : "left", before?.name ?? "");
      if (outcome === "waiting") {
        keepWaiting(counts, row, before?.name ?? "");
        const fields = changes.map((c): [string, string, string] => [c.field, c.old ?? "", c.new ?? ""]);
        await met.wait(
          waitingOf(row, before?.name ?? "", fields.length > 0 ? fields : [["tags", "", ""]], shared),
        );
      }
    }
  }
  const made =
    batch === null
      ? fresh.map(() => --run.imagined)
      : await createParties(
          trx,
          fresh.map((r) => ({
            ...r.set,
            externalId: r.externalId,
            tags: r.tags,
            consents: consentsOf(one, r),
          })),
          origin,
        );
  for (const [n, row] of fresh.entries()) {
    const party = made[n] as number;
    for (const k of ownKeys(row)) {
      const mine = seen.get(k);
      if (mine && mine.party === 0) mine.party = party;
    }
    if (row.set.referrer) run.chains.change(party, row.set.referrer);
    keepLate(row, party);
  }
  for (const { row, known } of later) keepLate(row, known.party);
  // A second row of someone whom this very file has made fills and changes his file.
  counts.rows.updated += later.length;
  for (const { row, known } of later) if (known.party > 0) updates.push({ row, party: known.party });
  if (batch !== null && updates.length > 0)
    await updateParties(
      trx,
      updates.map(({ row, party }) => ({
        party,
        set: row.set,
        externalId: row.externalId,
        tags: row.tags,
        consents: consentsOf(one, row),
      })),
      { ...origin, carry: true },
    );
}

/** Counts and keeps a row whose customer would stand above himself; what it else says of a referrer holds from here on. */
async function refusedCircle(
  { chains, counts, met }: Run,
  { row }: CustomerRow,
  party: number,
  referrer: number | null | undefined,
): Promise<boolean> {
  if (!referrer || party === 0) return false;
  if (!chains.closes(party, referrer)) {
    chains.change(party, referrer);
    return false;
  }
  counts.rows.errors++;
  await met.circle(row);
  return true;
}

/** `another`: he may be somebody else, and then is not the same person with a changed file. */
function waitingOf(
  row: CustomerRow,
  name: string,
  fields: [string, string, string][],
  another: boolean,
): WaitingRecord {
  return { key: String(row.row), name, row: row.row, rows: 1, fields, another };
}

function keepWaiting(counts: Tally, row: CustomerRow, known: string): void {
  if (counts.waiting.length < 50)
    counts.waiting.push({
      row: row.row,
      name: row.set.name ?? "",
      known,
      phone: row.set.phone ?? row.set.email ?? "",
    });
}

/** Whether tags and consents of the row hold already. */
async function nothingNew({ trx, one }: Run, row: CustomerRow, party: number): Promise<boolean> {
  if (row.tags.length > 0) {
    const tags = await trx
      .selectFrom("party_tag")
      .innerJoin("tag", "tag.id", "party_tag.tag")
      .select("tag.name")
      .where("party_id", "=", party)
      .execute();
    const has = new Set(tags.map((t) => t.name));
    if (row.tags.some((t) => !has.has(t))) return false;
  }
  const wanted = consentsOf(one, row);
  if (wanted.length === 0) return true;
  const words = await trx
    .selectFrom("consent")
    .distinctOn(["purpose", "channel"])
    .select(["purpose", "channel", "state"])
    .where("party_id", "=", party)
    .orderBy("purpose")
    .orderBy("channel")
    .orderBy("id", "desc")
    .execute();
  return wanted.every((w) =>
    words.some((s) => s.purpose === w.purpose && s.channel === w.channel && s.state === w.state),
  );
}

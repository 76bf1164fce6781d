import { sql } from "kysely";
import { factTexts } from "../customers/factTexts.ts";
import { businessDay } from "../platform/businessDay.ts";
import { fillTemplate } from "../platform/fillTemplate.ts";
import type { ReadContext } from "../verb.ts";
import { contactKey } from "./contactKey.ts";
import { leadingStrategies } from "./leading.ts";
import { type MayContact, mayContact } from "./mayContact.ts";
import { channelsOf } from "./planToday.ts";
import { type Reason, reasonText } from "./reasons.ts";
import type { ContactChannel, Task } from "./schema.ts";
import { settingsOf } from "./settings.ts";
import { activeStrategies } from "./strategies.ts";

export interface TaskRow {
  id: string;
  party_id: number;
  reason: Reason;
  at_stake: string | null;
  state: Task["state"];
  outcome: Task["outcome"];
  postponed_to: string | null;
}

interface File {
  party_id: number;
  public_id: string;
  name: string | null;
  phone: string | null;
  store: string | null;
  owner: string | null;
}

interface Open {
  customer: number;
  id: string;
  promised_by: string | null;
  next_on: string | null;
  by: number | null;
  by_name: string | null;
}

/** The lines of a list with everything that is said on them; a fixed number of questions, however many lines. */
export async function describeTasks(
  context: Pick<ReadContext, "db" | "ch" | "actor" | "now" | "zone" | "language" | "signal">,
  rows: readonly TaskRow[],
): Promise<Task[]> {
  if (rows.length === 0) return [];
  const { db, ch, actor, now, zone, language, signal } = context;
  const customers = rows.map((row) => row.party_id);
  const ids = sql`${customers}::int[]`;
  const [settings, strategies, files, open] = await Promise.all([
    settingsOf(db),
    activeStrategies(db),
    sql<File>`
      select party.party_id, party.public_id, party.name, party.phone, store.name as store, member.name as owner
      from party left join store on store.id = party.store left join member on member.person = party.owner
      where party.party_id = any(${ids})`.execute(db),
    sql<Open>`
      select coalesce(merge.customer_id, contact.party_id) as customer, contact.id, contact.promised_by, contact.next_on,
        contact.by, member.name as by_name
      from contact
      left join merge on merge.party_id = contact.party_id
      left join member on member.person = contact.by
      where (contact.party_id = any(${ids}) or merge.customer_id = any(${ids}))
        and contact.replaced_by is null and contact.promised_by is not null and contact.kept_at is null
      order by contact.promised_by, contact.id`.execute(db),
  ]);
  const leading = await leadingStrategies(
    ch,
    strategies,
    rows.map((row) => ({ customer: row.party_id, code: row.reason.code })),
    signal,
  );
  const allowed = await answersByChannel(context, settings, rows, leading);
  const words = await factTexts(
    db,
    "contact",
    open.rows.map((row) => contactKey(row.id).signed),
  );
  const fileOf = new Map(files.rows.map((file) => [file.party_id, file]));
  const today = businessDay(now, zone);
  const seesName = !actor.masked.has("name");
  const seesPhone = !actor.masked.has("phone");
  return rows.flatMap((row): Task[] => {
    const file = fileOf.get(row.party_id);
    if (!file) return [];
    const strategy = leading.get(row.party_id)?.strategy;
    const matters = open.rows.filter((one) => one.customer === row.party_id);
    const own = matters.find((one) => one.by === actor.person) ?? matters[0];
    const promised = own ? words(contactKey(own.id).signed, "promised") : null;
    const answers = allowed.get(row.party_id) ?? [];
    const channel = answers.find(([, answer]) => answer.may)?.[0] ?? null;
    const blocked = channel === null ? (answers[0]?.[1].reasons[0] ?? null) : null;
    return [
      {
        id: row.id,
        customer: file.public_id,
        name: seesName ? file.name : null,
        phone: seesPhone ? file.phone : null,
        store: file.store,
        owner: file.owner,
        state: row.state,
        code: row.reason.code,
        reason: reasonText(row.reason),
        atStake: row.at_stake === null ? null : Number(row.at_stake),
        promise:
          own && promised
            ? {
                text: promised,
                by: own.promised_by,
                overdue: own.promised_by !== null && own.promised_by < today,
              }
            : null,
        words: fillTemplate(strategy?.words[language] ?? "", {
          name: seesName ? file.name : null,
          store: file.store,
          rep: actor.name,
          days: row.reason.silent === null ? null : String(Math.round(row.reason.silent)),
          offer: strategy?.offer[language] ?? null,
          promise: promised,
        }),
        offer: strategy?.offer[language] ?? "",
        strategy: strategy?.name ?? null,
        channel,
        blocked: blocked && { zh: blocked.zh, en: blocked.en },
        others: matters
          .filter((one) => one.by !== actor.person)
          .map((one) => `${one.by_name ?? ""} ${one.promised_by ?? ""}`.trim()),
        outcome: row.outcome,
        postponedTo: row.postponed_to,
      },
    ];
  });
}

async function answersByChannel(
  { db, ch, now, zone }: Pick<ReadContext, "db" | "ch" | "now" | "zone">,
  settings: Awaited<ReturnType<typeof settingsOf>>,
  rows: readonly TaskRow[],
  leading: Awaited<ReturnType<typeof leadingStrategies>>,
): Promise<Map<number, [ContactChannel, MayContact][]>> {
  const service = new Set(["promise", "agreed", "complaint", "detractor"]);
  const minDays = new Map(
    [...leading].map(([customer, { strategy }]) => [customer, strategy.minDays] as const),
  );
  const found = new Map<number, [ContactChannel, MayContact][]>();
  for (const purpose of ["service", "marketing"] as const) {
    const some = rows.filter((row) => service.has(row.reason.code) === (purpose === "service"));
    const wanted = new Map(
      some.map((row) => [row.party_id, channelsOf(leading.get(row.party_id)?.strategy)]),
    );
    for (const channel of new Set([...wanted.values()].flat())) {
      const customers = [...wanted].filter(([, channels]) => channels.includes(channel)).map(([one]) => one);
      const answers = await mayContact(db, customers, {
        ch,
        purpose,
        channel,
        now,
        zone,
        settings,
        minDays,
      });
      for (const [customer, answer] of answers)
        found.set(customer, [...(found.get(customer) ?? []), [channel, answer]]);
    }
    for (const [customer, channels] of wanted)
      found.get(customer)?.sort((a, b) => channels.indexOf(a[0]) - channels.indexOf(b[0]));
  }
  return found;
}

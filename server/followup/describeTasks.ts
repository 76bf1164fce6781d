import { sql } from "kysely";
import { customerNumber } from "../customers/customerNumber.ts";
import { factTexts } from "../customers/factTexts.ts";
import { hidesWords } from "../customers/hidesWords.ts";
import { hiddenColumns } from "../customers/refuseMasked.ts";
import { businessDay } from "../platform/businessDay.ts";
import { fillTemplate, templateFields } from "../platform/fillTemplate.ts";
import type { Pair } from "../refuse.ts";
import type { ReadContext } from "../verb.ts";
import { type Advice, adviceOn } from "./advice.ts";
import { contactKey } from "./contactKey.ts";
import { daysSilent } from "./daysSilent.ts";
import { openComplaints } from "./openComplaints.ts";
import { type Reason, reasonText } from "./reasons.ts";
import type { Task } from "./schema.ts";
import { wayTo } from "./wayTo.ts";

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
  number: string | null;
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
  advised?: Advice,
): Promise<Task[]> {
  if (rows.length === 0) return [];
  const { db, ch, actor, now, zone, language } = context;
  const today = businessDay(now, zone);
  const customers = rows.map((row) => row.party_id);
  const ids = sql`${customers}::int[]`;
  const [{ leading, ask }, files, open, complaints] = await Promise.all([
    advised ??
      adviceOn(
        context,
        rows.map((row) => ({ customer: row.party_id, code: row.reason.code })),
      ),
    sql<File>`
      select party.party_id, party.public_id, party.name, ${customerNumber("party", actor)} as number, party.phone, store.name as store, member.name as owner
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
    openComplaints(ch, customers, today),
  ]);
  const unsaid = rows.filter(
    (row) =>
      !tellsPurchases(row.reason) &&
      templateFields(leading.get(row.party_id)?.strategy.words[language] ?? "").includes("days"),
  );
  const silent = await daysSilent(
    context,
    unsaid.map((row) => row.party_id),
  );
  const words = await factTexts(
    db,
    "contact",
    open.rows.map((row) => contactKey(row.id).signed),
  );
  const fileOf = new Map(files.rows.map((file) => [file.party_id, file]));
  const hidden = hiddenColumns(actor);
  const seesName = !hidden.has("name");
  const seesPhone = !hidden.has("phone");
  const wordless = hidesWords(actor);
  return rows.flatMap((row): Task[] => {
    const file = fileOf.get(row.party_id);
    if (!file) return [];
    const strategy = leading.get(row.party_id)?.strategy;
    const matters = open.rows.filter((one) => one.customer === row.party_id);
    const own = matters.find((one) => one.by === actor.person) ?? matters[0];
    const promised = own ? words(contactKey(own.id).signed, "promised") : null;
    const { channel, answer } = wayTo(ask, { customer: row.party_id, code: row.reason.code, strategy });
    const blocked = channel === null ? (answer?.reasons[0] ?? null) : null;
    const days = tellsPurchases(row.reason) ? row.reason.silent : (silent.get(row.party_id) ?? null);
    return [
      {
        id: row.id,
        customer: file.public_id,
        name: seesName ? file.name : null,
        number: file.number,
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
                text: wordless ? null : promised,
                by: own.promised_by,
                overdue: own.promised_by !== null && own.promised_by < today,
              }
            : null,
        words: fillTemplate(strategy?.words[language] ?? "", {
          name: seesName ? file.name : null,
          store: file.store,
          rep: actor.name,
          days: days === null ? null : String(Math.round(days)),
          offer: strategy?.offer[language] ?? null,
          promise: wordless ? null : promised,
        }),
        offer: strategy?.offer[language] ?? "",
        strategy: strategy?.name ?? null,
        channel,
        blocked: blocked && { zh: blocked.zh, en: blocked.en },
        // What stands as the promise or as the reason is not named once more.
        others: [
          ...(complaints.get(row.party_id) ?? [])
            .filter((day) => row.reason.code !== "complaint" || row.reason.day !== day)
            .map((day) => ({ zh: `${day} 的投诉还没办结`, en: `complaint of ${day}, not settled` })),
          ...matters.filter((one) => one.by !== actor.person && one !== own).map(promiseOf),
        ],
        outcome: row.outcome,
        postponedTo: row.postponed_to,
      },
    ];
  });
}

function promiseOf({ by_name, promised_by }: Open): Pair {
  return {
    zh: `${by_name ?? "同事"}答应的事，${promised_by} 前办好`,
    en: `promised by ${by_name ?? "a colleague"}, due ${promised_by}`,
  };
}

/** Whether the silence that a reason names is one of purchases. */
function tellsPurchases({ code, silent }: Reason): boolean {
  return silent !== null && code !== "silent" && code !== "rhythm";
}

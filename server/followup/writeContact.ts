import { randomUUID } from "node:crypto";
import { addDays } from "../customers/asOfDay.ts";
import { addFactTexts } from "../customers/factTexts.ts";
import { businessDay } from "../platform/businessDay.ts";
import { refuse } from "../refuse.ts";
import type { WriteContext } from "../verb.ts";
import { contactKey } from "./contactKey.ts";
import type { NewContact } from "./schema.ts";

interface Also {
  party: number;
  task?: string | undefined;
  /** What it stands for: a day agreed on then may lie behind by now, and a promise that was kept stays kept. */
  corrects?: { id: string; next_on: string | null; kept_at: Date | null } | undefined;
}

/** A promise without a day is due after so many: without one it would never be asked about. */
const promiseDays = 7;

/** One row of the log, its words beside it, and the line that carries it to ClickHouse; all in the caller's transaction. */
export async function writeContact(
  context: Pick<WriteContext, "db" | "actor" | "now" | "zone" | "outbox">,
  contact: Omit<NewContact, "id">,
  { party, task, corrects }: Also,
): Promise<string> {
  const { db, actor, now, zone, outbox } = context;
  const at = contact.at ? new Date(contact.at) : now;
  if (at.getTime() > now.getTime() + 60_000) throw refuse("followup.future");
  const today = businessDay(now, zone);
  if (contact.nextOn !== null && contact.nextOn <= today && contact.nextOn !== corrects?.next_on)
    throw refuse("followup.past", { day: contact.nextOn });
  if (contact.outcome === "not_now" && contact.nextOn === null) throw refuse("followup.not_now_day");
  if (contact.outcome === "lost" && contact.lostCause === null) throw refuse("followup.lost_cause");
  const id = randomUUID();
  await db
    .insertInto("contact")
    .values({
      id,
      party_id: party,
      kind: contact.kind,
      direction: contact.direction,
      outcome: contact.outcome,
      minutes: contact.minutes,
      at,
      promised_by: contact.promised === "" ? null : (contact.promisedBy ?? addDays(today, promiseDays)),
      kept_at: contact.promised === "" ? null : (corrects?.kept_at ?? null),
      next_on: contact.nextOn,
      lost_cause: contact.outcome === "lost" ? contact.lostCause : null,
      task: task ?? null,
      by: actor.person,
      corrects: corrects?.id ?? null,
      replaced_by: null,
      created_at: now,
    })
    .execute();
  const { signed } = contactKey(id);
  const text = (field: string, words: string) => ({
    kind: "contact",
    id: signed,
    batch: 0,
    party,
    field,
    text: words,
  });
  await addFactTexts(db, [
    text("said", contact.said),
    text("promised", contact.promised),
    text("needs", contact.needs),
    text("news", contact.news),
  ]);
  await outbox("contact", { id, ...(corrects ? { corrects: corrects.id } : {}) });
  return id;
}

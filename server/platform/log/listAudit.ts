import { z } from "zod";
import { type Actor, read } from "../../verb.ts";
import { unsealAudit } from "../audit.ts";
import { seesParty } from "../rowScope.ts";
import { personShape } from "../schema.ts";

const line = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  name: z.string(),
  via: z.string(),
  verb: z.string(),
  target: z.string().nullable(),
  customerId: z.number().nullable(),
  summary: z.record(z.string(), z.unknown()),
  /** Null once the customer was erased, and where there was nothing personal. */
  personal: z.record(z.string(), z.unknown()).nullable(),
});

export const listAudit = read({
  may: "audit:read",
  http: "GET /audit",
  says: { zh: "操作记录：谁在什么时候做了什么", en: "The audit log: who did what, and when" },
  input: z.object({
    actor: z.string().max(80).optional(),
    verb: z.string().max(80).optional(),
    customerId: personShape.optional(),
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    /** The id of the last line of the page before. */
    before: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ lines: z.array(line), more: z.boolean() }),
  async run({ db, actor }, asked) {
    const rows = await db
      .selectFrom("audit")
      .selectAll()
      .$if(asked.actor !== undefined, (q) => q.where("actor", "=", asked.actor!))
      .$if(asked.verb !== undefined, (q) => q.where("verb", "=", asked.verb!))
      .$if(asked.customerId !== undefined, (q) => q.where("customer_id", "=", asked.customerId!))
      .$if(asked.from !== undefined, (q) => q.where("at", ">=", new Date(asked.from!)))
      .$if(asked.to !== undefined, (q) => q.where("at", "<", new Date(asked.to!)))
      .$if(asked.before !== undefined, (q) => q.where("id", "<", asked.before!))
      .$if(!actor.scope.all, (q) =>
        q.where((eb) => eb.or([eb("customer_id", "is", null), seesParty("audit.customer_id", actor)])),
      )
      .orderBy("id", "desc")
      .limit(asked.limit + 1)
      .execute();
    const shown = rows.slice(0, asked.limit);
    const lines = await Promise.all(
      shown.map(async (row) => ({
        id: row.id,
        at: row.at.toISOString(),
        actor: row.actor,
        name: row.actor_name,
        via: row.via,
        verb: row.verb,
        target: row.target,
        customerId: row.customer_id,
        summary: row.summary,
        personal: withoutMasked(await unsealAudit(db, row), actor),
      })),
    );
    return { lines, more: rows.length > shown.length };
  },
});

/**
 * Old and new values stand under the field's name, or in a list of changes that each name theirs; the company's own fields
 * under their number ("c5"). Leaving the name out leaves both values out.
 */
function withoutMasked(personal: Record<string, unknown> | undefined, actor: Actor) {
  if (!personal) return null;
  const hidden = new Set(actor.hiddenFields?.map((id) => `c${id}`));
  if (actor.masked.size === 0 && hidden.size === 0) return personal;
  const isOpen = (name: string) =>
    !covers(actor.masked, name) && !hidden.has(name) && !hidden.has(name.replace(/^custom\./, ""));
  const open = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((one) => !isChange(one) || isOpen(one.field)).map(open);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => isOpen(name))
        .map(([name, inner]) => [name, open(inner)]),
    );
  };
  return open(personal) as Record<string, unknown>;
}

const isChange = (one: unknown): one is { field: string } =>
  typeof one === "object" && one !== null && "field" in one && typeof one.field === "string";

/** Fields that say the same as a masked one: a landline is a phone, a pinyin is a name, a contact has both. */
const sameAs: Readonly<Record<string, readonly string[]>> = {
  landline: ["phone"],
  phone_tail: ["phone"],
  pinyin: ["name"],
  initials: ["name"],
  contacts: ["name", "phone"],
  birthday_lunar: ["birthday"],
  birth_year: ["birthday"],
};

function covers(masked: ReadonlySet<string>, field: string): boolean {
  return masked.has(field) || (sameAs[field] ?? []).some((same) => masked.has(same));
}

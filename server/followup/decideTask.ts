import { z } from "zod";
import { businessDay } from "../platform/businessDay.ts";
import { refuse } from "../refuse.ts";
import { type WriteContext, write } from "../verb.ts";
import { onList } from "./onList.ts";
import { newContact } from "./schema.ts";
import { writeContact } from "./writeContact.ts";

export const finishTask = write({
  may: "followup:write",
  http: "POST /today/:taskId/result",
  says: { zh: "记下今日待办的结果", en: "Note the result of one of today's tasks" },
  input: newContact.omit({ id: true }).extend({ taskId: z.uuid() }),
  output: z.object({ contactId: z.string() }),
  async run(context, { taskId, ...contact }) {
    const task = await openTask(context, taskId);
    const contactId = await writeContact(context, contact, { party: task.party_id, task: taskId });
    await close(context, taskId, { state: "done", contact: contactId });
    context.audit({
      target: `task:${taskId}`,
      customerId: task.party_id,
      summary: { outcome: contact.outcome, kind: contact.kind },
    });
    return { contactId };
  },
});

export const postponeTask = write({
  may: "followup:write",
  http: "POST /today/:taskId/postpone",
  says: { zh: "今日待办改到另一天", en: "Put one of today's tasks off to another day" },
  input: z.object({ taskId: z.uuid(), to: z.iso.date() }),
  output: z.object({}),
  async run(context, { taskId, to }) {
    const { now, zone, audit } = context;
    if (to <= businessDay(now, zone)) throw refuse("followup.past", { day: to });
    const task = await openTask(context, taskId);
    await close(context, taskId, { state: "postponed", postponed_to: to });
    audit({ target: `task:${taskId}`, customerId: task.party_id, summary: { to } });
    return {};
  },
});

export const undoTask = write({
  may: "followup:write",
  http: "POST /today/:taskId/undo",
  says: { zh: "撤回刚才的结果", en: "Take back what was just noted" },
  input: z.object({ taskId: z.uuid() }),
  output: z.object({}),
  async run({ db, actor, audit, outbox }, { taskId }) {
    const task = await db
      .selectFrom("today_task")
      .selectAll()
      .where("id", "=", taskId)
      .where("state", "in", ["done", "postponed"])
      .where(onList("today_task.party_id", actor))
      .forUpdate()
      .executeTakeFirst();
    if (!task) throw refuse("followup.no_task");
    if (task.decided_by !== actor.person && !actor.may.has("strategies:write"))
      throw refuse("followup.not_yours");
    if (task.contact !== null) {
      // The contact stays in the log as taken back: it stands for itself no longer.
      await db
        .updateTable("contact")
        .set({ replaced_by: task.contact })
        .where("id", "=", task.contact)
        .execute();
      await outbox("contact", { id: task.contact, corrects: task.contact });
    }
    await db
      .updateTable("today_task")
      .set({ state: "open", contact: null, postponed_to: null, decided_at: null, decided_by: null })
      .where("id", "=", taskId)
      .execute();
    audit({ target: `task:${taskId}`, customerId: task.party_id, summary: { undone: task.state } });
    return {};
  },
});

async function openTask({ db, actor }: Pick<WriteContext, "db" | "actor">, id: string) {
  const task = await db
    .selectFrom("today_task")
    .select(["party_id", "state"])
    .where("id", "=", id)
    .where(onList("today_task.party_id", actor))
    .forUpdate()
    .executeTakeFirst();
  if (!task) throw refuse("followup.no_task");
  if (task.state !== "open") throw refuse("followup.decided");
  return task;
}

async function close(
  { db, actor, now }: Pick<WriteContext, "db" | "actor" | "now">,
  id: string,
  to: { state: "done" | "postponed"; contact?: string; postponed_to?: string },
) {
  await db
    .updateTable("today_task")
    .set({ ...to, decided_at: now, decided_by: actor.person })
    .where("id", "=", id)
    .execute();
}

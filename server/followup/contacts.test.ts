import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "../customers/fixture.ts";
import { type Harness, startHarness } from "../testing/harness.ts";
import type { Actor } from "../verb.ts";

let product: Harness;
let rep: Actor;
let analyst: Actor;
const call = { kind: "call", outcome: "reached" } as const;

beforeAll(async () => {
  product = await startHarness({ background: false });
  rep = await product.person("sales");
  analyst = await product.person("analyst");
});
afterAll(() => product.stop());

async function withTask(name: string) {
  const [one] = await people(product, [{ name, phone: "+8613812340009", owner: rep.person! } as never]);
  const taskId = crypto.randomUUID();
  await sql`insert into today_task (id, day, party_id, person, rank, reason, created_at)
    values (${taskId}, '2026-11-21', ${one!.id}, ${rep.person}, 1, '{"code":"late","silent":63,"usual":18}', now())`.execute(
    product.services.db,
  );
  return { ...one!, taskId };
}
const logOf = async (id: string, actor: Actor) =>
  (await product.call("listContacts", { id }, { actor })).contacts;

test("free words are for those who talk with customers; who has a field masked reads none of them", async () => {
  const one = await withTask("沈玉兰");
  await product.call(
    "logContact",
    {
      id: one.publicId,
      ...call,
      said: "电话改成 13900000000",
      needs: "加微信 yulan88",
      news: "搬到人民路 8 号",
      promised: "寄到人民路 8 号",
      promisedBy: "2026-11-20",
    },
    { actor: rep },
  );
  expect((await logOf(one.publicId, rep))[0]).toMatchObject({ promised: "寄到人民路 8 号" });
  expect((await logOf(one.publicId, analyst))[0]).toMatchObject({
    outcome: "reached",
    promisedBy: "2026-11-20",
    said: "",
    needs: "",
    news: "",
    promised: "",
  });
  await product.call("saveStrategy", {
    name: { zh: "晚", en: "late" },
    goal: { zh: "", en: "" },
    segments: [],
    reasons: ["late"],
    priority: 1,
    minDays: 0,
    maxDays: 10,
    channels: ["phone"],
    offer: { zh: "", en: "" },
    words: { zh: "{name}，答应您{promise|的事}", en: "" },
    measure: { metric: "repurchaseRate", horizonDays: 30, expected: { zh: "", en: "" } },
    active: true,
  });
  const line = async (actor: Actor) =>
    (await product.call("todayTasks", { whose: "everyone" }, { actor })).tasks.find(
      (task) => task.id === one.taskId,
    )!;
  expect(await line(rep)).toMatchObject({
    promise: { text: "寄到人民路 8 号", overdue: true },
    words: "沈玉兰，答应您寄到人民路 8 号",
  });
  expect((await line(analyst)).others, "a colleague’s promise stands as the promise, and only so").toEqual(
    [],
  );
  expect(await line(analyst)).toMatchObject({
    promise: { text: null, overdue: true },
    words: "沈玉兰，答应您的事",
  });
  const next = await product.call("nextAction", { id: one.publicId }, { actor: analyst });
  expect(next.task!.promise!.text).toBeNull();
});

test("a promise without a day is due in a week; not now names the day", async () => {
  const one = await withTask("没说哪天");
  await expect(
    product.call("finishTask", { taskId: one.taskId, ...call, outcome: "not_now" }, { actor: rep }),
  ).rejects.toThrow("followup.not_now_day");
  await product.call("finishTask", { taskId: one.taskId, ...call, promised: "寄样品" }, { actor: rep });
  expect((await logOf(one.publicId, rep))[0]).toMatchObject({ promised: "寄样品", promisedBy: "2026-11-28" });
});

test("a corrected result is what its line shows and takes back; a promise that was kept stays kept", async () => {
  const one = await withTask("顾建平");
  const first = { ...call, promised: "留两盒", promisedBy: "2026-11-23", nextOn: "2026-11-25" };
  const { contactId } = await product.call("finishTask", { taskId: one.taskId, ...first }, { actor: rep });
  await product.call("keepPromise", { contactId }, { actor: rep });
  product.setNow(new Date("2026-11-26T04:00:00Z"));
  const corrected = await product.call(
    "correctContact",
    { contactId, ...first, outcome: "ordered" },
    { actor: rep },
  );
  const [kept] = await logOf(one.publicId, rep);
  expect(kept).toMatchObject({ id: corrected.contactId, outcome: "ordered", nextOn: "2026-11-25" });
  expect(kept!.keptAt).not.toBeNull();
  await expect(
    product.call(
      "correctContact",
      { contactId: corrected.contactId, ...first, nextOn: "2026-11-24" },
      { actor: rep },
    ),
    "another day in the past is still refused",
  ).rejects.toThrow("followup.past");
  product.setNow(new Date("2026-11-21T05:00:00Z"));
  const { tasks } = await product.call("todayTasks", { whose: "mine" }, { actor: rep });
  expect(tasks.find((task) => task.id === one.taskId)!.outcome).toBe("ordered");
  await product.call("undoTask", { taskId: one.taskId }, { actor: rep });
  expect(await logOf(one.publicId, rep), "taken back, nothing of it counts").toEqual([]);
});

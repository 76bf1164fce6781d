import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { orders, people } from "../../customers/fixture.ts";
import { actorOfPerson } from "../../platform/actors.ts";
import { type Browser, type HttpHarness, startHttpHarness } from "../../testing/httpHarness.ts";
import { mailParts } from "../../testing/mailParts.ts";
import { openPictures, picturesWith } from "../letter/pictures.ts";
import { notTwiceAfterRestore } from "./notTwiceAfterRestore.ts";
import { possibleReceivers } from "./receivers.ts";
import { sendDashboards } from "./sendDashboards.ts";
import { sendLetterAgain } from "./sendLetterAgainJob.ts";
import { sendDashboardNow } from "./sendNowJob.ts";

let product: HttpHarness;
let admin: Browser;
let near: Browser;
let viewer: Browser;
let mine: number;
let seller: number;
let board: number;
let smtp: SMTPServer;
let mails: { to: string; raw: string }[] = [];
let refused = "";
let held: Promise<void> | undefined;

beforeAll(async () => {
  product = await startHttpHarness({ background: false });
  admin = await product.firstAdministrator();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    async onRcptTo({ address }, _session, done) {
      await held;
      done(address === refused ? new Error("mailbox unavailable") : undefined);
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        mails.push({ to: envelope.rcptTo[0]!.address, raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  near = await product.join(admin, "near@example.com", "sales", {
    all: false,
    own: true,
    owners: [],
    regions: [],
  });
  viewer = await product.join(admin, "viewer@example.com", "viewer");
  const who = async (browser: Browser) => (await browser.call("whoAmI")).body.user.person as number;
  mine = await who(admin);
  seller = await who(near);
  await product.services.pool.query("update member set language = 'en' where person = $1", [seller]);
  const [own, foreign] = await people(
    product as never,
    [
      { kind: "person", name: "沈玉兰", owner: seller },
      { kind: "person", name: "顾建平" },
    ] as never,
  );
  await orders(product, [
    { party: own!.id, on: "2026-10-05", order: 1, amount: 100 },
    { party: own!.id, on: "2026-11-05", order: 2, amount: 50 },
    { party: foreign!.id, on: "2026-11-10", order: 3, amount: 900 },
  ]);
  const period = { from: "2026-10-01", to: "2026-12-01" };
  const made = await admin.call("createDashboard", {
    name: "本店",
    tiles: [
      {
        show: "number",
        view: { metrics: ["revenue"], period: { from: "2026-11-01", to: "2026-12-01" }, compare: "previous" },
      },
      { show: "chart", view: { metrics: ["revenue"], period, grain: "month", draw: "bar" } },
    ],
  });
  board = made.body.id;
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  await product.stop();
});
beforeEach(() => {
  mails = [];
});

const context = (run: string, signal = new AbortController().signal) => ({
  services: product.services,
  run,
  person: null,
  attempt: 1,
  signal,
  report: async () => {},
});
const send = (run: string = crypto.randomUUID(), signal?: AbortSignal) =>
  sendDashboards.run(context(run, signal), {} as never) as Promise<{ sent: number; failed: number }>;
const htmlOf = (raw: string) =>
  mailParts(raw)
    .find((part) => part.type === "text/html")!
    .body.toString();
const listed = async (browser: Browser) => (await browser.call("listSchedules", { id: board })).body;
const schedule = async (browser: Browser, receivers?: number[]) =>
  browser.call("scheduleDashboard", { id: board, rhythm: { every: "day", hour: 8 }, receivers });
/** Eight o'clock and five minutes of a day in the business zone. */
const morning = (day: string) => product.setNow(new Date(`${day}T00:05:00Z`));
let daily: number;

test("it is for oneself where one sees it, and for colleagues where it is one's own", async () => {
  expect((await schedule(near)).body.error.code).toBe("dashboards.not_found");
  expect((await schedule(admin, [mine, seller])).body.error.code).toBe("dashboards.receiver_sees_not");
  await admin.call("updateDashboard", { id: board, version: 1, shared: "everyone" });
  expect((await schedule(viewer, [mine])).body.error.code).toBe("dashboards.only_own_letters");
  expect((await schedule(admin, [999_999])).body.error.code).toBe("dashboards.receiver_gone");
  expect((await schedule(admin, [])).status).toBe(400);
  daily = (await schedule(admin, [mine, seller])).body.schedule;
  const own = (await schedule(viewer)).body.schedule as number;
  expect(
    (await viewer.call("changeSchedule", { id: board, schedule: daily, paused: true })).body.error.code,
  ).toBe("dashboards.no_such_schedule");
  expect((await listed(viewer)).schedules.map((one: { id: number }) => one.id)).toEqual([own]);
  expect(await listed(near)).toMatchObject({
    mail: false,
    colleagues: [{ person: seller }],
    schedules: [{ id: daily, mine: false, next: "2026-11-22" }],
  });
  expect((await listed(admin)).schedules).toHaveLength(2);
  expect((await listed(admin)).colleagues).toHaveLength(3);
  expect((await near.call("removeSchedule", { id: board, schedule: own })).body.error.code).toBe(
    "dashboards.no_such_schedule",
  );
  await viewer.call("removeSchedule", { id: board, schedule: own });
  expect((await near.call("restoreSchedule", { id: board, schedule: own })).body.error.code).toBe(
    "dashboards.no_such_schedule",
  );
  expect((await listed(viewer)).schedules.map((one: { id: number }) => one.id)).not.toContain(own);
  await viewer.call("restoreSchedule", { id: board, schedule: own });
  expect((await listed(viewer)).schedules.map((one: { id: number }) => one.id)).toContain(own);
  expect((await viewer.call("restoreSchedule", { id: board, schedule: own })).body.error.code).toBe(
    "dashboards.no_such_schedule",
  );
  await viewer.call("removeSchedule", { id: board, schedule: own });
  expect((await viewer.call("sendDashboardNow", { id: board })).body.error.code).toBe(
    "platform.mail_not_set",
  );
  const { port } = smtp.server.address() as { port: number };
  const server = { host: "127.0.0.1", port, tls: false, user: "", from: "crm@example.com", password: "" };
  await admin.call("saveMailServer", server);
});

test("each receiver has his own figures in his own language, with a table, a picture and a workbook", async () => {
  expect(await send(), "the day's hour was before it was made").toEqual({ sent: 0, failed: 0 });
  product.setNow(new Date("2026-11-21T23:55:00Z"));
  expect(await send(), "five to eight").toEqual({ sent: 0, failed: 0 });
  morning("2026-11-22");
  expect(await send()).toEqual({ sent: 2, failed: 0 });
  expect(await send(), "a second look sends nothing").toEqual({ sent: 0, failed: 0 });
  expect(mails.map((mail) => mail.to).sort()).toEqual(["admin@example.com", "near@example.com"]);
  const of = (to: string) => mails.find((mail) => mail.to === to)!.raw;
  const all = htmlOf(of("admin@example.com"));
  expect(all).toContain("950 元");
  expect(all).toContain("较上期");
  expect(all).toContain("升 850.0%");
  const some = htmlOf(of("near@example.com"));
  expect(some, "what he may not see is not in it").not.toContain("950");
  expect(some).toContain("¥50");
  expect(some).toContain("down 50.0%");
  expect(some).toContain("vs previous");
  expect(some).toContain(`/dashboards/${board}?letters=1`);
  const parts = mailParts(of("near@example.com"));
  expect(parts.find((part) => part.type === "text/plain")!.body.toString()).toContain("■ Sales, by month");
  expect(parts.some((part) => part.type.includes("spreadsheetml") && part.body.length > 500)).toBe(true);
  const picture = parts.find((part) => part.type === "image/png");
  if ((await openPictures()).state === "drawn") {
    expect(picture!.body.subarray(1, 4).toString()).toBe("PNG");
    expect(some).toContain(`cid:${/content-id: <([^>]+)>/i.exec(picture!.head)![1]}`);
  } else expect(picture).toBeUndefined();
  const seen = (await listed(admin)).schedules[0].receivers;
  expect(seen.map((one: { lastSentAt: string | null }) => one.lastSentAt?.slice(0, 16))).toEqual([
    "2026-11-22T00:05",
    "2026-11-22T00:05",
  ]);
});

test("a mailbox that refuses keeps nobody from his letter, is tried again, and says what is wrong", async () => {
  morning("2026-11-23");
  refused = "near@example.com";
  expect(await send()).toEqual({ sent: 1, failed: 1 });
  expect(mails.map((mail) => mail.to)).toEqual(["admin@example.com"]);
  expect((await listed(near)).schedules[0].receivers[0].error.en).toContain("mailbox unavailable");
  expect(await send()).toEqual({ sent: 0, failed: 1 });
  refused = "";
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect((await listed(near)).schedules[0].receivers[0].error).toBeNull();
  morning("2026-11-24");
  refused = "near@example.com";
  for (const failed of [1, 1, 1, 0]) expect(await send()).toMatchObject({ failed });
  refused = "";
});

test("what was missed comes once, late, and says so; what is due in a pause does not come", async () => {
  morning("2026-11-28");
  expect(await send()).toEqual({ sent: 2, failed: 0 });
  expect(htmlOf(mails[0]!.raw), "on the day").not.toContain("晚到");
  product.setNow(new Date("2026-11-29T23:00:00Z"));
  mails = [];
  expect(await send(), "at seven, of the day before").toEqual({ sent: 2, failed: 0 });
  expect(htmlOf(mails.find((mail) => mail.to.startsWith("admin"))!.raw)).toContain("原定 2026-11-29");
  await admin.call("changeSchedule", { id: board, schedule: daily, paused: true });
  morning("2026-12-01");
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  await admin.call("changeSchedule", { id: board, schedule: daily, paused: false });
  expect(await send(), "resumed: from the next one on").toEqual({ sent: 0, failed: 0 });
  await near.call("takeLetters", { id: board, schedule: daily, wanted: false });
  morning("2026-12-02");
  expect(await send(), "one has stopped it for himself").toEqual({ sent: 1, failed: 0 });
  await near.call("takeLetters", { id: board, schedule: daily, wanted: true });
  expect(await send()).toEqual({ sent: 0, failed: 0 });
});

test("after a kill a letter that had not begun to go out goes, and one that had is not sent again", async () => {
  morning("2026-12-03");
  const run = crypto.randomUUID();
  await product.services.pool.query(
    `insert into dashboard_letter (schedule, person, day, state, run, at) values ($1, $2, '2026-12-03', 'claimed', $3, now())`,
    [daily, mine, run],
  );
  // Another run that is still under way has claimed it.
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect(await send(run), "the run that was killed goes on").toEqual({ sent: 1, failed: 0 });
  expect(mails.map((mail) => mail.to).sort()).toEqual(["admin@example.com", "near@example.com"]);
  morning("2026-12-04");
  let letGo = () => {};
  held = new Promise((resolve) => {
    letGo = resolve;
  });
  const second = crypto.randomUUID();
  const end = new AbortController();
  const killed = send(second, end.signal);
  await expect
    .poll(
      async () =>
        (await product.services.pool.query("select from dashboard_letter where state = 'sending'")).rowCount,
      { timeout: 20_000 },
    )
    .toBe(1);
  // The server starts again while its former self is still in the middle of the first letter.
  const again = send(second);
  await expect
    .poll(async () => (await listed(admin)).schedules[0].receivers[0].error?.zh, { timeout: 20_000 })
    .toContain("不知道收到没有");
  end.abort();
  letGo();
  held = undefined;
  await expect(killed).rejects.toThrow();
  expect(await again).toEqual({ sent: 1, failed: 0 });
  expect(
    mails.filter((mail) => mail.to === "admin@example.com"),
    "3rd and 4th, once each",
  ).toHaveLength(2);
  expect(
    mails.filter((mail) => mail.to === "near@example.com"),
    "3rd and 4th, once each",
  ).toHaveLength(2);
});

test("two looks at once send one letter", async () => {
  morning("2026-12-05");
  const both = await Promise.all([send(), send()]);
  expect(both[0].sent + both[1].sent).toBe(2);
  expect(mails).toHaveLength(2);
});

test("what is taken back while a run sends is not sent, and who sees less meanwhile gets less", async () => {
  const meanwhile = async (day: string, change: () => Promise<unknown>) => {
    morning(day);
    mails = [];
    let letGo = () => {};
    held = new Promise((resolve) => {
      letGo = resolve;
    });
    const running = send();
    await expect
      .poll(
        async () =>
          (await product.services.pool.query("select from dashboard_letter where state = 'sending'"))
            .rowCount,
        { timeout: 20_000 },
      )
      .toBe(1);
    await change();
    held = undefined;
    letGo();
    return running;
  };
  const pool = product.services.pool;
  const scope = (value: unknown) =>
    pool.query("update member set scope = $1 where person = $2", [JSON.stringify(value), seller]);
  const before = (await pool.query("select scope from member where person = $1", [seller])).rows[0].scope;
  expect(
    await meanwhile("2026-12-06", () => scope({ all: false, owners: [], regions: [] })),
    "as he sees it now",
  ).toEqual({ sent: 2, failed: 0 });
  expect(htmlOf(mails.find((mail) => mail.to === "near@example.com")!.raw)).not.toContain("¥50");
  await scope(before);
  const stop = () => near.call("takeLetters", { id: board, schedule: daily, wanted: false });
  expect(await meanwhile("2026-12-07", stop), "stopped by himself").toEqual({ sent: 1, failed: 0 });
  await near.call("takeLetters", { id: board, schedule: daily, wanted: true });
  const alone = () => admin.call("changeSchedule", { id: board, schedule: daily, receivers: [mine] });
  expect(await meanwhile("2026-12-08", alone), "taken off the receivers").toEqual({ sent: 1, failed: 0 });
  await admin.call("changeSchedule", { id: board, schedule: daily, receivers: [mine, seller] });
  const pause = () => admin.call("changeSchedule", { id: board, schedule: daily, paused: true });
  expect(await meanwhile("2026-12-09", pause), "paused").toEqual({ sent: 1, failed: 0 });
  await admin.call("changeSchedule", { id: board, schedule: daily, paused: false });
});

test("a letter that was made and stopped before it went says so, and goes again once, when somebody says so", async () => {
  morning("2026-12-09");
  const run = crypto.randomUUID();
  await product.services.pool.query("delete from dashboard_letter where day = '2026-12-09'");
  await product.services.pool.query(
    `insert into dashboard_letter (schedule, person, day, state, run, at) values ($1, $2, '2026-12-09', 'claimed', $3, now())`,
    [daily, seller, run],
  );
  await admin.call("changeSchedule", { id: board, schedule: daily, paused: true });
  expect(await send(run)).toEqual({ sent: 0, failed: 0 });
  await admin.call("changeSchedule", { id: board, schedule: daily, paused: false });
  const of = async (person: number) =>
    (await listed(admin)).schedules[0].receivers.find((one: { person: number }) => one.person === person);
  const stopped = [await of(mine), await of(seller)].filter((one) => one.again);
  expect(stopped).toHaveLength(1);
  expect(stopped[0].error.zh).toContain("被停下");
  mails = [];
  expect(await send(), "by itself it does not go").toEqual({ sent: 0, failed: 0 });
  const { person } = stopped[0];
  const asked = { id: board, schedule: daily, person };
  expect((await viewer.call("sendLetterAgain", asked)).body.error.code).toBe("dashboards.no_such_schedule");
  // Two who ask at once: one is told that it is on its way.
  const both = await Promise.all([
    admin.call("sendLetterAgain", asked),
    admin.call("sendLetterAgain", asked),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const { jobId } = both.find(({ status }) => status === 200)!.body;
  const again = () =>
    sendLetterAgain.run(context(jobId), { dashboard: board, schedule: daily, person } as never);
  expect(await again()).toEqual({ sent: 1 });
  expect(await again(), "the job repeated after its end").toEqual({ sent: 0 });
  expect(mails).toHaveLength(1);
  expect(await of(person)).toMatchObject({ again: false, error: null });
  expect((await admin.call("sendLetterAgain", asked)).body.error.code).toBe("dashboards.no_letter_given_up");
});

test("a receiver is as his role is, with the fields that are hidden from it", async () => {
  const made = await admin.call("createCustomField", {
    ...{ zh: "家里几口人", en: "Household", type: "number", hiddenFrom: ["sales"] },
  });
  expect(made.status).toBe(200);
  const [receiver] = await possibleReceivers(product.services.db, [seller]);
  const actor = await actorOfPerson(product.services, seller);
  expect(receiver!.actor).toEqual(actor);
  expect(actor!.hiddenFields).toHaveLength(1);
});

test("after a restore nothing is sent of which the backup cannot know", async () => {
  await product.services.pool.query("delete from dashboard_letter");
  await notTwiceAfterRestore(product.services, []);
  expect(await send()).toEqual({ sent: 0, failed: 0 });
});

test("sent to oneself at once, as one sees it", async () => {
  await sendDashboardNow.run(context(crypto.randomUUID()), { dashboard: board, person: seller } as never);
  expect(mails.map((mail) => mail.to)).toEqual(["near@example.com"]);
  expect(htmlOf(mails[0]!.raw)).toContain("You have just asked for it");
  expect(htmlOf(mails[0]!.raw)).not.toContain("letters=1");
});

test("whoever no longer sees it gets no figures, and the others still do", async () => {
  morning("2026-12-10");
  const { version } = (await admin.call("readDashboard", { id: board })).body;
  await admin.call("updateDashboard", { id: board, version, shared: "nobody" });
  expect(await send()).toEqual({ sent: 1, failed: 1 });
  expect(mails.map((mail) => mail.to)).toEqual(["admin@example.com"]);
  expect((await listed(admin)).schedules[0].receivers[1].error.en).toContain("not shared with you");
});

test("without fonts nothing is drawn, and it is said", async () => {
  const none = await picturesWith({ loadSystemFonts: false });
  expect(none.state).toMatch(/^no(Fonts|Program)$/);
  expect(
    await none.png('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "#fff"),
  ).toBeUndefined();
});

import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { people } from "../customers/fixture.ts";
import { type Browser, type HttpHarness, startHttpHarness } from "../testing/httpHarness.ts";
import { sendDigests } from "./sendDigests.ts";

let product: HttpHarness;
let admin: Browser;
const mails: string[] = [];
let smtp: SMTPServer;
let refused = "";

beforeAll(async () => {
  product = await startHttpHarness();
  admin = await product.firstAdministrator();
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, done) {
      done(address === refused ? new Error("mailbox unavailable") : undefined);
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        mails.push(readable(Buffer.concat(parts).toString()));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve));
  await product.stop();
});

/** Head and body as they are read: base64 or quoted-printable taken apart. */
function readable(mail: string): string {
  const [head = "", body = ""] = mail.split(/\r\n\r\n(.*)/s);
  const words = /base64/i.test(head)
    ? Buffer.from(body.replaceAll("\r\n", ""), "base64").toString()
    : Buffer.from(
        body.replaceAll("=\r\n", "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`),
      ).toString();
  return `${head}\n${/quoted-printable/i.test(head) ? decodeURIComponent(words.replace(/%(?![0-9A-F]{2})/g, "%25")) : words}`;
}

const send = () =>
  sendDigests.run(
    {
      services: product.services,
      run: crypto.randomUUID(),
      person: null,
      attempt: 1,
      signal: new AbortController().signal,
      report: async () => {},
    },
    {} as never,
  ) as Promise<{ sent: number; failed: number }>;

test("each his own list, once, in the morning, and not to who declined", async () => {
  const me = (await admin.call("whoAmI")).body.user.person as number;
  const [one] = await people(product as never, [{ name: "沈玉兰" }]);
  await product.services.pool.query(
    `insert into today_task (id, day, party_id, person, rank, reason, created_at)
     values (gen_random_uuid(), '2026-11-21', $1, $2, 1, '{"code":"late","silent":63,"usual":18}', now())`,
    [one!.id, me],
  );
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  const { port } = smtp.server.address() as { port: number };
  await admin.call("saveMailServer", {
    host: "127.0.0.1",
    port,
    tls: false,
    user: "",
    from: "crm@example.com",
    password: "",
  });
  product.setNow(new Date("2026-11-20T21:00:00Z"));
  expect(await send(), "five in the morning is too early").toEqual({ sent: 0, failed: 0 });
  product.setNow(new Date("2026-11-21T00:10:00Z"));
  await admin.call("saveDigest", { wanted: false });
  expect(await send()).toEqual({ sent: 0, failed: 0 });
  await admin.call("saveDigest", { wanted: true });
  expect((await admin.call("readDigest")).body).toEqual({ wanted: true, possible: true });
  expect(await send()).toEqual({ sent: 1, failed: 0 });
  expect(await send(), "a second look sends nothing").toEqual({ sent: 0, failed: 0 });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain("沈玉兰");
  expect(mails[0]).toContain("停买 63 天");
  expect(mails[0]).toContain("/today?whose=mine");
}, 60_000);

test("a mailbox that refuses keeps nobody else from his list, and nobody gets it twice or sees more than he may", async () => {
  const { pool } = product.services;
  const member = async (name: string, scope: object) => {
    const { rows } = await pool.query<{ person: number }>(
      `with made as (
         insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
         values (gen_random_uuid()::text, $1, $1 || '@example.com', true, now(), now()) returning id)
       insert into member (user_id, name, role, scope, language, created_at)
       select id, $1, 'sales', $2, 'zh', now() from made returning person`,
      [name, JSON.stringify(scope)],
    );
    return rows[0]!.person;
  };
  const broken = await member("broken", { all: true });
  const near = await member("near", { all: false, own: false, owners: [], regions: ["32"] });
  const [there, far, third] = await people(
    product as never,
    [
      { name: "近处的", region: 320500 },
      { name: "远处的", region: 110100 },
      { name: "第三位", region: 320500 },
    ] as never,
  );
  for (const [person, party] of [
    [near, there!.id],
    [near, far!.id],
    [broken, third!.id],
  ])
    await pool.query(
      `insert into today_task (id, day, party_id, person, rank, reason, created_at)
       values (gen_random_uuid(), '2026-11-23', $1, $2, 1, '{"code":"late","silent":63,"usual":18}', now())`,
      [party, person],
    );
  product.setNow(new Date("2026-11-23T00:10:00Z"));
  refused = "broken@example.com";
  mails.length = 0;
  expect(await send()).toEqual({ sent: 1, failed: 1 });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain("近处的");
  expect(mails[0], "outside his sight").not.toContain("远处的");
  expect(mails[0]).toContain("1.");
  refused = "";
  // Two workers at once: one letter.
  const both = await Promise.all([send(), send()]);
  expect(both.reduce((sum, one) => sum + one.sent, 0)).toBe(1);
  expect(mails).toHaveLength(2);
  expect(mails[1]).toContain("第三位");
  expect(await send()).toEqual({ sent: 0, failed: 0 });
}, 60_000);

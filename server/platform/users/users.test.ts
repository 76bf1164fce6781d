import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, type HttpHarness, password, startHttpHarness } from "../../testing/httpHarness.ts";

let product: HttpHarness;
let admin: Browser;
beforeAll(async () => {
  product = await startHttpHarness();
  admin = await product.firstAdministrator();
});
afterAll(() => product.stop());

const personOf = async (browser: Browser) => (await browser.call("whoAmI")).body.user.person as number;
const tokenIn = (path: string) => new URLSearchParams(path.split("?")[1]).get("token")!;

test("an invited colleague joins with the role and the customers he was given", async () => {
  const scope = { all: false as const, own: true, owners: [], regions: ["32"] };
  const invited = await admin.call("inviteUser", {
    email: "Li@Example.com",
    name: "李雷",
    role: "sales",
    scope,
  });
  expect(invited.body).toMatchObject({ mailed: false });
  const token = tokenIn(invited.body.path);
  expect((await admin.call("readInvitation", { token })).body).toMatchObject({
    kind: "invite",
    email: "li@example.com",
    name: "李雷",
    role: "sales",
  });
  const join = (email: string) =>
    product.ask("/api/v/acceptInvitation", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token, name: "李雷", email, password }),
    });
  expect((await join("other@example.com")).body.error.code).toBe("platform.other_email");
  expect((await join("li@example.com")).body).toEqual({ email: "li@example.com" });
  expect((await join("li@example.com")).body.error.code).toBe("platform.link_used");
  const li = await product.signIn("li@example.com");
  expect((await li.call("whoAmI")).body).toMatchObject({ role: "sales", scoped: true });
  expect((await li.call("listUsers")).body.error.code).toBe("platform.not_permitted");
});

test("of ten who click one link at once, one becomes the user", async () => {
  const invited = await admin.call("inviteUser", { email: "race@example.com", role: "viewer" });
  const token = tokenIn(invited.body.path);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      admin.call("acceptInvitation", { token, name: `r${i}`, email: "race@example.com", password }),
    ),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
});

test("links end: after their time, and when withdrawn", async () => {
  const invited = await admin.call("inviteUser", { email: "late@example.com", role: "viewer" });
  product.setNow(new Date("2026-11-28T04:00:01Z"));
  const token = tokenIn(invited.body.path);
  expect((await admin.call("readInvitation", { token })).status).toBe(404);
  product.setNow(new Date("2026-11-21T04:00:00Z"));
  await admin.call("withdrawInvitation", { id: invited.body.id });
  expect((await admin.call("readInvitation", { token })).status).toBe(404);
});

test("two administrators who demote each other at once leave one", async () => {
  const second = await product.join(admin, "second@example.com", "administrator");
  const [one, two] = [await personOf(admin), await personOf(second)];
  const answers = await Promise.all([
    admin.call("changeRole", { person: two, role: "viewer" }),
    second.call("changeRole", { person: one, role: "viewer" }),
  ]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, expect.any(Number)]);
  const left = await product.services.db
    .selectFrom("member")
    .select("person")
    .where("role", "=", "administrator")
    .execute();
  expect(left).toHaveLength(1);
  await product.services.pool.query("update member set role = 'administrator' where person = $1", [one]);
  await admin.call("changeRole", { person: two, role: "viewer" });
  expect((await admin.call("disableUser", { person: one })).body.error.code).toBe(
    "platform.last_administrator",
  );
});

test("a disabled account is out at once, its keys too, and may come back", async () => {
  const ann = await product.join(admin, "ann@example.com", "analyst");
  const person = await personOf(ann);
  const { key } = (await ann.call("createApiKey", { name: "报表", verbs: ["whoAmI"] })).body;
  const byKey = () =>
    product.ask("/api/me", { headers: { authorization: `Bearer ${key}` } }).then((answer) => answer.status);
  expect(await byKey()).toBe(200);
  await admin.call("disableUser", { person });
  expect((await ann.call("whoAmI")).status).toBe(401);
  expect(await byKey()).toBe(401);
  await expect(product.signIn("ann@example.com")).rejects.toThrow(/sign-in: 401/);
  await admin.call("enableUser", { person });
  expect((await (await product.signIn("ann@example.com")).call("whoAmI")).status).toBe(200);
  expect(await byKey()).toBe(200);
});

test("a new password ends every session of the old one", async () => {
  const old = await product.join(admin, "forgot@example.com", "viewer");
  const person = await personOf(old);
  expect((await admin.call("setPassword", { person, password: "short" })).status).toBe(400);
  await admin.call("setPassword", { person, password: "another 电池 horse" });
  expect((await old.call("whoAmI")).status).toBe(401);
  await expect(product.signIn("forgot@example.com")).rejects.toThrow(/401/);
  const back = await product.signIn("forgot@example.com", "another 电池 horse");
  expect((await back.call("whoAmI")).status).toBe(200);
});

test("an API key does what it names, until its day, and never more than its owner may now", async () => {
  const key = (await admin.call("createApiKey", { name: "同步", verbs: ["whoAmI", "listUsers"], days: 1 }))
    .body;
  expect(key.key).toMatch(/^pk_[\w-]{43}$/);
  const kept = await product.services.db.selectFrom("api_key").selectAll().where("id", "=", key.id).execute();
  expect(JSON.stringify(kept)).not.toContain(key.key);
  const use = (verb: string, input: object = {}) =>
    product.ask(`/api/v/${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key.key}` },
      body: JSON.stringify(input),
    });
  expect((await use("listUsers")).status).toBe(200);
  expect((await use("listAudit")).body.error.code).toBe("platform.not_in_key");
  expect((await use("createApiKey", { name: "x", verbs: ["whoAmI"] })).status).toBe(403);
  const person = await personOf(admin);
  await product.services.pool.query("update member set role = 'manager' where person = $1", [person]);
  expect((await use("listUsers")).body.error.code).toBe("platform.not_permitted");
  await product.services.pool.query("update member set role = 'viewer' where person = $1", [person]);
  expect((await use("whoAmI")).status).toBe(401);
  await product.services.pool.query("update member set role = 'administrator' where person = $1", [person]);
  const rotated = (await admin.call("rotateApiKey", { id: key.id, days: 1 })).body;
  expect((await use("whoAmI")).status).toBe(401);
  key.key = rotated.key;
  expect((await use("whoAmI")).status).toBe(200);
  product.setNow(new Date("2026-11-22T04:00:00Z"));
  expect((await use("whoAmI")).status).toBe(401);
  product.setNow(new Date("2026-11-21T04:00:00Z"));
  await admin.call("revokeApiKey", { id: key.id });
  expect((await use("whoAmI")).body.error.code).toBe("platform.key_refused");
});

test("a secret shown once is kept nowhere, not even for a repeated request", async () => {
  const input = { name: "一次", verbs: ["whoAmI"] };
  const made = await admin.call("createApiKey", input, { "idempotency-key": "once" });
  const rows = await product.services.pool.query(
    "select row_to_json(i)::text from idempotency i union all select row_to_json(a)::text from audit a",
  );
  expect(JSON.stringify(rows.rows)).not.toContain(made.body.key);
});

test("where a mail server is set, the invitation goes by mail", async () => {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password: secret }, _session, done) =>
      done(username === "u" && secret === "p" ? null : new Error("no"), { user: "u" }),
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as { port: number };
  const mailServer = { host: "127.0.0.1", port, tls: false, user: "u", from: "crm@example.com" };
  await admin.call("saveMailServer", { ...mailServer, password: "p" });
  expect((await admin.call("readMailServer")).body.server).toEqual({ ...mailServer, hasPassword: true });
  const settings = await product.services.pool.query("select value::text from setting_history");
  expect(JSON.stringify(settings.rows)).not.toContain('"p"');
  const invited = await admin.call("inviteUser", { email: "mail@example.com", role: "viewer" });
  expect(invited.body.mailed).toBe(true);
  for (let wait = 0; wait < 100 && mails.length === 0; wait++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const text = Buffer.from(mails[0]!.split("\r\n\r\n").slice(1).join("").replaceAll("\r\n", ""), "base64");
  expect(`${text.toString()}${mails[0]!.replaceAll("=\r\n", "").replaceAll("=3D", "=")}`).toContain(
    invited.body.path,
  );
  const jobs = await product.services.pool.query("select payload::text from job_run");
  expect(JSON.stringify(jobs.rows)).not.toContain(tokenIn(invited.body.path));
  await admin.call("saveMailServer", { host: "" });
  expect((await admin.call("readMailServer")).body.server).toBeNull();
  await new Promise<void>((resolve) => server.close(resolve));
});

import { betterAuth } from "better-auth";
import type { Context } from "hono";
import type { Services } from "../platform/services.ts";
import { type Refusal, refuse } from "../refuse.ts";
import { isHttps } from "./security.ts";

const addressHeader = "x-perennial-address";
/** What of the library is reachable. Everything else about users goes through verbs. */
const open = new Set(["sign-in/email", "sign-out", "change-password"]);

/** What is not for the caller to choose: with a new password every other session ends. */
const ours: Readonly<Record<string, Record<string, unknown>>> = {
  "change-password": { revokeOtherSessions: true },
};

export interface Auth {
  handle(
    c: Context,
    path: string,
    from: { address: string; body: Record<string, unknown> | null },
  ): Promise<Response | undefined>;
  /** The id of the user whose session cookie this is. */
  userOf(c: Context): Promise<string | undefined>;
}

/** Sessions and passwords by the library; its tables are in our migrations, its rate limit in PostgreSQL. */
export function createAuth(services: Services): Auth {
  const plain = build(services, false);
  const secure = build(services, true);
  const of = (c: Context) => (isHttps(c) ? secure : plain);
  return {
    async handle(c, path, { address, body }) {
      if (!open.has(path)) return undefined;
      const headers = new Headers(c.req.raw.headers);
      headers.set(addressHeader, address);
      const url = new URL(c.req.url);
      if (isHttps(c)) url.protocol = "https:";
      const { method } = c.req;
      headers.delete("content-length");
      if (body) headers.set("content-type", "application/json");
      const answer = await of(c).handler(
        new Request(url, { method, headers, body: body && JSON.stringify({ ...body, ...ours[path] }) }),
      );
      if (!answer.ok) throw await refusalOf(answer, path);
      // The library repeats the session's token in the body, where a script could read it: only the cookie goes out.
      const out = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
      for (const cookie of answer.headers.getSetCookie()) out.append("set-cookie", cookie);
      return new Response('{"ok":true}', { headers: out });
    },
    async userOf(c) {
      if (!c.req.header("cookie")?.includes("perennial.session_token")) return undefined;
      const found = await of(c).api.getSession({ headers: c.req.raw.headers });
      return found?.user.id;
    },
  };
}

/** The longest time for which the library counts tries, in seconds. */
const longestWindow = 300;

/** The library adds its window to a time that PostgreSQL gives as text; what comes out is then no time to wait. */
function waitOf(answer: Response): number {
  const wait = Number(answer.headers.get("x-retry-after"));
  return wait > 0 && wait <= longestWindow ? wait : longestWindow;
}

/** The library's own codes, in our words. Whether it was the address or the password is not said. */
async function refusalOf(answer: Response, path: string): Promise<Refusal> {
  if (answer.status === 429) return refuse("platform.too_many", { seconds: waitOf(answer) });
  if (path === "sign-in/email") return refuse("platform.wrong_password");
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  if (code === "INVALID_PASSWORD") return refuse("platform.old_password");
  if (code?.startsWith("PASSWORD_TOO")) return refuse("platform.password_length");
  return refuse(answer.status === 401 ? "platform.sign_in" : "platform.broken_json");
}

function build(services: Services, secure: boolean) {
  return betterAuth({
    appName: "Perennial",
    basePath: "/api/auth",
    secret: services.secret,
    database: services.pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
    },
    session: { expiresIn: 30 * 86_400, updateAge: 86_400 },
    // Our own check runs before the library's and compares the origin with the address that was called.
    trustedOrigins: (request) => {
      const origin = request?.headers.get("origin");
      return origin ? [origin] : [];
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 120,
      customRules: {
        "/sign-in/email": { window: longestWindow, max: 20 },
        "/change-password": { window: longestWindow, max: 10 },
      },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            const member = await services.db
              .selectFrom("member")
              .select("person")
              .where("user_id", "=", session.userId)
              .where("disabled_at", "is", null)
              .executeTakeFirst();
            return member ? undefined : false;
          },
        },
      },
    },
    advanced: {
      cookiePrefix: "perennial",
      useSecureCookies: secure,
      disableCSRFCheck: true,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, secure, path: "/" },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  });
}

import type { Context, Hono } from "hono";
import { perform } from "../perform.ts";
import { nobody } from "../platform/actors.ts";
import { takeTurn } from "../platform/rateLimit.ts";
import type { Services } from "../platform/services.ts";
import { refuse } from "../refuse.ts";
import type { Verb } from "../verb.ts";
import { verbs } from "../verbs.ts";
import { jsonBody } from "./jsonBody.ts";
import { remoteAddress } from "./remoteAddress.ts";
import { fromTexts, inputSchema } from "./textInput.ts";
import type { Caller } from "./whoCalls.ts";

const table: Readonly<Record<string, Verb>> = verbs;

/** Every verb twice: `POST /api/v/<name>` with a JSON body, and the address it names for people with curl. */
export function verbRoutes(app: Hono, services: Services, callerOf: (c: Context) => Promise<Caller>) {
  const answer = async (c: Context, name: string, verb: Verb, raw: () => Promise<unknown>) => {
    const caller = await callerOf(c);
    if (verb.may === "open") await openTurn(services, c, name);
    else if (caller.actor === nobody) throw refuse("platform.sign_in");
    const output = await perform(services, name, verb, await raw(), {
      ...caller,
      idempotencyKey: caller.actor === nobody ? undefined : idempotencyKey(c),
      signal: verb.kind === "read" ? c.req.raw.signal : undefined,
    });
    return c.json((output ?? null) as object | null, 200, { "cache-control": "no-store" });
  };
  app.post("/api/v/:verb", async (c) => {
    const name = c.req.param("verb");
    const verb = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!verb) throw refuse("platform.unknown", { name });
    return answer(c, name, verb, () => jsonBody(c));
  });
  for (const { name, verb, method, path } of addresses()) {
    app.on(method, `/api${path}`, (c) =>
      answer(c, name, verb, async () => {
        const schema = inputSchema(verb.input);
        const params = Object.fromEntries(
          Object.entries(c.req.param()).map(([key, value]) => [key, [value]]),
        );
        const inAddress = fromTexts(schema, params as Record<string, string[]>);
        return method === "GET"
          ? { ...fromTexts(schema, c.req.queries()), ...inAddress }
          : { ...(await jsonBody(c, { mayBeEmpty: true })), ...inAddress };
      }),
    );
  }
}

/** The address of every verb; fixed words before parameters, so that `/customers/merged` is not taken for an id. */
export function addresses() {
  return Object.entries(table)
    .map(([name, verb]) => {
      const [method = "", path = ""] = verb.http.split(" ");
      return { name, verb, method, path };
    })
    .sort((a, b) => rank(a.path).localeCompare(rank(b.path), "en"));
}

const rank = (path: string) => path.replaceAll("/:", "/~");

async function openTurn(services: Services, c: Context, name: string) {
  await takeTurn(services, { what: `open ${name}`, who: remoteAddress(c), most: 60, seconds: 300 });
}

function idempotencyKey(c: Context): string | undefined {
  const key = c.req.header("idempotency-key");
  if (key !== undefined && (key.length > 200 || !/^[\x21-\x7e]+$/.test(key)))
    throw refuse("platform.key_form");
  return key;
}

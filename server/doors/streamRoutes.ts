import type { Context, Hono } from "hono";
import { checked, permit, translated } from "../perform.ts";
import { nobody } from "../platform/actors.ts";
import { auditRow } from "../platform/audit.ts";
import type { Services } from "../platform/services.ts";
import { companySettings } from "../platform/settings.ts";
import { refuse } from "../refuse.ts";
import type { StreamContext } from "../stream.ts";
import { downloads, uploads } from "../streams.ts";
import { fromTexts, inputSchema } from "./textInput.ts";
import type { Caller } from "./whoCalls.ts";

/** Bytes beside verbs, under the same permission, row scope and audit. */
export function streamRoutes(app: Hono, services: Services, callerOf: (c: Context) => Promise<Caller>) {
  app.put("/api/uploads/:kind?", async (c) => {
    const kind = c.req.param("kind") ?? "import";
    const stream = Object.hasOwn(uploads, kind) ? uploads[kind] : undefined;
    if (!stream) throw refuse("platform.unknown", { name: kind });
    const caller = await signedIn(c, callerOf);
    permit(caller.actor, `upload:${kind}`, stream.may);
    if (!/^application\/octet-stream\b/i.test(c.req.header("content-type") ?? ""))
      throw refuse("platform.media_type", { want: "application/octet-stream" });
    const input = checked(stream.input, fromTexts(inputSchema(stream.input), c.req.queries()));
    const { context, auditOnce } = await contextOf(services, c, `upload:${kind}`, caller);
    try {
      const answer = await stream.receive(context, input, bytesOf(c.req.raw.body));
      await auditOnce();
      return c.json(stream.output.parse(answer) as object);
    } catch (error) {
      throw translated(error, services.log);
    }
  });

  app.get("/api/files/:kind/:id", async (c) => {
    const { kind, id } = c.req.param();
    const stream = Object.hasOwn(downloads, kind) ? downloads[kind] : undefined;
    if (!stream) throw refuse("platform.unknown", { name: kind });
    const caller = await signedIn(c, callerOf);
    permit(caller.actor, `download:${kind}`, stream.may);
    const texts = { ...c.req.queries(), id: [id] };
    const input = checked(stream.input, fromTexts(inputSchema(stream.input), texts));
    const { context, auditOnce } = await contextOf(services, c, `download:${kind}`, caller);
    try {
      const file = await stream.open(context, input);
      await auditOnce();
      const headers = new Headers({
        "content-type": file.type,
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", "%27")}`,
        "cache-control": "private, no-store",
      });
      if (file.bytes !== undefined) headers.set("content-length", String(file.bytes));
      const body = file.body instanceof Uint8Array ? new Uint8Array(file.body) : webStream(file.body);
      return new Response(body, { headers });
    } catch (error) {
      throw translated(error, services.log);
    }
  });
}

async function signedIn(c: Context, callerOf: (c: Context) => Promise<Caller>): Promise<Caller> {
  const caller = await callerOf(c);
  if (caller.actor === nobody) throw refuse("platform.sign_in");
  return caller;
}

async function contextOf(services: Services, c: Context, name: string, { actor, language }: Caller) {
  const { zone } = await companySettings(services.db);
  const now = services.clock();
  let audited = false;
  const audit: StreamContext["audit"] = async (entry) => {
    audited = true;
    await services.db.transaction().execute((trx) => auditRow(trx, { name, actor, now, entry }));
  };
  const context: StreamContext = {
    db: services.db,
    ch: services.ch,
    actor,
    now,
    zone,
    language,
    files: services.files,
    log: services.log.child({ stream: name }),
    signal: c.req.raw.signal,
    audit,
  };
  return { context, auditOnce: async () => (audited ? undefined : audit({})) };
}

async function* bytesOf(body: ReadableStream<Uint8Array> | null): AsyncIterable<Uint8Array> {
  for await (const part of body ?? []) yield part;
}

/** Pulled by the reader, so a slow download holds one piece and not the whole file. */
function webStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

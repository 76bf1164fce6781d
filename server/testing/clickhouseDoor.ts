import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, gunzipSync, gzipSync } from "node:zlib";
import { EngineError, type Settings, settingsClause } from "../platform/clickhouse/client.ts";
import type { EmbeddedClickHouse } from "../platform/clickhouse/embedded.ts";

/**
 * A small HTTP door in front of the embedded engine that speaks as a ClickHouse server does: the query in the body or
 * in the address, settings in the address, gzip both ways, inserts as streams, exceptions with their code, KILL QUERY by
 * query id. With it the client for servers elsewhere is tested against the real engine.
 */
export async function openClickHouseDoor(
  engine: EmbeddedClickHouse,
): Promise<{ url: string; close(): Promise<void> }> {
  const running = new Map<string, AbortController>();
  const server = createServer((request, response) => {
    answer(engine, running, request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}/${engine.database}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Addresses carry these as well; they speak about the connection, not about the statement. */
const ofTheConnection = new Set([
  "query",
  "query_id",
  "session_id",
  "database",
  "default_format",
  "enable_http_compression",
  "wait_end_of_query",
  "insert_deduplication_token",
  "role",
  "send_progress_in_http_headers",
  "http_headers_progress_interval_ms",
]);

async function answer(
  engine: EmbeddedClickHouse,
  running: Map<string, AbortController>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const at = new URL(request.url ?? "/", "http://door");
  if (at.pathname === "/ping") {
    response.end("Ok.\n");
    return;
  }
  const inAddress = at.searchParams.get("query") ?? "";
  const id = at.searchParams.get("query_id") ?? "";
  const whole = /^insert into (\S+) format (Native|TSV)$/i.exec(inAddress);
  if (whole) {
    await insertStream(engine, running, { id, table: whole[1]!, format: whole[2]! }, request);
    response.end();
    return;
  }
  const body = await bodyOf(request);
  const sql = (inAddress === "" ? body.toString("utf8") : inAddress).trim();
  const kill = /^kill query where query_id = '([\w-]+)'/i.exec(sql);
  if (kill) {
    running.get(kill[1]!)?.abort();
    response.end();
    return;
  }
  const insert = /^insert into (\S+) \(([^)]*)\)\s+format TSV$/i.exec(sql);
  if (insert) {
    const token = at.searchParams.get("insert_deduplication_token") ?? undefined;
    await engine.insertTsv(insert[1]!, insert[2]!.split(", "), body, token);
    response.end();
    return;
  }
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const asked = /^([\s\S]*)\nformat (\w+)$/i.exec(sql);
    if (!asked) {
      const text = sql + settingsClause({ settings: settingsIn(at) });
      await engine.exec(text, undefined, { raw: true, signal: stop.signal });
      response.end();
      return;
    }
    const text = asked[1]! + settingsClause({ settings: settingsIn(at) });
    const pieces = engine.stream(text, undefined, { raw: true, format: asked[2]!, signal: stop.signal });
    if (at.searchParams.has("wait_end_of_query")) await allAtOnce(pieces, request, response);
    else await pieceByPiece(pieces, response);
  } finally {
    running.delete(id);
  }
}

/** The engine behind the door takes files, so what comes in becomes one. */
async function insertStream(
  engine: EmbeddedClickHouse,
  running: Map<string, AbortController>,
  { id, table, format }: { id: string; table: string; format: string },
  request: IncomingMessage,
) {
  const path = join(tmpdir(), `perennial-door-${randomBytes(6).toString("hex")}`);
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const packed = request.headers["content-encoding"] === "gzip";
    const unpacked = packed ? [createGunzip()] : [];
    await pipeline([request, ...unpacked, createWriteStream(path)]);
    const [database, name] = table.split(".");
    const columns = await engine.rows<{ name: string; type: string }>(
      "select name, type from system.columns where database = {database:String} and table = {name:String} order by position",
      { database: database!, name: name! },
    );
    const structure = columns.map((column) => `${column.name} ${column.type}`).join(", ");
    await engine.exec(
      `insert into ${table} select * from file({path:String}, {format:String}, {structure:String})`,
      { path, format, structure },
      { signal: stop.signal },
    );
  } finally {
    running.delete(id);
    await rm(path, { force: true });
  }
}

async function allAtOnce(
  pieces: AsyncIterable<Uint8Array>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  const bytes = Buffer.concat(parts);
  if (!request.headers["accept-encoding"]?.includes("gzip")) {
    response.end(bytes);
    return;
  }
  response.setHeader("content-encoding", "gzip");
  response.end(gzipSync(bytes));
}

async function pieceByPiece(pieces: AsyncIterable<Uint8Array>, response: ServerResponse) {
  for await (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece))
      await new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
  }
  response.end();
}

function settingsIn(at: URL): Settings {
  const settings: Record<string, string | number> = {};
  // The sessions behind this door are opened with these; another value counts.
  const already = /^(join_use_nulls|output_format_json_quote_\w+)=1$/;
  for (const [name, value] of at.searchParams)
    if (!ofTheConnection.has(name) && !already.test(`${name}=${value}`)) {
      settings[name] = /^-?\d+$/.test(value) ? Number(value) : value;
    }
  return settings;
}

function fail(response: ServerResponse, error: unknown) {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const code = error instanceof EngineError ? error.code : 0;
  response.writeHead(500, { "x-clickhouse-exception-code": String(code) });
  const { message } = error as Error;
  response.end(
    message.includes("Exception: ") ? message : `Code: ${code}. DB::Exception: ${message}. (QUERY_FAILED)`,
  );
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  return request.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
}

import type { Context } from "hono";
import { refuse } from "../refuse.ts";

const mostBytes = 10 * 2 ** 20;

/** The body as an object, read no further than it may be long. Only JSON is taken: a form from another site could not send it. */
export async function jsonBody(
  c: Context,
  { most = mostBytes, mayBeEmpty = false } = {},
): Promise<Record<string, unknown>> {
  if (Number(c.req.header("content-length") ?? 0) > most) throw tooLarge(most);
  const bytes = await readAtMost(c.req.raw.body, most);
  if (mayBeEmpty && bytes.length === 0) return {};
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
    throw refuse("platform.media_type", { want: "application/json" });
  try {
    const body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
    if (typeof body === "object" && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // Said below in words.
  }
  throw refuse("platform.broken_json");
}

async function readAtMost(body: ReadableStream<Uint8Array> | null, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > most) throw tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const tooLarge = (most: number) =>
  refuse("platform.too_large", { most: most < 2 ** 20 ? `${most / 2 ** 10} KB` : `${most / 2 ** 20} MB` });

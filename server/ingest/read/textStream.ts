import { Buffer, isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { refuse } from "../../refuse.ts";
import { wholeUtf8 } from "./encoding.ts";
import { type Encoding, maxRatio, ratioFrom } from "./reading.ts";

export interface ByteProgress {
  /** Bytes of the file as it lies on disk that have been taken in. */
  taken: number;
  total: number;
}

/** The file's bytes, unpacked where gzipped; refuses a bomb and a stream that breaks off. */
export async function* fileBytes(
  path: string,
  gzip: boolean,
  progress?: (p: ByteProgress) => void,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const total = (await stat(path)).size;
  const raw = createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) });
  let taken = 0;
  raw.on("data", (chunk) => {
    taken += chunk.length;
  });
  if (!gzip) {
    for await (const chunk of raw) {
      progress?.({ taken, total });
      yield chunk as Buffer;
    }
    return;
  }
  const unpacked = createGunzip({ chunkSize: 1 << 20 });
  raw.on("error", (error) => unpacked.destroy(error));
  raw.pipe(unpacked);
  let out = 0;
  try {
    for await (const chunk of unpacked) {
      out += (chunk as Buffer).length;
      if (out > ratioFrom && out > taken * maxRatio) throw refuse("ingest.zip_bomb", { ratio: maxRatio });
      progress?.({ taken, total });
      yield chunk as Buffer;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "Z_BUF_ERROR" || code === "Z_DATA_ERROR")
      throw refuse(code === "Z_BUF_ERROR" ? "ingest.file_cut" : "ingest.gzip_broken");
    throw error;
  } finally {
    raw.destroy();
  }
}

/** Thrown where the bytes are not what the encoding allows, so that the reader can try the next one. */
export class WrongEncoding extends Error {
  constructor(readonly encoding: Encoding) {
    super(`the file is not ${encoding}`);
  }
}

/** The same bytes as UTF-8 without a mark, and without zeros: old programs fill up with them, and no store keeps them in a text. */
export async function* utf8Bytes(
  source: AsyncIterable<Buffer>,
  encoding: Encoding,
  strict: boolean,
): AsyncGenerator<Buffer> {
  for await (const chunk of toUtf8(source, encoding, strict))
    yield chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk;
}

/**
 * The bytes in UTF-8. `strict` throws where a byte does not fit; otherwise such bytes become U+FFFD
 * and the field checks name the rows.
 */
async function* toUtf8(
  source: AsyncIterable<Buffer>,
  encoding: Encoding,
  strict: boolean,
): AsyncGenerator<Buffer> {
  let first = true;
  if (encoding === "utf-8") {
    let rest: Uint8Array = new Uint8Array(0);
    const repair = strict ? undefined : new TextDecoder("utf-8");
    for await (const chunk of source) {
      let bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      if (first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
      first = false;
      const whole = wholeUtf8(bytes);
      rest = Buffer.from(bytes.subarray(whole.length));
      if (isUtf8(whole)) yield Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength);
      else if (repair) yield Buffer.from(repair.decode(whole), "utf8");
      else throw new WrongEncoding(encoding);
    }
    if (rest.length > 0) {
      if (strict) throw new WrongEncoding(encoding);
      yield Buffer.from(new TextDecoder("utf-8").decode(rest), "utf8");
    }
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: strict });
  try {
    for await (const chunk of source) {
      const text = decoder.decode(chunk, { stream: true });
      if (text.length > 0) yield Buffer.from(text, "utf8");
    }
    const last = decoder.decode();
    if (last.length > 0) yield Buffer.from(last, "utf8");
  } catch (error) {
    if (error instanceof TypeError) throw new WrongEncoding(encoding);
    throw error;
  }
}

/** Lines of UTF-8, counted from 1. */
export async function* lines(
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<{ line: number; text: string; open: boolean }> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  let line = 0;
  for await (const chunk of bytes) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = pieces.pop() as string;
    for (const text of pieces) yield { line: ++line, text: text.replace(/\r$/, ""), open: false };
    if (rest.length > 32 << 20) throw refuse("ingest.endless_record", { row: line + 1 });
  }
  if (rest !== "") yield { line: ++line, text: rest, open: true };
}

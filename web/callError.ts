import type { Pair } from "./phrase.ts";

/** What came back instead of an answer: a refusal in words, a bug with its id, or nothing at all. */
export class CallError extends Error {
  readonly status: number;
  readonly code: string;
  readonly says: Pair;
  readonly details: unknown;
  /** Under which the server's log has a bug's stack. */
  readonly id: string | undefined;

  constructor(status: number, code: string, says: Pair, details?: unknown, id?: string) {
    super(`${code}: ${says.en}`);
    this.name = "CallError";
    this.status = status;
    this.code = code;
    this.says = says;
    this.details = details;
    this.id = id;
  }

  static offline(): CallError {
    return new CallError(0, "web.offline", {
      zh: "连不上服务器。它可能正在重启，稍后会自动重试。",
      en: "The server cannot be reached. It may be restarting; this page tries again by itself.",
    });
  }
}

interface ErrorBody {
  error?: { code?: string; zh?: string; en?: string; details?: unknown; id?: string };
}

/** Reads the refusal out of a response; anything unreadable becomes a plain sentence with its status. */
export async function errorOf(response: Response): Promise<CallError> {
  const body = (await response.json().catch(() => ({}))) as ErrorBody;
  const { code, zh, en, details, id } = body.error ?? {};
  if (code && zh && en) return new CallError(response.status, code, { zh, en }, details, id);
  if (response.status === 429) {
    return new CallError(429, "web.too_many", {
      zh: "试得太频繁了，请稍等一会儿再试。",
      en: "Too many tries. Wait a moment, then try again.",
    });
  }
  return new CallError(response.status, "web.unreadable", {
    zh: `服务器回答了 ${response.status}，没有说明原因。`,
    en: `The server answered ${response.status} without a reason.`,
  });
}

/** Any thrown thing as a sentence. Bugs of this page have no sentence of their own. */
export function saysOf(error: unknown): Pair {
  if (error instanceof CallError) return error.says;
  return { zh: "页面出错了，没有完成。", en: "This page failed; nothing was done." };
}

import type { VerbInput, VerbOutput } from "../server/verb.ts";
import type { Verbs } from "../server/verbs.ts";
import { CallError, errorOf } from "./callError.ts";
import { keptLanguage } from "./keptLanguage.ts";

export type VerbName = keyof Verbs;
export type Input<K extends VerbName> = VerbInput<Verbs[K]>;
export type Output<K extends VerbName> = VerbOutput<Verbs[K]>;

export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** One per submit, minted by the form: a repeated click or a retry stays one change. */
  idempotencyKey?: string | undefined;
}

/** Asks the server to perform a verb. A refusal arrives as a CallError that carries both sentences. */
export async function call<K extends VerbName>(
  verb: K,
  input: Input<K>,
  options: CallOptions = {},
): Promise<Output<K>> {
  const response = await fetch(`/api/v/${verb}`, {
    method: "POST",
    credentials: "same-origin",
    headers: {
      "content-type": "application/json",
      "accept-language": keptLanguage() === "zh" ? "zh-CN" : "en",
      ...(options.idempotencyKey ? { "idempotency-key": options.idempotencyKey } : {}),
    },
    body: JSON.stringify(input),
    signal: options.signal ?? null,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw CallError.offline();
  });
  if (!response.ok) throw await errorOf(response);
  return (await response.json()) as Output<K>;
}

/** A new key for one submit of a form. `randomUUID` needs https or localhost; a LAN address has neither. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

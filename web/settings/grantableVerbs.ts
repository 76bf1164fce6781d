import { z } from "zod";
import { errorOf } from "../callError.ts";
import type { Pair } from "../phrase.ts";

export interface GrantableVerb {
  name: string;
  says: Pair;
  permission: string;
  reads: boolean;
}

const operation = z.object({
  "x-verb": z.string(),
  "x-zh": z.string(),
  "x-en": z.string(),
  "x-kind": z.string(),
  "x-permission": z.string(),
});
const document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Everything a key can be given, read from the API's own description. */
export async function grantableVerbs(): Promise<GrantableVerb[]> {
  const response = await fetch("/api/openapi.json");
  if (!response.ok) throw await errorOf(response);
  return verbsIn(await response.json());
}

export function verbsIn(openapi: unknown): GrantableVerb[] {
  const found = new Map<string, GrantableVerb>();
  for (const methods of Object.values(document.parse(openapi).paths)) {
    for (const method of Object.values(methods)) {
      const { data } = operation.safeParse(method);
      if (!data || data["x-permission"] === "open") continue;
      found.set(data["x-verb"], {
        name: data["x-verb"],
        says: { zh: data["x-zh"], en: data["x-en"] },
        permission: data["x-permission"],
        reads: data["x-kind"] === "read",
      });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

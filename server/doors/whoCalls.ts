import type { Context } from "hono";
import { actorOfKey, actorOfUser, commandLine, keyPrefix, nobody } from "../platform/actors.ts";
import { sameToken } from "../platform/cliToken.ts";
import type { Services } from "../platform/services.ts";
import { type Language, refuse } from "../refuse.ts";
import type { Actor } from "../verb.ts";
import type { Auth } from "./auth.ts";
import { isLoopback, remoteAddress } from "./remoteAddress.ts";

export interface Caller {
  actor: Actor;
  language: Language;
}

/** Who is at the door: a session cookie, an API key, the command line on this machine, or nobody. */
export function whoCalls(services: Services, auth: Auth, cliToken: string) {
  return async (c: Context): Promise<Caller> => {
    const language = languageOf(c.req.header("accept-language"));
    const bearer = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (bearer?.startsWith(keyPrefix)) {
      const actor = await actorOfKey(services, bearer);
      if (!actor) throw refuse("platform.key_refused");
      return { actor, language };
    }
    if (bearer) {
      if (!isLoopback(remoteAddress(c)) || !sameToken(bearer, cliToken)) throw refuse("platform.key_refused");
      return { actor: commandLine, language };
    }
    const userId = await auth.userOf(c);
    const actor = userId ? await actorOfUser(services, userId) : undefined;
    return { actor: actor ?? nobody, language };
  };
}

/** Chinese for any Chinese and where nothing is said, English for the rest. */
function languageOf(header: string | undefined): Language {
  const first = header?.trim().toLowerCase() ?? "";
  return first === "" || first === "*" || first.startsWith("zh") ? "zh" : "en";
}

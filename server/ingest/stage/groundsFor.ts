import type { NewConsent } from "../../customers/addConsents.ts";
import type { StoredImport } from "../loadImport.ts";
import type { consentChannels } from "../options.ts";

type ConsentChannel = (typeof consentChannels)[number];
/** What a file knows to reach one person by; a landline is not asked for. */
interface Reach {
  phone: boolean;
  email: boolean;
  address: boolean;
}

const neededFor: Readonly<Record<ConsentChannel, keyof Reach | undefined>> = {
  phone: "phone",
  sms: "phone",
  email: "email",
  wechat: undefined,
  post: "address",
  visit: "address",
};

/** What the grounds chosen for a file mean for one person: by channels that he can be reached by; unknown is no line at all. */
export function groundsFor(one: StoredImport, reach: Reach, channel: ConsentChannel): NewConsent[] {
  const basis = one.options.basis[channel];
  const needed = neededFor[channel];
  if (basis === undefined || basis === "unknown" || (needed && !reach[needed])) return [];
  const state = basis === "refused" ? "refused" : "granted";
  return [{ purpose: "marketing", channel, state, basis, source: fileSource(one) }];
}

/** Where a consent of a file comes from, in its own words. */
export const fileSource = (one: StoredImport): string => `${one.sourceName} ${one.fileName}`.slice(0, 200);

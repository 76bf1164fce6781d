import { consentChannels, consentPurposes } from "./schema.ts";

/** The place of a purpose and channel in the number that ClickHouse holds: 1 where contact is granted. */
export function consentBit(purpose: string, channel: string): number {
  const p = (consentPurposes as readonly string[]).indexOf(purpose);
  const c = (consentChannels as readonly string[]).indexOf(channel);
  if (p < 0 || c < 0) throw new RangeError(`consent ${purpose} ${channel}`);
  return 1 << (p * consentChannels.length + c);
}

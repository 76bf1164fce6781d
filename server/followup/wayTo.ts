import { serviceReasons } from "./candidate.ts";
import type { Ask, Purpose } from "./mayContact.ts";
import type { ContactChannel, ReasonCode } from "./schema.ts";
import type { Kept } from "./strategies.ts";

/** Without a strategy these are tried, in this order. */
const usual: readonly ContactChannel[] = ["phone", "wechat", "sms"];

export const channelsOf = (strategy: Kept | undefined): readonly ContactChannel[] =>
  strategy?.channels ?? usual;

/** What is not selling is service; without a reason one contacts to sell. */
const purposeOf = (code: ReasonCode | null): Purpose =>
  code !== null && serviceReasons.includes(code) ? "service" : "marketing";

/**
 * How a customer is contacted for a reason: by the first channel of his strategy that may be used. `channel` is null where
 * none may; then `answer` says why the first may not.
 */
export function wayTo(
  ask: Ask,
  asked: {
    customer: number;
    code: ReasonCode | null;
    strategy: Kept | undefined;
    /** Instead of the reason's own. */
    purpose?: Purpose | undefined;
  },
) {
  const { customer, code, strategy, purpose = purposeOf(code) } = asked;
  const channels = channelsOf(strategy);
  const channel = channels.find((one) => ask(customer, purpose, one)?.may) ?? null;
  return { purpose, channel, answer: ask(customer, purpose, channel ?? channels[0]!) };
}

import { z } from "zod";
import { onCustomer } from "../customers/onCustomer.ts";
import { customerId } from "../customers/schema.ts";
import { read } from "../verb.ts";
import { adviceOn } from "./advice.ts";
import { reasonToday } from "./reasonToday.ts";
import { contactChannels, mayContactShape } from "./schema.ts";
import { wayTo } from "./wayTo.ts";

export const askMayContact = read({
  may: "followup:read",
  http: "GET /customers/:id/may-contact",
  says: { zh: "现在能不能联系这位客户，为什么", en: "Whether a customer may be contacted now, and why not" },
  input: z.object({
    id: customerId,
    /** Left out: as his line of today asks, else marketing. */
    purpose: z.enum(["marketing", "service", "survey"]).optional(),
    /** Left out: the first of his strategy's that may be used. */
    channel: z.enum(contactChannels).optional(),
  }),
  output: mayContactShape,
  async run(context, { id, purpose, channel }) {
    const { customerId: customer } = await onCustomer(context.db, context.actor, id);
    const { reason } = await reasonToday(context, customer);
    const code = reason?.code ?? null;
    const { leading, ask } = await adviceOn(context, [{ customer, code }]);
    const way = wayTo(ask, { customer, code, strategy: leading.get(customer)?.strategy, purpose });
    return channel === undefined ? way.answer! : ask(customer, way.purpose, channel)!;
  },
});

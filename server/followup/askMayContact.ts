import { z } from "zod";
import { onCustomer } from "../customers/onCustomer.ts";
import { customerId } from "../customers/schema.ts";
import { read } from "../verb.ts";
import { mayContact } from "./mayContact.ts";
import { contactChannels, mayContactShape } from "./schema.ts";
import { settingsOf } from "./settings.ts";

export const askMayContact = read({
  may: "followup:read",
  http: "GET /customers/:id/may-contact",
  says: { zh: "现在能不能联系这位客户，为什么", en: "Whether a customer may be contacted now, and why not" },
  input: z.object({
    id: customerId,
    purpose: z.enum(["marketing", "service", "survey"]).default("marketing"),
    channel: z.enum(contactChannels).default("phone"),
  }),
  output: mayContactShape,
  async run({ db, ch, actor, now, zone }, { id, purpose, channel }) {
    const { customerId: customer } = await onCustomer(db, actor, id);
    const settings = await settingsOf(db);
    return (await mayContact(db, [customer], { ch, now, zone, settings }))(customer, purpose, channel)!;
  },
});

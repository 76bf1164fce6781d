import { refusals as customers } from "./customers/messages.ts";
import { refusals as dashboards } from "./dashboards/messages.ts";
import { refusals as followup } from "./followup/messages.ts";
import { refusals as ingest } from "./ingest/messages.ts";
import { refusals as metrics } from "./metrics/messages.ts";
import { refusals as models } from "./models/messages.ts";
import { refusals as platform } from "./platform/messages.ts";
import type { RefusalMessage } from "./refuse.ts";
import { refusals as segments } from "./segments/messages.ts";

/** Every refusal the product knows, from each domain's own messages. */
export const refusals: Readonly<Record<string, RefusalMessage>> = {
  ...platform,
  ...customers,
  ...ingest,
  ...metrics,
  ...models,
  ...followup,
  ...segments,
  ...dashboards,
};

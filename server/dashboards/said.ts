import { refusals as metricsRefusals } from "../metrics/messages.ts";
import { refusals as platformRefusals } from "../platform/messages.ts";
import { fill, type Pair, type Refusal, type RefusalMessage } from "../refuse.ts";
import { refusals } from "./messages.ts";

const sentences: Readonly<Record<string, RefusalMessage>> = {
  ...platformRefusals,
  ...metricsRefusals,
  ...refusals,
};

/** A refusal as both languages say it, to be kept or shown later. */
export function said({ code, values }: Refusal): Pair {
  const message = sentences[code] ?? refusals["dashboards.tile_failed"];
  return { zh: fill(message.zh, values), en: fill(message.en, values) };
}

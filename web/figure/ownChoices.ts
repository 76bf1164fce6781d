import type { MetricInfo } from "../../server/metrics/schema.ts";
import type { Address } from "../useAddress.ts";

/** Options of metrics' own choices that are not the company's, by metric and choice. */
export type OwnChoices = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `choices=window:180,who:2` in the address. */
export function readChoices(text: string | undefined): Record<string, string> {
  return Object.fromEntries(
    (text ?? "")
      .split(",")
      .map((pair) => pair.split(":"))
      .filter((pair): pair is [string, string] => pair.length === 2 && pair[0] !== "" && pair[1] !== ""),
  );
}

export function writeChoices(choices: Readonly<Record<string, string>>): string | undefined {
  const text = Object.entries(choices)
    .map(([name, value]) => `${name}:${value}`)
    .join(",");
  return text === "" ? undefined : text;
}

/** `own=repurchaseRate.window:180,churnRate.lost:fixed`: of all figures of the explorer. */
export function readOwn(text: string | undefined): OwnChoices {
  const own: Record<string, Record<string, string>> = {};
  for (const [name, value] of Object.entries(readChoices(text))) {
    const [metric, choice] = name.split(".");
    if (metric && choice) own[metric] = { ...own[metric], [choice]: value };
  }
  return own;
}

export const writeOwn = (own: OwnChoices): string | undefined =>
  writeChoices(
    Object.fromEntries(
      Object.entries(own).flatMap(([metric, choices]) =>
        Object.entries(choices).map(([choice, value]) => [`${metric}.${choice}`, value]),
      ),
    ),
  );

/** Those that the metrics have: what an address typed by hand makes up is left out. */
export const knownChoices = (
  own: OwnChoices,
  metrics: readonly MetricInfo[],
): Record<string, Record<string, string>> =>
  Object.fromEntries(
    metrics.flatMap(({ name, choices }) => {
      const known = Object.entries(own[name] ?? {}).filter(([choice, value]) =>
        choices.find((one) => one.name === choice)?.options.some((option) => option.value === value),
      );
      return known.length === 0 ? [] : [[name, Object.fromEntries(known)]];
    }),
  );

/** Whether the page asks for this figure itself: then its choices are the page's, and stay when the panel closes. */
const isOfPage = (address: Address, metric: string) => (address.metrics ?? "").split(",").includes(metric);

/** A figure's own choices: the explorer's, else those of the open panel. */
export const choicesIn = (address: Address, metric: string): Readonly<Record<string, string>> =>
  isOfPage(address, metric) ? (readOwn(address.own)[metric] ?? {}) : readChoices(address.choices);

/** The change of the address that gives a figure these choices. */
export const withChoices = (
  address: Address,
  metric: string,
  choices: Readonly<Record<string, string>>,
): Address =>
  isOfPage(address, metric)
    ? { own: writeOwn({ ...readOwn(address.own), [metric]: choices }), choices: undefined }
    : { choices: writeChoices(choices) };

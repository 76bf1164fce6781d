import {
  isQuadrant,
  type NewTile,
  type PeriodAsked,
  type Tile,
  type TileView,
} from "../../server/dashboards/schema.ts";
import { presets } from "../../server/metrics/presets/schema.ts";
import type { Against } from "../../server/metrics/schema.ts";
import { settledWhere, writeBy, writeWhere } from "../explore/exploreAddress.ts";
import type { View } from "../explore/view.ts";
import { writeChoices, writeOwn } from "../figure/ownChoices.ts";
import { addDays, lastDayOf } from "../kit/dates.ts";
import { readAgainst, writeAgainst } from "../question/against.ts";
import type { Address } from "../useAddress.ts";

/** `12m` moves with the days; `2026-01-01_2026-03-31` is those days. */
export function periodOf(text: string | undefined): PeriodAsked | undefined {
  const preset = presets.find((known) => known === text);
  if (preset) return preset;
  const [from, last] = (text ?? "").split("_");
  const isDay = (day: string | undefined) =>
    /^\d{4}-\d{2}-\d{2}$/.test(day ?? "") && !Number.isNaN(Date.parse(day!));
  return isDay(from) && isDay(last) && from! <= last! ? { from: from!, to: addDays(last!, 1) } : undefined;
}

export const periodText = (period: PeriodAsked): string =>
  typeof period === "string" ? period : `${period.from}_${lastDayOf(period.to)}`;

type Switches = Pick<TileView, "definition">;

/** Only the switches that the address names: the others stay as the company has them. */
export function switchesOf({ returns, cancelled, zeroPrice }: Address): NonNullable<Switches["definition"]> {
  const counted = (word: string | undefined) => word === "keep" || word === "leave_out";
  return {
    ...(returns === "subtract" || returns === "leave_out" ? { returns } : {}),
    ...(counted(cancelled) ? { cancelled: cancelled as "keep" } : {}),
    ...(counted(zeroPrice) ? { zeroPrice: zeroPrice as "keep" } : {}),
  };
}

/** What the explorer shows, as a tile keeps it. */
export function tileView(view: View, address: Address): NewTile["view"] {
  return {
    metrics: [...view.metrics],
    by: [...view.by],
    filters: settledWhere(view.where).map((filter) => ({ ...filter })),
    period: periodOf(address.period) ?? "90d",
    ...(address.grain === view.grain ? { grain: view.grain } : {}),
    compare: readAgainst(address.compare) ?? "none",
    membership: view.membership,
    choices: Object.fromEntries(
      view.metrics.flatMap((name) => (view.own[name] ? [[name, { ...view.own[name] }]] : [])),
    ),
    definition: switchesOf(address),
    draw: view.draw === "quadrant" && !isQuadrant(view) ? "bar" : view.draw,
    ...(view.draw === "quadrant" ? { cuts: setCuts(view.cuts) } : {}),
  };
}

const setCuts = ({ x, y }: View["cuts"]) => ({
  ...(x === undefined ? {} : { x }),
  ...(y === undefined ? {} : { y }),
});

/** The explorer's address that shows what the tile shows, over these days. */
export function exploreAddress(
  { show, view }: Tile,
  frame: { period: PeriodAsked; compare: Against; grain: string | undefined },
): Address {
  return {
    metrics: view.metrics.join(","),
    by: show === "number" ? undefined : writeBy(view.by),
    where: writeWhere(view.filters),
    period: periodText(frame.period),
    compare: frame.compare === "none" ? undefined : writeAgainst(frame.compare),
    members: view.membership === "now" ? "now" : undefined,
    grain: frame.grain,
    draw: view.draw,
    cutX: view.cuts?.x?.toString(),
    cutY: view.cuts?.y?.toString(),
    ...view.definition,
    own: writeOwn(view.choices),
  };
}

/** What the panel behind ƒ is told of a tile. */
export function panelAddress({ view }: Tile, period: { from: string; to: string }): Address {
  const [metric] = view.metrics;
  return {
    days: periodText(period),
    only: writeWhere(view.filters),
    members: view.membership === "now" ? "now" : undefined,
    ...view.definition,
    choices: metric === undefined ? undefined : writeChoices(view.choices[metric] ?? {}),
  };
}

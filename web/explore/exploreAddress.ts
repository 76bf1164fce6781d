import { fitting } from "../../server/metrics/presets/schema.ts";
import {
  type Dimension,
  type Filter,
  isGroup,
  type Membership,
  namedDimensions,
} from "../../server/metrics/schema.ts";
import { readOwn } from "../figure/ownChoices.ts";
import type { Period } from "../question/period.ts";
import type { Address } from "../useAddress.ts";
import { drawFor } from "./drawFor.ts";
import { draws, grains, type View } from "./view.ts";

export const mostMetrics = 4;

/** The view that the page opens with while the address names no figure. */
export const firstView = { metrics: "repurchaseRate", by: "valueClass", period: "12m", grain: "month" };

const isDimension = (word: string): word is Dimension =>
  isGroup(word) || namedDimensions.some((known) => known === word);
const listed = (text: string | undefined) => [
  ...new Set((text ?? "").split(",").filter((word) => word !== "")),
];

export function readView(address: Address, period: Period): View {
  const grain = grains.find((known) => known === address.grain) ?? fitting(period);
  const draw = draws.find((known) => known === address.draw);
  const shape = {
    metrics: listed(address.metrics)
      .filter((name) => /^[a-z][A-Za-z0-9]*$/.test(name))
      .slice(0, mostMetrics),
    by: listed(address.by).map(decoded).filter(isDimension).slice(0, 2),
    where: readWhere(address.where),
  };
  return {
    ...shape,
    grain,
    draw: drawFor(draw, grain, shape),
    cuts: { x: cutOf(address.cutX), y: cutOf(address.cutY) },
    own: readOwn(address.own),
    membership: readMembership(address.members),
  };
}

export const readMembership = (text: string | undefined): Membership => (text === "now" ? "now" : "then");

/** A number, as the figure is kept: a share is 0.25. */
function cutOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return text === undefined || text.trim() === "" || !Number.isFinite(number) ? undefined : number;
}

/** `channel:is:微信|团购;store:not:3`; values are percent-encoded, so that they may hold the separators. */
export function readWhere(text: string | undefined): Filter[] {
  return (text ?? "").split(";").flatMap((part): Filter[] => {
    const [name, how, all] = part.split(":");
    const by = decoded(name ?? "");
    if (!by || !isDimension(by)) return [];
    const values = all === undefined ? [] : all.split("|").map(decoded);
    if (how === "is") return [{ by, is: values }];
    return how === "not" ? [{ by, not: values }] : [];
  });
}

/** A slice may be called as a file calls its column. */
export const writeBy = (by: readonly string[]): string | undefined =>
  by.map(encodeURIComponent).join(",") || undefined;

export function writeWhere(where: readonly Filter[]): string | undefined {
  const text = where
    .map(({ by, is, not }) => {
      const values = is ?? not ?? [];
      const how = `${encodeURIComponent(by)}:${is ? "is" : "not"}`;
      return values.length === 0 ? how : `${how}:${values.map(encodeURIComponent).join("|")}`;
    })
    .join(";");
  return text === "" ? undefined : text;
}

/** A filter whose values are still to be chosen asks nothing. */
export const settledWhere = (where: readonly Filter[]): Filter[] =>
  where.filter(({ is, not }) => (is ?? not ?? []).length > 0);

/** An address typed by hand may be broken; then it says what it says. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

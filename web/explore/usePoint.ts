import { createContext, useContext } from "react";
import { useAddress } from "../useAddress.ts";

/** On a page of several answers: which of them a point belongs to. */
export const PointTile = createContext<string | undefined>(undefined);

/** The figure whose people are open: which metric, from which day, of which group. */
export interface Point {
  metric: string;
  from: string;
  values: readonly string[];
  /** Of what the figure at that place is compared with. */
  compared?: boolean;
}

/** `repurchaseRate:2026-10-01:high`, values percent-encoded with `|` between; `:compared` after it for the other half. */
export function readPoint(text: string | undefined): Point | undefined {
  const [metric, from, values, half] = (text ?? "").split(":");
  if (!metric || !from || values === undefined) return undefined;
  try {
    return {
      metric,
      from,
      values: values === "" ? [] : values.split("|").map((v) => decodeURIComponent(v).slice(1)),
      ...(half === "compared" && { compared: true }),
    };
  } catch {
    return undefined;
  }
}

/** Each value carries a mark in front, so that an empty one is told from none. */
export function writePoint({ metric, from, values, compared = false }: Point): string {
  const group = values.map((value) => encodeURIComponent(`=${value}`)).join("|");
  return `${metric}:${from}:${group}${compared ? ":compared" : ""}`;
}

export function usePoint(): [Point | undefined, (point: Point | undefined) => void] {
  const [address, change] = useAddress();
  const tile = useContext(PointTile);
  return [
    readPoint(address.point),
    (point) => change({ point: point && writePoint(point), tile: point && tile, part: undefined }),
  ];
}

import { type Summary, summarise } from "../src/btyd/summarise.ts";
import { CDNOW_CALIBRATION_END, cdnow } from "./datasets.ts";

export interface GoldenEntry {
  id: number;
  kind: string;
  model: string;
  quantity: string;
  inputs: Record<string, unknown>;
  params: Record<string, number>;
  value: unknown;
  tolerance: number;
  log10?: string;
  edge?: string;
}

/** A number, a list, or numbers by name, like the `value` of an entry. */
export type Answer = number | number[] | Record<string, number>;

export interface Context {
  /** The calibration summary of a named data set; throws when it is not to be had. */
  summary(dataset: string): Summary;
  folder: string | null;
}

export type Answers = Record<string, Record<string, (entry: GoldenEntry, context: Context) => Answer>>;

export function makeContext(folder: string | null): Context {
  const kept = new Map<string, Summary>();
  return {
    folder,
    summary(dataset) {
      const which = /cdnow.*full|full.*cdnow|cdnow_master/i.test(dataset)
        ? "full"
        : /cdnow/i.test(dataset)
          ? "sample"
          : null;
      if (which === null) throw new RangeError(`data set not known: ${dataset}`);
      if (folder === null) throw new RangeError("no data folder: pass --data DIR");
      let summary = kept.get(which);
      if (!summary) {
        summary = summarise(cdnow(which, folder), { end: CDNOW_CALIBRATION_END });
        kept.set(which, summary);
      }
      return summary;
    },
  };
}

/** A numeric input, or a RangeError that names what is missing. */
export function input(entry: GoldenEntry, name: string): number {
  const value = entry.inputs[name];
  if (typeof value !== "number") throw new RangeError(`input ${name} is missing`);
  return value;
}

/** The input as a list, whether it is one number or several. */
export function inputs(entry: GoldenEntry, name: string): number[] {
  const value = entry.inputs[name];
  if (Array.isArray(value)) return value.map(Number);
  return [input(entry, name)];
}

/** Evaluates at each element when the input is a list, once when it is a number. */
export function mapInput(entry: GoldenEntry, name: string, f: (value: number) => number): Answer {
  return Array.isArray(entry.inputs[name]) ? inputs(entry, name).map(f) : f(input(entry, name));
}

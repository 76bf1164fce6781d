import {
  bgCnbd,
  bgNbd,
  type CustomerModel,
  type Fit,
  fitBgCnbd,
  fitBgNbd,
  fitMbgCnbd,
  fitMbgNbd,
  fitParetoNbd,
  type GapColumns,
  type GapRows,
  mbgCnbd,
  mbgNbd,
  paretoNbd,
} from "@perennial/stats";

/** A model with its parameters' type put away: what is needed of it takes and gives plain objects. */
type AnyModel = CustomerModel<object>;
type AnyFit = Fit<object>;
interface FittedModel {
  model: AnyModel;
  fit: AnyFit;
}

interface Known {
  title: RegExp;
  model(k: number): unknown;
  fit(columns: GapColumns | GapRows, k: number): unknown;
}

/** The candidates of a study by the titles that their fits carry. */
const known: readonly Known[] = [
  { title: /^BG\/NBD$/, model: () => bgNbd, fit: (columns) => fitBgNbd(columns) },
  { title: /^MBG\/NBD$/, model: () => mbgNbd, fit: (columns) => fitMbgNbd(columns) },
  { title: /^Pareto\/NBD$/, model: () => paretoNbd, fit: (columns) => fitParetoNbd(columns) },
  { title: /^BG\/CNBD-\d+$/, model: bgCnbd, fit: (columns, k) => fitBgCnbd(columns, { k }) },
  { title: /^MBG\/CNBD-\d+$/, model: mbgCnbd, fit: (columns, k) => fitMbgCnbd(columns, { k }) },
];

/** The model that a kept run names ("Pareto/NBD", "BG/CNBD-2"). Throws RangeError for a title that is none of ours. */
export function modelByTitle(title: string): AnyModel {
  return find(title).model(erlang(title)) as AnyModel;
}

/** The same, fitted: the regularity k is part of the choice and stays as it was chosen. */
export function fitByTitle(title: string, columns: GapColumns | GapRows): FittedModel {
  return { model: modelByTitle(title), fit: find(title).fit(columns, erlang(title)) as AnyFit };
}

function find(title: string): Known {
  const found = known.find((one) => one.title.test(title));
  if (!found) throw new RangeError(`no model is called ${title}`);
  return found;
}
const erlang = (title: string) => Number(/-(\d+)$/.exec(title)?.[1] ?? 1);

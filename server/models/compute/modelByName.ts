import {
  bgCnbd,
  bgNbd,
  type CandidateName,
  type CustomerModel,
  type Fit,
  fitBgCnbd,
  fitBgNbd,
  fitMbgCnbd,
  fitMbgNbd,
  fitParetoNbd,
  type GapColumns,
  mbgCnbd,
  mbgNbd,
  paretoNbd,
} from "@perennial/stats";

/** A model with its parameters' type put away: what is needed of it takes and gives plain objects. */
interface FittedModel {
  model: CustomerModel<object>;
  fit: Fit<object>;
}

const fitters: Record<CandidateName, (columns: GapColumns) => FittedModel> = {
  bgNbd: (columns) => open(bgNbd, fitBgNbd(columns)),
  mbgNbd: (columns) => open(mbgNbd, fitMbgNbd(columns)),
  paretoNbd: (columns) => open(paretoNbd, fitParetoNbd(columns)),
  bgCnbd: (columns) => {
    const fit = fitBgCnbd(columns, { maxK: 4 });
    return open(bgCnbd(fit.k), fit);
  },
  mbgCnbd: (columns) => {
    const fit = fitMbgCnbd(columns, { maxK: 4 });
    return open(mbgCnbd(fit.k), fit);
  },
};

function open<P extends object>(model: CustomerModel<P>, fit: Fit<P>): FittedModel {
  return { model: model as unknown as CustomerModel<object>, fit: fit as unknown as Fit<object> };
}

export function fitByName(name: CandidateName, columns: GapColumns): FittedModel {
  return fitters[name](columns);
}

/** The model with given parameters, as a kept run names them ("Pareto/NBD", "BG/CNBD-2"). */
export function modelByTitle(title: string): CustomerModel<object> {
  const name = nameOfTitle(title);
  const k = Number(/-(\d+)$/.exec(title)?.[1] ?? 1);
  const made = {
    bgNbd: () => bgNbd,
    mbgNbd: () => mbgNbd,
    paretoNbd: () => paretoNbd,
    bgCnbd: () => bgCnbd(k),
    mbgCnbd: () => mbgCnbd(k),
  }[name]();
  return made as unknown as CustomerModel<object>;
}

/** The candidate that a fit's own title belongs to. Throws RangeError for a title that is none of ours. */
export function nameOfTitle(title: string): CandidateName {
  const names: readonly [RegExp, CandidateName][] = [
    [/^BG\/NBD$/, "bgNbd"],
    [/^MBG\/NBD$/, "mbgNbd"],
    [/^Pareto\/NBD$/, "paretoNbd"],
    [/^BG\/CNBD-\d+$/, "bgCnbd"],
    [/^MBG\/CNBD-\d+$/, "mbgCnbd"],
  ];
  const found = names.find(([pattern]) => pattern.test(title));
  if (!found) throw new RangeError(`no model is called ${title}`);
  return found[1];
}

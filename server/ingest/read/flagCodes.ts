import { rowFlag } from "./reading.ts";

/** Codes for rows that are wrong as rows; the field is empty then. */
export const flagCodes: Readonly<Record<number, string>> = {
  [rowFlag.tooFew]: "row_too_few",
  [rowFlag.tooMany]: "row_too_many",
  [rowFlag.giantCell]: "row_giant_cell",
  [rowFlag.undecodable]: "text_undecodable",
  [rowFlag.unclosedQuote]: "row_unclosed_quote",
  [rowFlag.notAnObject]: "row_not_an_object",
  [rowFlag.formulaError]: "row_formula_error",
};

import type { Actor } from "../verb.ts";
import { hiddenColumns } from "./refuseMasked.ts";

/**
 * Free words may say what a reader is not shown elsewhere, so whoever has a column masked does not read them: notes, words of
 * contacts, complaints, answers and other facts, reasons of merges, attachments. Those who talk with customers themselves
 * do: without what was promised last, the next call cannot be made. One rule, wherever words are shown or given out.
 */
export function hidesWords(actor: Actor): boolean {
  return hiddenColumns(actor).size > 0 && !actor.may.has("followup:write");
}

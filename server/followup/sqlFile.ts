import { questionsOf } from "../platform/questionsOf.ts";

/** A question's text from this folder, by its name without `.sql`. */
export const sqlFile = questionsOf("followup", import.meta.url);

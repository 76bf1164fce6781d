import { whoAmI } from "./whoAmI.ts";

export const platformVerbs = { whoAmI };

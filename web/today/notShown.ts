import type { Pair } from "../phrase.ts";

/** In place of free words that a role is not shown. */
export const notShown: Pair = { zh: "内容不对您的角色显示", en: "not shown to your role" };

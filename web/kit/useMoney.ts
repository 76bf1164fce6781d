import { useMemo } from "react";
import { useLanguage } from "../language.tsx";
import { useWhoAmI } from "../whoAmI.ts";
import type { Money } from "./format.ts";

/** The reader's language and the company's currency: what every formatted figure needs. */
export function useMoney(): Money {
  const { language } = useLanguage();
  const { company } = useWhoAmI();
  return useMemo(() => ({ language, currency: company.currency }), [language, company.currency]);
}

import { useQuery } from "@tanstack/react-query";
import type { Definition } from "../../server/metrics/schema.ts";
import { type Address, useAddress } from "../useAddress.ts";
import { question } from "../useCall.ts";

/** What counts as a purchase while nobody has decided anything else. */
const unchanged: Definition = { returns: "leave_out", cancelled: "leave_out", zeroPrice: "leave_out" };

/** The company's own definition; undefined until it is known. */
export function useCompanyDefinition(): Definition | undefined {
  const answer = useQuery({ ...question("readDefinitions", {}), staleTime: 30_000 });
  // Who cannot be told goes on with what the product ships with.
  return answer.data?.purchase ?? (answer.error ? unchanged : undefined);
}

const none: Readonly<Record<string, string>> = {};

/** What the company has decided of a metric's own choices; what is left out is the default. */
export function useCompanyChoices(metric: string): Readonly<Record<string, string>> {
  const answer = useQuery({ ...question("readDefinitions", {}), staleTime: 30_000 });
  return answer.data?.choices[metric] ?? none;
}

/** The address's own switches over the company's. */
export function readDefinition(address: Address, company: Definition = unchanged): Definition {
  const keep = (word: string | undefined, otherwise: "leave_out" | "keep") =>
    word === "keep" || word === "leave_out" ? word : otherwise;
  return {
    returns:
      address.returns === "subtract" || address.returns === "leave_out" ? address.returns : company.returns,
    cancelled: keep(address.cancelled, company.cancelled),
    zeroPrice: keep(address.zeroPrice, company.zeroPrice),
  };
}

/** For pages that ask without waiting: the address's switches, over the company's as soon as they are known. */
export function useDefinition(): Definition {
  const [address] = useAddress();
  return readDefinition(address, useCompanyDefinition());
}

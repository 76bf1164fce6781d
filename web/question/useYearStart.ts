import { useQuery } from "@tanstack/react-query";
import { question } from "../useCall.ts";

/** The month, 1 to 12, that the company's year begins with; January until it is known. */
export function useYearStart(): number {
  const answer = useQuery({ ...question("readDefinitions", {}), staleTime: 30_000 });
  return Number(answer.data?.year.startMonth ?? 1);
}

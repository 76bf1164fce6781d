import { useSuspenseQuery } from "@tanstack/react-query";
import type { Output } from "./call.ts";
import { question } from "./useCall.ts";

export const whoAmIQuestion = () => ({ ...question("whoAmI", {}), staleTime: 30_000 });

/** Who is signed in, for which company, and what may be done. The shell has asked before any page draws. */
export function useWhoAmI(): Output<"whoAmI"> {
  return useSuspenseQuery(whoAmIQuestion()).data;
}

export function useMay(): (permission: string) => boolean {
  const { may } = useWhoAmI();
  return (permission) => may.includes(permission);
}

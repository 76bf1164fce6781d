import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type Address = Readonly<Record<string, string | undefined>>;

/** What the page shows lives in its address, so that it can be shared and gone back to. */
export function useAddress(): [Address, (change: Address, replace?: boolean) => void] {
  const address = useSearch({ strict: false }) as Address;
  const navigate = useNavigate();
  const change = useCallback(
    (values: Address, replace = false) => {
      void navigate({
        to: ".",
        search: ((before: Address) => ({ ...before, ...values })) as never,
        replace,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [address, change];
}

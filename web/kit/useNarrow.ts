import { useSyncExternalStore } from "react";

const phone = () => window.matchMedia("(max-width: 599px)");

/** Whether the page stands on a phone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = phone();
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => phone().matches,
  );
}

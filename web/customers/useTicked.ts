import { useMemo, useState } from "react";
import type { Selection } from "../../server/customers/schema.ts";
import type { ListQuestion } from "./useList.ts";

export interface Ticked {
  /** Everyone whom the filter finds, but for `except`. */
  all: boolean;
  count: number;
  has(id: string): boolean;
  toggle(id: string): void;
  toggleAll(): void;
  clear(): void;
  selection(): Selection;
}

/** Some by name, or all that the filter finds: a million are ticked by one word, not by a million boxes. */
export function useTicked(asked: ListQuestion, total: number): Ticked {
  const [state, setState] = useState<{ all: boolean; ids: ReadonlySet<string> }>({
    all: false,
    ids: new Set(),
  });
  return useMemo(
    () => ({
      all: state.all && state.ids.size === 0,
      count: state.all ? total - state.ids.size : state.ids.size,
      has: (id) => state.ids.has(id) !== state.all,
      toggle: (id) =>
        setState((before) => {
          const ids = new Set(before.ids);
          if (!ids.delete(id)) ids.add(id);
          return { ...before, ids };
        }),
      toggleAll: () =>
        setState((before) => ({ all: !(before.all && before.ids.size === 0), ids: new Set() })),
      clear: () => setState({ all: false, ids: new Set() }),
      selection: () =>
        state.all
          ? { filter: (asked.filter ?? {}) as never, except: [...state.ids] }
          : { ids: [...state.ids] },
    }),
    [state, total, asked],
  );
}

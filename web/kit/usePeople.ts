import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

interface PeoplePage<P> {
  total: number;
  people: P[];
}

const pageSize = 100;

/** A list asked a hundred at a time, as far as somebody scrolls. */
export function usePeople<Page extends PeoplePage<unknown>>(
  key: readonly unknown[],
  ask: (page: { offset: number; limit: number }, signal: AbortSignal) => Promise<Page>,
  enabled = true,
) {
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask({ offset: pageParam, limit: pageSize }, signal),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const have = all.reduce((sum, page) => sum + page.people.length, 0);
      return have < last.total && last.people.length > 0 ? have : undefined;
    },
    enabled,
  });
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const people = useMemo(
    () => (list.data?.pages.flatMap((page) => page.people) ?? []) as Page["people"],
    [list.data],
  );
  return { first: list.data?.pages[0], people, more, error: list.error };
}

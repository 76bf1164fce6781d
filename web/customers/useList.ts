import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CustomerRow, SortKey } from "../../server/customers/schema.ts";
import type { Input } from "../call.ts";
import { useDefinition } from "../question/useDefinition.ts";
import type { Address } from "../useAddress.ts";
import { question } from "../useCall.ts";
import { listText, readFilter, readSort } from "./listAddress.ts";
import type { OwnKey } from "./ownFields.ts";

const pageRows = 100;

export type ListQuestion = Omit<Input<"listCustomers">, "offset" | "limit">;

export function useListQuestion(address: Address): ListQuestion {
  const text = listText(address);
  const definition = useDefinition();
  const due = (address.cols ?? "").split(",").includes("dueOn");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is all of the address that matters here.
  return useMemo(
    () => ({ filter: readFilter(address), ...readSort(address), definition, due }),
    [text, due, definition.returns, definition.cancelled, definition.zeroPrice],
  );
}

/** What the list is sorted by, as a column names it. */
export const sortedBy = ({ sort, sortField }: ListQuestion): SortKey | OwnKey | undefined =>
  sortField === undefined ? sort : `c${sortField}`;

/** The first page says how many there are; the pages in sight are asked as they come into sight. */
export function useList(asked: ListQuestion, first: number, last: number) {
  const head = useQuery({
    ...question("listCustomers", { ...asked, offset: 0, limit: pageRows }),
    placeholderData: keepPreviousData,
  });
  const pages: number[] = [];
  for (let page = Math.floor(first / pageRows); page <= Math.floor(Math.max(first, last) / pageRows); page++)
    if (page > 0) pages.push(page);
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...question("listCustomers", { ...asked, offset: page * pageRows, limit: pageRows }),
      staleTime: 30_000,
    })),
  });
  const rowAt = (index: number): CustomerRow | undefined => {
    const page = Math.floor(index / pageRows);
    const rows = page === 0 ? head.data?.rows : answers[pages.indexOf(page)]?.data?.rows;
    return rows?.[index - page * pageRows];
  };
  return { head, rowAt, failed: answers.find((answer) => answer.error)?.error ?? null };
}

import { type Group, type PageLine, pages } from "../routes.tsx";

export type PlacedPage = PageLine & { place: NonNullable<PageLine["place"]> };

/** The pages of the navigation that this person may see, with those without a group first. */
export function visiblePages(
  may: readonly string[],
): Array<{ group: Group | undefined; pages: PlacedPage[] }> {
  const placed = pages.filter(
    (page): page is PlacedPage => page.place !== undefined && may.includes(page.may),
  );
  const groups: Array<Group | undefined> = [undefined, "analyse", "operate", "evaluate", "data"];
  return groups
    .map((group) => ({ group, pages: placed.filter((page) => page.place.group === group) }))
    .filter((line) => line.pages.length > 0);
}

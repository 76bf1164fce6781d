interface Named {
  person: number;
  name: string;
}

/**
 * Whom a note mentions. An @ means the longest name that follows it as a whole: `@林静` is 林静 and not 林, and 林 is not
 * meant by `@林静` where no 林静 works here.
 */
export function mentionsIn(body: string, people: readonly Named[]): number[] {
  const longestFirst = [...people]
    .filter((one) => one.name !== "")
    .sort((a, b) => b.name.length - a.name.length);
  const found = new Set<number>();
  for (const { index } of body.matchAll(/@/g)) {
    const behind = body.slice(index + 1);
    const name = longestFirst.find(
      (one) => behind.startsWith(one.name) && !/^[\p{L}\p{N}]/u.test(behind.slice(one.name.length)),
    )?.name;
    for (const one of longestFirst) if (one.name === name) found.add(one.person);
  }
  return [...found];
}

import type { Pair } from "../refuse.ts";
import type { ListedVersion } from "./byFile/schema.ts";
import type { ListContext } from "./listedPeople.ts";
import { customerKeyNames } from "./messages.ts";

export async function keepListVersion(
  { db, actor, now }: Pick<ListContext, "db" | "actor" | "now">,
  given: { id: number; version: number; listed: ListedVersion; note: string },
) {
  await db
    .insertInto("segment_version")
    .values({
      segment: given.id,
      version: given.version,
      listed: JSON.stringify(given.listed),
      note: given.note,
      at: now,
      by: actor.person,
    })
    .execute();
}

/** What made a version of a fixed list, in a sentence. */
export function listedSentence(version: ListedVersion): Pair {
  if (version.how === "grouped")
    return {
      zh: `自然分组“${version.group.zh}”（${version.asOf}），${version.added} 人`,
      en: `Group “${version.group.en}” (${version.asOf}): ${version.added} people`,
    };
  const { how, file, by, added, removed } = version;
  const key = customerKeyNames[by];
  const from: Pair =
    file === null && by === "id"
      ? { zh: "挑出来的客户", en: "customers picked" }
      : file === null
        ? { zh: `贴上的${key.zh}`, en: `${key.en} typed in` }
        : { zh: `文件“${file}”（按${key.zh}）`, en: `file “${file}” (by ${key.en})` };
  if (how === "made")
    return { zh: `由${from.zh}建立，${added} 人`, en: `Made from ${from.en}: ${added} people` };
  if (how === "add")
    return { zh: `由${from.zh}加入 ${added} 人`, en: `${added} people added from ${from.en}` };
  if (how === "remove")
    return { zh: `按${from.zh}移出 ${removed} 人`, en: `${removed} people taken off by ${from.en}` };
  return {
    zh: `由${from.zh}替换：加入 ${added} 人，移出 ${removed} 人`,
    en: `Replaced from ${from.en}: ${added} people came, ${removed} went`,
  };
}

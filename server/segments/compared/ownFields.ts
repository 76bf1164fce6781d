import type { CustomField } from "../../customers/schema.ts";
import type { ComparedSource } from "./measure.ts";

const ownName = (id: number) => `own${id}`;

/** Which of the company's own fields a figure or a trait is of; undefined: of none. */
export const ownFieldOf = (of: string): number | undefined => {
  const id = /^own([1-9]\d{0,4})$/.exec(of)?.[1];
  return id === undefined ? undefined : Number(id);
};

/**
 * The fields that the company has made for itself, of those files where they are filled in. They stand in the engine as a map
 * of numbers beside the file, so all of them are one query; of a text it knows only whether it is there.
 */
export const ownFields = (fields: readonly CustomField[]): ComparedSource => ({
  source: "ownFields",
  title: { zh: "自定义字段", en: "Own fields" },
  measures: fields.flatMap((field) => measureOf(field) ?? []),
  traits: fields
    .filter(({ type }) => type === "choice")
    .map(({ id, zh, en, choices }) => ({
      trait: ownName(id),
      title: { zh, en },
      sql: `if(${there(id)}, toString(toUInt32(${value(id)})), '')`,
      label: (chosen) => choices.find((choice) => String(choice.id) === chosen),
    })),
});

const there = (id: number) => `mapContains(custom, ${Number(id)})`;
const value = (id: number) => `custom[${Number(id)}]`;
const whereThere = (id: number, sql: string) => `if(${there(id)}, toFloat64(${sql}), null)`;

function measureOf({ id, type, zh, en }: CustomField): ComparedSource["measures"][number] | undefined {
  const figure = ownName(id);
  switch (type) {
    case "number":
      return { figure, title: { zh, en }, unit: "number", sql: whereThere(id, value(id)) };
    case "date":
      return {
        figure,
        title: { zh: `距「${zh}」的天数`, en: `Days since “${en}”` },
        unit: "days",
        sql: whereThere(id, `toInt64(toUInt16({today:Date})) - toInt64(${value(id)})`),
      };
    case "yesno":
      return { figure, title: { zh, en }, unit: "share", sql: whereThere(id, `${value(id)} = 1`) };
    case "text":
      return {
        figure,
        title: { zh: `填了「${zh}」`, en: `“${en}” is filled in` },
        unit: "share",
        sql: `toFloat64(${there(id)})`,
      };
    case "choice":
      return undefined;
  }
}

import { refuse } from "../../refuse.ts";
import type { WriteContext } from "../../verb.ts";
import { inSight } from "../inSight.ts";
import { possibleReceivers, seesDashboard } from "./receivers.ts";

/** Who may be sent this dashboard by whoever asks: himself, or colleagues who see it where it is his. Refused, else. */
export async function settledReceivers(
  { db, actor }: Pick<WriteContext, "db" | "actor">,
  { id, receivers }: { id: number; receivers: readonly number[] | undefined },
): Promise<{ by: number; persons: number[]; name: string }> {
  if (actor.person === null) throw refuse("platform.needs_person");
  const board = await inSight(db, actor).where("dashboard.id", "=", id).executeTakeFirst();
  if (!board) throw refuse("dashboards.not_found");
  const persons = [...new Set(receivers ?? [actor.person])];
  if (persons.some((person) => person !== actor.person) && board.owner !== actor.person)
    throw refuse("dashboards.only_own_letters", { owner: board.owner_name });
  const found = await possibleReceivers(db, persons);
  if (found.length < persons.length)
    throw refuse(
      persons.length === 1 && persons[0] === actor.person
        ? "platform.no_own_email"
        : "dashboards.receiver_gone",
    );
  for (const receiver of found)
    if (!(await seesDashboard(db, receiver, id)))
      throw refuse("dashboards.receiver_sees_not", { name: receiver.name });
  return { by: actor.person, persons, name: board.name };
}

import { knownZone } from "../../platform/knownZone.ts";
import { refuse } from "../../refuse.ts";
import { read } from "../../verb.ts";
import { dayGroups, lineTable } from "./dayGroups.ts";
import { previewEvents } from "./previewEvents.ts";
import { previewOrders } from "./previewOrders.ts";
import { zoneInput, zonePreview } from "./schema.ts";

const mostMonths = 12;

export const previewZone = read({
  may: "settings:write",
  http: "GET /company/zone/preview",
  says: {
    zh: "换时区前先看：哪些订单换一天、哪些换一个月",
    en: "What a change of the time zone would move, before it is made",
  },
  input: zoneInput,
  output: zonePreview,
  async run({ db, ch, zone: from, signal }, { zone: to }) {
    if (!knownZone(to)) throw refuse("platform.unknown_zone", { zone: to });
    const groups = from === to ? [] : await dayGroups(db, to);
    const { day, month, lines, moved, byMonth } = await previewOrders(
      ch,
      groups.filter((group) => group.table === lineTable),
      signal,
    );
    const events = await previewEvents(
      ch,
      groups.filter((group) => group.table !== lineTable),
      signal,
    );
    const changed = byMonth.filter((one) => one.before !== one.after);
    const movedRows = moved + events.reduce((sum, one) => sum + one.day, 0);
    return {
      from,
      to,
      orders: { day, month },
      lines,
      events,
      months: changed
        .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
        .slice(0, mostMonths)
        .toSorted((a, b) => a.month.localeCompare(b.month)),
      monthsMoved: changed.length,
      seconds: Math.ceil(2 + lines.all / linesLooked + movedRows / rowsMoved),
    };
  },
});

/** Per second, on two cores: lines looked at, and rows written under their new day. */
const linesLooked = 1_500_000;
const rowsMoved = 250_000;

import { addDays, contains, type Day, daysOf } from "../businessDays.ts";
import type { Finding } from "./evaluate.ts";
import type { EventCondition } from "./eventPasses.ts";
import type { Contacts, ForecastFigure } from "./schema.ts";
import { type Fraction, testNumber } from "./testNumber.ts";

/** A contact of one customer. null: not known. */
export interface Contact {
  on: Day;
  kind: string;
  direction: "none" | "out" | "in";
  channel: string;
  campaign: string;
  replied: boolean | null;
}

/** An answer to one question. `order` ranks the answers of one moment. */
export interface Answer {
  on: Day;
  at: string;
  order: bigint;
  survey: string;
  measure: string;
  score: number | null;
  from: number;
  to: number;
}

export interface Complaint {
  on: Day;
  cause: string;
  resolvedOn: Day | null;
}

export interface Term {
  on: Day;
  endedOn: Day | null;
  programme: string;
  tier: string;
}

/** Money in ten-thousandths of the company's currency. 1970-01-01: the day it came in is not known. */
export interface Opportunity {
  on: Day;
  closedOn: Day | null;
  outcome: "open" | "won" | "lost";
  amount: bigint | null;
}

export interface Bill {
  on: Day;
  dueOn: Day | null;
  paidOn: Day | null;
  amount: bigint;
  /** How much had been paid by each day on which something was, oldest first. */
  paid: readonly { on: Day; sum: bigint }[];
  credit: boolean;
}

/** What the newest forecast says, and of which day it is. */
export type Forecast = Readonly<Record<ForecastFigure, number | null>> & { asOf: Day };

/** What is known of one customer beside file and purchases. */
export interface EventFacts {
  contacts: readonly Contact[];
  answers: readonly Answer[];
  complaints: readonly Complaint[];
  terms: readonly Term[];
  opportunities: readonly Opportunity[];
  bills: readonly Bill[];
  forecast: Forecast | null;
}

const whole = (value: number): Fraction => ({ of: BigInt(value) * 10_000n, per: 1n });
const tenThousandths = (value: number): bigint => BigInt(Math.floor(value * 10_000 + 0.5));
const among = (list: readonly string[] | undefined, value: string) => !list || list.includes(value);

/** The conditions on events and forecasts, read on one customer in memory. */
export function eventFinding(on: EventCondition, facts: EventFacts, today: Day): Finding {
  const counted = (many: readonly unknown[], test: Parameters<typeof testNumber>[1]): Finding => {
    const value = whole(many.length);
    return { met: testNumber(value, test), value };
  };
  switch (on.kind) {
    case "forecast": {
      const said = facts.forecast?.[on.figure] ?? null;
      if (said === null) return { met: false, value: null };
      const value = { of: tenThousandths(said), per: 1n };
      return { met: testNumber(value, on.test), value };
    }
    case "contacted": {
      const days = daysOf(on.within, today);
      return counted(
        contactsOf(facts, on.of, today).filter((one) => contains(days, one.on)),
        on.test,
      );
    }
    case "lastContact": {
      const last =
        contactsOf(facts, on.of, today)
          .map((one) => one.on)
          .sort()
          .at(-1) ?? null;
      return { met: last !== null && contains(daysOf(on.within, today), last), value: last };
    }
    case "mark": {
      const marks = answersOf(facts, on, today)
        .filter(
          (one) =>
            (on.measures ? (on.measures as string[]).includes(one.measure) : one.measure !== "nps") &&
            one.to > one.from,
        )
        .map((one) => tenThousandths(1 + (4 * (one.score! - one.from)) / (one.to - one.from)));
      if (marks.length === 0) return { met: false, value: null };
      const byMark = [...marks].sort((a, b) => (a < b ? -1 : 1));
      const value: Fraction = {
        last: { of: marks.at(-1)!, per: 1n },
        mean: { of: marks.reduce((sum, one) => sum + one, 0n), per: BigInt(marks.length) },
        lowest: { of: byMark[0]!, per: 1n },
        highest: { of: byMark.at(-1)!, per: 1n },
      }[on.which];
      return { met: testNumber(value, on.test), value };
    }
    case "recommends": {
      const last = answersOf(facts, on, today)
        .filter((one) => one.measure === "nps")
        .at(-1)?.score;
      if (last === undefined || last === null) return { met: false, value: null };
      const said = last >= 9 ? "promoter" : last <= 6 ? "detractor" : "passive";
      return { met: on.in.includes(said), value: said };
    }
    case "complained": {
      const days = daysOf(on.within, today);
      const resolved = (one: Complaint) => one.resolvedOn !== null && one.resolvedOn <= today;
      return counted(
        facts.complaints.filter(
          (one) =>
            one.on <= today &&
            contains(days, one.on) &&
            among(on.causes, one.cause) &&
            (on.state === "any" || (on.state === "resolved") === resolved(one)),
        ),
        on.test,
      );
    }
    case "membership": {
      const days = daysOf(on.within, today);
      const meant = facts.terms.filter(
        (one) =>
          one.on <= today &&
          among(on.programmes, one.programme) &&
          among(on.tiers, one.tier) &&
          {
            current: one.endedOn === null || one.endedOn > today,
            ending: one.endedOn !== null && one.endedOn > today && one.endedOn <= addDays(today, on.days),
            joined: contains(days, one.on),
            left: one.endedOn !== null && one.endedOn <= today && contains(days, one.endedOn),
          }[on.is],
      );
      const [one] = meant;
      return {
        met: meant.length > 0,
        value: one ? [one.programme, one.tier].filter(Boolean).join(" ") : null,
      };
    }
    case "opportunity": {
      const meant = facts.opportunities.filter((one) => one.on <= today && opportunityMeant(one, on, today));
      return on.measure === "count" ? counted(meant, on.test) : summed(meant, on.test);
    }
    case "bill": {
      const days = daysOf(on.within, today);
      const meant = facts.bills.filter((one) => {
        const paid = one.paidOn !== null && one.paidOn <= today;
        const late = !paid && one.dueOn !== null && one.dueOn < today;
        const fits = { any: true, unpaid: !paid, overdue: late, paid }[on.state];
        return one.on <= today && fits && contains(days, one.on);
      });
      return on.measure === "count"
        ? counted(
            meant.filter((one) => !one.credit),
            on.test,
          )
        : summed(on.state === "unpaid" || on.state === "overdue" ? meant.map(open(today)) : meant, on.test);
    }
  }
}

/** What is still open of a bill on a day; of a credit note what has not been given back. */
const open =
  (today: Day) =>
  ({ amount, paid, credit }: Bill) => {
    const rest = amount - (paid.findLast((one) => one.on <= today)?.sum ?? 0n);
    const over = credit ? rest > 0n : rest < 0n;
    return { amount: over ? 0n : rest };
  };

function summed(of: readonly { amount: bigint | null }[], test: Parameters<typeof testNumber>[1]): Finding {
  const value = { of: of.reduce((sum, one) => sum + (one.amount ?? 0n), 0n), per: 1n };
  return { met: testNumber(value, test), value };
}

/** Won and lost by the day on which that was decided; what is decided later is open today. */
function opportunityMeant(
  one: Opportunity,
  on: Extract<EventCondition, { kind: "opportunity" }>,
  today: Day,
): boolean {
  const state = one.closedOn !== null && one.closedOn > today ? "open" : one.outcome;
  if (on.state !== "any" && on.state !== state) return false;
  const day = on.state === "won" || on.state === "lost" ? one.closedOn : one.on;
  const days = daysOf(on.within, today);
  if (days.from === undefined && days.to === undefined) return true;
  return day !== null && day !== "1970-01-01" && contains(days, day);
}

function contactsOf(facts: EventFacts, of: Contacts, today: Day): Contact[] {
  return facts.contacts.filter(
    (one) =>
      one.on <= today &&
      among(of.kinds, one.kind) &&
      (of.direction === undefined || one.direction === of.direction) &&
      among(of.channels, one.channel) &&
      among(of.campaigns, one.campaign) &&
      (of.replied === undefined || one.replied === of.replied),
  );
}

/** Oldest first. */
function answersOf(
  facts: EventFacts,
  on: Extract<EventCondition, { kind: "mark" | "recommends" }>,
  today: Day,
): Answer[] {
  const days = daysOf(on.within, today);
  const key = (one: Answer) => `${one.on} ${one.at} ${one.order.toString().padStart(20, "0")}`;
  return facts.answers
    .filter(
      (one) =>
        one.on <= today && contains(days, one.on) && one.score !== null && among(on.surveys, one.survey),
    )
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

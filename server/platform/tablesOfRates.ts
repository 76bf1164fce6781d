import type { Generated } from "kysely";
import type { At } from "./database.ts";

export interface RatesTables {
  exchange_rate: {
    currency: string;
    day: string;
    rate: string;
    source: Generated<string>;
    at: At;
    by: number | null;
  };
  exchange_rate_change: {
    id: Generated<string>;
    currency: string;
    day: string;
    /** Null: removed. */
    rate: string | null;
    /** Null: there was none. */
    before: string | null;
    source: Generated<string>;
    at: At;
    by: number | null;
  };
  exchange_rate_state: {
    one: Generated<boolean>;
    carried: Generated<string>;
    converts: Generated<boolean>;
    foreign_lines: Generated<boolean>;
  };
}

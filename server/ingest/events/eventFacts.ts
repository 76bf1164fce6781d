import type { EventKind, Fact } from "../../fact.ts";
import { answersFact } from "./kinds/answersFact.ts";
import { invoicesFact, paymentsFact } from "./kinds/billsFact.ts";
import { complaintsFact } from "./kinds/complaintsFact.ts";
import { deliveriesFact } from "./kinds/deliveriesFact.ts";
import { interactionsFact } from "./kinds/interactionsFact.ts";
import { membershipsFact } from "./kinds/membershipsFact.ts";
import { observationsFact } from "./kinds/observationsFact.ts";
import { opportunitiesFact, opportunityStagesFact } from "./kinds/opportunitiesFact.ts";
import { referralsFact } from "./kinds/referralsFact.ts";
import { spendFact } from "./kinds/spendFact.ts";

/** What happened beside orders, as files tell it. */
export const eventFacts: Readonly<Record<EventKind, Fact>> = {
  interactions: interactionsFact,
  opportunities: opportunitiesFact,
  opportunityStages: opportunityStagesFact,
  invoices: invoicesFact,
  payments: paymentsFact,
  memberships: membershipsFact,
  answers: answersFact,
  complaints: complaintsFact,
  referrals: referralsFact,
  spend: spendFact,
  observations: observationsFact,
  deliveries: deliveriesFact,
};

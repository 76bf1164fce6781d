import type { z } from "zod";
import type * as metrics from "../server/metrics/schema.ts";

/** Shapes that the pages ask for and the server does not declare yet; each line goes when its verb is there. */
export interface ExpectedVerbs {
  readInvitation: {
    input: { token: string };
    output: {
      kind: "first" | "invite";
      email: string | null;
      name: string | null;
      role: string;
      company: string;
    };
  };
  acceptInvitation: {
    input: {
      token: string;
      name: string;
      email: string;
      password: string;
      language: "zh" | "en";
      company?: string;
    };
    output: { email: string };
  };
  loadSampleData: { input: Record<string, never>; output: { jobId: string } };
  clearSampleData: { input: Record<string, never>; output: { jobId: string } };
  searchCustomers: {
    input: { text: string; limit: number };
    output: { rows: Array<{ id: string; name: string; hint: string }> };
  };
  listStores: {
    input: Record<string, never>;
    output: { stores: Array<{ id: number; name: string }> };
  };
  overview: { input: metrics.Question; output: metrics.Overview };
  explainFigure: { input: z.input<typeof metrics.explainFigureInput>; output: metrics.Explained };
  listFigureCustomers: {
    input: z.input<typeof metrics.listFigureCustomersInput>;
    output: z.output<typeof metrics.peopleOutput>;
  };
  rfm: { input: z.input<typeof metrics.rfmInput>; output: metrics.Rfm };
  listRfmCustomers: {
    input: z.input<typeof metrics.listRfmCustomersInput>;
    output: z.output<typeof metrics.rfmPeopleOutput>;
  };
  clv: { input: z.input<typeof metrics.clvInput>; output: metrics.Clv };
  dataRange: {
    input: Record<string, never>;
    output: { firstOn: string | null; lastOn: string | null };
  };
}

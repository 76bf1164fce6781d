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
}

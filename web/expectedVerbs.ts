/** Shapes that the pages ask for and the server does not declare yet; each line goes when its verb is there. */
export interface ExpectedVerbs {
  loadSampleData: { input: Record<string, never>; output: { jobId: string } };
  clearSampleData: { input: Record<string, never>; output: { jobId: string } };
}

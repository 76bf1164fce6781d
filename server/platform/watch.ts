/** Something that looks on beside the jobs while the product runs. */
export interface Watch {
  stop(): Promise<void>;
}

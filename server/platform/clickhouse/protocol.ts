/** What the server and the engine's child process say to each other. One message, one meaning. */
export type Lane = "read" | "write" | "control";

export type ToChild =
  | {
      is: "open";
      path: string;
      config: string;
      readers: number;
      database: string;
      settings: Record<string, number>;
    }
  | { is: "query"; id: number; lane: Lane; sql: string; format: string }
  | { is: "stream"; id: number; sql: string; format: string }
  | { is: "more"; id: number }
  | {
      is: "insert";
      id: number;
      table: string;
      columns: string[];
      format: "TSV" | "JSONEachRow";
      body: Uint8Array;
      token?: string;
    }
  | { is: "kill"; id: number }
  | { is: "close" };

export type FromChild =
  | { is: "opened"; version: string }
  | { is: "broken"; message: string }
  | { is: "answer"; id: number; bytes: Uint8Array; elapsed: number }
  | { is: "chunk"; id: number; bytes: Uint8Array }
  | { is: "end"; id: number }
  | { is: "error"; id: number; message: string; code: number | null };

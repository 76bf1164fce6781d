import { expect, test } from "vitest";
import { lineBlocks } from "./lineBlocks.ts";

async function blocksOf(text: string, pieceBytes: number, most: number) {
  const bytes = Buffer.from(text, "utf8");
  const pieces = async function* () {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
  const found: string[][] = [];
  for await (const block of lineBlocks(pieces(), most)) found.push(block);
  return found;
}

test("lines are whole wherever the stream was cut, also inside a letter", async () => {
  for (const pieceBytes of [1, 2, 3, 100])
    expect(await blocksOf("常青\nb\n张三\n", pieceBytes, 2)).toEqual([["常青", "b"], ["张三"]]);
});

test("a last line without an end counts, and nothing gives nothing", async () => {
  expect(await blocksOf("a\n青", 1, 5)).toEqual([["a", "青"]]);
  expect(await blocksOf("", 1, 5)).toEqual([]);
});

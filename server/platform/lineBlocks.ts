/** The whole lines of a stream of text, so many at a time; a letter may lie across two pieces. */
export async function* lineBlocks(pieces: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = "";
  let block: string[] = [];
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      block.push(line);
      if (block.length === most) {
        yield block;
        block = [];
      }
    }
  }
  rest += decoder.decode();
  if (rest !== "") block.push(rest);
  if (block.length > 0) yield block;
}

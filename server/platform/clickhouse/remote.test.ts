import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { RemoteClickHouse } from "./remote.ts";

test("a read whose connection broke is asked once more, and no third time", async () => {
  let broken = 1;
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    if (broken-- > 0) request.socket.destroy();
    else response.end('{"one":1}\n');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ch = new RemoteClickHouse(`http://127.0.0.1:${(server.address() as AddressInfo).port}/perennial`);
  expect(await ch.rows("select 1 as one")).toEqual([{ one: 1 }]);
  expect(asked).toBe(2);
  broken = 5;
  await expect(ch.rows("select 1 as one")).rejects.toMatchObject({ name: "EngineError", code: 0 });
  expect(asked).toBe(4);
  await ch.stop();
  server.closeAllConnections();
  server.close();
});

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

test("a long statement is not cut while the server says that it goes on, however often it says so", async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    request.resume();
    const { socket } = response;
    socket!.write("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n");
    let lines = 0;
    const progress = setInterval(() => {
      // Together far more than the 16 KB of headers that Node takes by itself, and far longer than the silence that ends it.
      socket!.write(`X-ClickHouse-Progress: {"read_rows":"${"9".repeat(1000)}"}\r\n`);
      if (++lines < 40) return;
      clearInterval(progress);
      socket!.end("content-length: 0\r\nconnection: close\r\n\r\n");
    }, 50);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/perennial`;
  const ch = new RemoteClickHouse(at, { silentMs: 1000, progressMs: 50 });
  await ch.exec("insert into a select 1");
  await ch.stop();
  server.closeAllConnections();
  server.close();
  const settings = new URL(asked[0]!, at).searchParams;
  expect(settings.get("send_progress_in_http_headers")).toBe("1");
  expect(settings.get("http_headers_progress_interval_ms")).toBe("50");
});

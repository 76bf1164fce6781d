import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "../perform.ts";
import { nobody } from "../platform/actors.ts";
import { permissionsOf, roles } from "../platform/roles.ts";
import { Refusal } from "../refuse.ts";
import { type HttpHarness, startHttpHarness } from "../testing/httpHarness.ts";
import type { Actor } from "../verb.ts";
import { addresses } from "./verbRoutes.ts";

let product: HttpHarness;
beforeAll(async () => {
  product = await startHttpHarness({ background: false });
});
afterAll(() => product.stop());

/** Permission is asked before the input is looked at, so an input that is nothing tells who would have been let in. */
const letIn = async (name: string, actor: Actor): Promise<boolean> => {
  const { verb } = addresses().find((one) => one.name === name)!;
  const refusal = await perform(product.services, name, verb, null, { actor, language: "en" }).catch(
    (e: unknown) => e,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  const { code } = refusal as Refusal;
  expect(["platform.not_permitted", "platform.not_in_key", "platform.invalid"]).toContain(code);
  return code === "platform.invalid";
};

test("who may do what: every verb for every role, as the manual prints it", async () => {
  const lines: string[] = [];
  for (const { name, verb } of addresses().sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const allowed: string[] = [];
    for (const role of roles) {
      const actor: Actor = { ...nobody, id: "person:1", person: 1, role, may: permissionsOf(role) };
      const entered = await letIn(name, actor);
      expect(entered, `${name} for ${role}`).toBe(permissionsOf(role).has(verb.may));
      if (entered) allowed.push(role);
    }
    lines.push(`${name.padEnd(28)} ${verb.may.padEnd(18)} ${allowed.join(" ")}`);
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("./permissions.golden.txt");
});

test("a key lets in only what it names", async () => {
  const actor: Actor = {
    ...nobody,
    id: "key:1",
    may: permissionsOf("administrator"),
    only: new Set(["whoAmI"]),
  };
  for (const { name } of addresses()) expect(await letIn(name, actor), name).toBe(name === "whoAmI");
});

test("nobody is let in anywhere but at the open doors", async () => {
  for (const { name, verb } of addresses()) {
    const answer = await product.ask(`/api/v/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    if (verb.may === "open") expect(answer.status, name).not.toBe(401);
    else expect([answer.status, answer.body.error.code], name).toEqual([401, "platform.sign_in"]);
  }
});

test("what one role may is nowhere more than what the next higher may", () => {
  const within = (lower: (typeof roles)[number], higher: (typeof roles)[number]) =>
    [...permissionsOf(lower)].filter((permission) => !permissionsOf(higher).has(permission));
  for (const role of roles) expect(within(role, "administrator")).toEqual([]);
  expect(within("viewer", "sales")).toEqual([]);
  expect(within("viewer", "analyst")).toEqual([]);
});

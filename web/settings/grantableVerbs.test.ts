import { expect, test } from "vitest";
import { verbsIn } from "./grantableVerbs.ts";

const verb = (name: string, kind: string, permission: string) => ({
  operationId: name,
  "x-verb": name,
  "x-zh": name,
  "x-en": name,
  "x-kind": kind,
  "x-permission": permission,
});

test("each verb once, without those open to everybody and what is no verb", () => {
  const found = verbsIn({
    paths: {
      "/figures": { get: verb("measure", "read", "metrics:read") },
      "/v/measure": { post: verb("measure", "read", "metrics:read") },
      "/users": { post: verb("inviteUser", "write", "users:manage") },
      "/invitations/{token}": { get: verb("readInvitation", "read", "open") },
      "/files": { put: { operationId: "upload" } },
    },
  });
  expect(found.map((one) => [one.name, one.reads])).toEqual([
    ["inviteUser", false],
    ["measure", true],
  ]);
});

import { z } from "zod";
import { read } from "../../verb.ts";
import { masksOf, permissionsOf, roles } from "../roles.ts";
import { maskedShape, permissionShape, roleShape } from "../schema.ts";

export const listRoles = read({
  may: "session:read",
  http: "GET /roles",
  says: {
    zh: "每个角色可以做什么、看不到哪些字段",
    en: "What each role may do and which fields it does not see",
  },
  input: z.object({}),
  output: z.object({
    roles: z.array(
      z.object({ role: roleShape, may: z.array(permissionShape), masked: z.array(maskedShape) }),
    ),
  }),
  async run() {
    return {
      roles: roles.map((role) => ({ role, may: [...permissionsOf(role)], masked: [...masksOf(role)] })),
    };
  },
});

import { refusals } from "../refusals.ts";
import type { Verb } from "../verb.ts";
import { sharedSchemas } from "./sharedSchemas.ts";
import { streamOperations } from "./streamOperations.ts";
import { inputSchema, type JsonSchema } from "./textInput.ts";
import { addresses } from "./verbRoutes.ts";

const version = "0.1.0";

/** The whole product as OpenAPI 3.1, made from the verb table: each verb at its own address and as `/v/<name>`. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  const add = (path: string, method: string, operation: unknown) => {
    paths[path] = { ...paths[path], [method]: operation };
  };
  for (const { name, verb, method, path } of addresses()) {
    add(path.replace(/:(\w+)/g, "{$1}"), method.toLowerCase(), operationAt(name, verb, method, path));
  }
  for (const { name, verb } of addresses().sort((a, b) => (a.name < b.name ? -1 : 1))) {
    add(`/v/${name}`, "post", {
      ...common(name, verb, `call_${name}`),
      parameters: verb.kind === "read" || verb.secret ? [] : [{ $ref: "#/components/parameters/key" }],
      requestBody: jsonBody({ $ref: `#/components/schemas/${name}Input` }),
    });
  }
  for (const { path, method, operation } of streamOperations()) add(path, method, operation);
  return {
    openapi: "3.1.0",
    info: {
      title: "Perennial 常青",
      version,
      description:
        "每个操作都有两个地址：自己的地址，和 POST /api/v/<名称>。Every verb has two addresses: its own, and POST /api/v/<name>.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/api" }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: components(),
  };
}

function operationAt(name: string, verb: Verb, method: string, path: string) {
  const schema = inputSchema(verb.input);
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
  const fields = Object.entries(schema.properties ?? {});
  // One place for each field's shape: parameters and bodies point at it.
  const shapeOf = (field: string) => ({ $ref: `#/components/schemas/${name}Input/properties/${field}` });
  const parameter = (field: string, at: "path" | "query") => ({
    name: field,
    in: at,
    required: at === "path" || (schema.required?.includes(field) ?? false),
    schema: shapeOf(field),
  });
  const operation = {
    ...common(name, verb, name),
    parameters: [
      ...inPath.map((field) => parameter(field, "path")),
      ...(method === "GET"
        ? fields.filter(([field]) => !inPath.includes(field)).map(([field]) => parameter(field, "query"))
        : []),
      ...(verb.kind === "read" || verb.secret ? [] : [{ $ref: "#/components/parameters/key" }]),
    ],
  };
  if (method === "GET") return operation;
  if (inPath.length === 0)
    return { ...operation, requestBody: jsonBody({ $ref: `#/components/schemas/${name}Input` }) };
  const inBody = fields.map(([field]) => field).filter((field) => !inPath.includes(field));
  const required = schema.required?.filter((field) => inBody.includes(field)) ?? [];
  const properties = Object.fromEntries(inBody.map((field) => [field, shapeOf(field)]));
  return { ...operation, requestBody: jsonBody({ type: "object", properties, required }) };
}

const refusalResponses = {
  "4XX": { $ref: "#/components/responses/refusal" },
  "5XX": { $ref: "#/components/responses/bug" },
};

function common(name: string, verb: Verb, operationId: string) {
  return {
    operationId,
    summary: `${verb.says.zh} / ${verb.says.en}`,
    "x-verb": name,
    "x-zh": verb.says.zh,
    "x-en": verb.says.en,
    "x-kind": verb.kind,
    "x-permission": verb.may,
    ...(verb.may === "open" ? { security: [] } : {}),
    responses: {
      "200": {
        description: verb.kind === "start" ? "The job's id" : "The answer",
        content: { "application/json": { schema: { $ref: `#/components/schemas/${name}Answer` } } },
      },
      ...refusalResponses,
    },
  };
}

function jsonBody(schema: JsonSchema) {
  return { required: true, content: { "application/json": { schema } } };
}

function components() {
  const error = {
    type: "object",
    properties: {
      error: {
        type: "object",
        properties: {
          code: { type: "string", enum: Object.keys(refusals).sort() },
          zh: { type: "string" },
          en: { type: "string" },
          details: {},
          id: { type: "string", description: "Of a bug: the number under which the log has it" },
        },
        required: ["code", "zh", "en"],
      },
    },
    required: ["error"],
  };
  const { schemas, add } = sharedSchemas();
  for (const { name, verb } of addresses().sort((a, b) => (a.name < b.name ? -1 : 1))) {
    add(`${name}Input`, verb.input, "input");
    add(`${name}Answer`, verb.output, "output");
  }
  const refusal = (description: string) => ({
    description,
    content: { "application/json": { schema: { $ref: "#/components/schemas/error" } } },
  });
  return {
    schemas: { error, ...schemas },
    responses: { refusal: refusal("A refusal, in both languages"), bug: refusal("A bug, with its number") },
    parameters: {
      key: {
        name: "Idempotency-Key",
        in: "header",
        required: false,
        description: "The same key again gives the first answer again and changes nothing",
        schema: { type: "string", maxLength: 200 },
      },
    },
    securitySchemes: {
      key: { type: "http", scheme: "bearer", description: "An API key: pk_…" },
      session: { type: "apiKey", in: "cookie", name: "perennial.session_token" },
    },
  };
}

import { z } from "zod";
import type { Download, Upload } from "../stream.ts";
import { downloads, uploads } from "../streams.ts";
import { inputSchema, type JsonSchema } from "./textInput.ts";

const octets = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
const refused = {
  "4XX": { $ref: "#/components/responses/refusal" },
  "5XX": { $ref: "#/components/responses/bug" },
};

/** Uploads and downloads, as the API's document lists them beside the verbs. */
export function streamOperations() {
  return [
    ...Object.entries(uploads).map(([kind, stream]) => ({
      path: `/uploads/${kind}`,
      method: "put",
      operation: uploadOperation(kind, stream),
    })),
    ...Object.entries(downloads).map(([kind, stream]) => ({
      path: `/files/${kind}/{id}`,
      method: "get",
      operation: downloadOperation(kind, stream),
    })),
  ];
}

function uploadOperation(kind: string, stream: Upload) {
  const { $schema, ...schema } = z.toJSONSchema(stream.output, { unrepresentable: "any" }) as JsonSchema;
  return {
    ...words(`upload:${kind}`, stream),
    parameters: queryOf(stream.input, []),
    requestBody: { required: true, content: octets },
    responses: {
      "200": { description: "The answer", content: { "application/json": { schema } } },
      ...refused,
    },
  };
}

function downloadOperation(kind: string, stream: Download) {
  const id = inputSchema(stream.input).properties?.id ?? { type: "string" };
  return {
    ...words(`download:${kind}`, stream),
    parameters: [{ name: "id", in: "path", required: true, schema: id }, ...queryOf(stream.input, ["id"])],
    responses: { "200": { description: "The file", content: octets }, ...refused },
  };
}

function words(name: string, { says, may }: Upload | Download) {
  return {
    operationId: name.replace(":", "_"),
    summary: `${says.zh} / ${says.en}`,
    "x-stream": name,
    "x-permission": may,
  };
}

function queryOf(shape: z.ZodType, without: readonly string[]) {
  const schema = inputSchema(shape);
  return Object.entries(schema.properties ?? {})
    .filter(([field]) => !without.includes(field))
    .map(([field, type]) => ({
      name: field,
      in: "query",
      required: schema.required?.includes(field) ?? false,
      schema: type,
    }));
}

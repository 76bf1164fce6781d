import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { methodPictures } from "../docs/methodPictures.ts";

const folder = new URL("../docs/pictures/", import.meta.url);

/** PICTURES=write redraws them; a reviewer then looks at what changed. */
describe("the pictures of the method pages are as they were", () => {
  it.each(Object.entries(methodPictures))("%s", (name, draw) => {
    const file = new URL(name, folder);
    const picture = draw();
    if (process.env.PICTURES === "write") {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, picture);
    }
    expect(picture).not.toMatch(/NaN|Infinity|undefined/);
    expect(picture).toBe(readFileSync(file, "utf8"));
  });
});

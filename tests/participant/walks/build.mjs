// Bundles the phone's own scripts for walks: the same but for the ciphers, which would take all the time.

import { join } from "node:path";

import { build } from "esbuild";

const [, , out, mutation = "null"] = process.argv;
const { file, find, replace } = JSON.parse(mutation) ?? {};

const quick = {
  name: "quick ciphers",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/nacl$/ }, () => ({ path: join(import.meta.dirname, "nacl.mjs") }));
    if (file === undefined) return;
    onLoad({ filter: new RegExp(`/client/${file}\\.ts$`) }, async ({ path }) => {
      const { readFileSync } = await import("node:fs");
      const text = readFileSync(path, "utf8");
      if (!text.includes(find)) throw new Error(`${file} lacks ${find}`);
      return { contents: text.replace(find, replace), loader: "ts" };
    });
  },
};

await build({
  entryPoints: [join(import.meta.dirname, "client.mjs")],
  outfile: out, bundle: true, format: "iife", globalName: "client", platform: "browser", target: "es2022",
  external: ["node:*"], plugins: [quick], logLevel: "error",
});

// Bundles the phones' pages and puts third-party files in place. `make assets` runs it when needed.
//
//   workshop/participant/client/*.ts, *.css  →  workshop/participant/static/, named by content
//   fonts and the 2,048 words, from npm      →  workshop/pdf/fonts/, workshop/participant/static/
//
// The same sources give the same bytes on every machine.

import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { gzipSync } from "node:zlib";

import { wordlist } from "@scure/bip39/wordlists/english.js";
import { build } from "esbuild";
import { minify } from "terser";

const ROOT = import.meta.dirname;
const CLIENT = join(ROOT, "workshop/participant/client");
const STATIC = join(ROOT, "workshop/participant/static");
const FONTS = join(ROOT, "workshop/pdf/fonts");
const PACKAGES = join(ROOT, "node_modules");
const PACKAGED = JSON.parse(fs.readFileSync(join(ROOT, "package.json"))).devDependencies;

// What a page names. Each is bundled by itself: a device opens one page only, and sharing between
// pages would cost it requests. What a page imports lazily becomes a file of its own.
const ENTRIES = ["join.ts", "watch.ts", "stage.ts", "preview.ts", "style.css", "stage.css"];

// Seven years of phones.
const TARGET = ["es2019", "chrome79", "firefox72", "safari13"];

// A second pass over what esbuild has made small: a twenty-fifth less on every phone. No function moves
// into another, for whatever that one keeps alive would stay in memory with it, a letter perhaps.
const SMALLER = {
  module: true,
  ecma: 2019,
  compress: { passes: 3, inline: false, reduce_funcs: false, pure_getters: true },
};

// Noto's fonts: the regular one and, where it is set in bold, that one too.
const NOTO = {
  "noto-sans": "NotoSans",
  "noto-sans-arabic": "NotoSansArabic",
  "noto-sans-bengali": "NotoSansBengali",
  "noto-sans-devanagari": "NotoSansDevanagari",
  "noto-sans-hebrew": "NotoSansHebrew",
  "noto-sans-jp": "NotoSansJP",
  "noto-sans-kr": "NotoSansKR",
  "noto-sans-sc": "NotoSansSC",
  "noto-sans-tamil": "NotoSansTamil",
  "noto-sans-thai": "NotoSansThai",
};

function noto(folder, name, weights) {
  const source = `@expo-google-fonts/${folder}`;
  const fonts = weights.map((weight) => [
    `${name}-${weight.slice(3)}.ttf`, `${source}/${weight}/${name}_${weight}.ttf`,
  ]);
  return [...fonts, [`${name}-LICENSE.txt`, `${source}/LICENSE_FONT`]];
}

const FONT_FILES = Object.fromEntries([
  ...Object.entries(NOTO).flatMap(([folder, name]) => noto(folder, name, ["400Regular", "700Bold"])),
  ...noto("noto-emoji", "NotoEmoji", ["400Regular"]),
  ["DejaVuSans.ttf", "dejavu-fonts-ttf/ttf/DejaVuSans.ttf"],
  ["DejaVuSans-LICENSE.txt", "dejavu-fonts-ttf/LICENSE"],
]);

// blakejs brings what its authors measure and print with, two kilobytes; its hash uses one function.
const BLAKE_UTIL = "export const normalizeInput = (bytes) => bytes; export const toHex = null;";
const spare = {
  name: "spare",
  setup({ onLoad }) {
    onLoad({ filter: /blakejs\/util\.js$/ }, () => ({ contents: BLAKE_UTIL }));
  },
};

const PASS = `/* ${JSON.stringify([PACKAGED.terser, SMALLER])} */`;

async function smaller({ path, contents }) {
  if (extname(path) !== ".js") return [basename(path), contents];
  const { code } = await minify(Buffer.from(contents).toString(), SMALLER);
  return [basename(path), Buffer.from(code)];
}

async function bundle(entry) {
  const { metafile, outputFiles } = await build({
    entryPoints: [join(CLIENT, entry)],
    absWorkingDir: ROOT,
    outdir: STATIC,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    publicPath: "/static/",
    bundle: true,
    minify: true,
    format: "esm",
    splitting: true,
    target: TARGET,
    supported: { destructuring: true }, // Safari 13 has it; esbuild means a corner case that we lack
    legalComments: "none", // the licences are in licenses.txt
    plugins: [spare],
    banner: { js: PASS }, // for the names' hashes only: the second pass takes it away
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  const contents = new Map(await Promise.all(outputFiles.map(smaller)));
  return Object.entries(metafile.outputs).map(([path, output]) => {
    const file = basename(path);
    return {
      name: output.entryPoint ? basename(output.entryPoint, ".ts") : file,
      file,
      contents: contents.get(file),
      imports: output.imports
        .filter(({ kind }) => kind === "import-statement")
        .map(({ path }) => basename(path)),
      sources: Object.keys(output.inputs),
    };
  });
}

/** `join` → `join.js`; names that have their ending keep it. */
function logicalName({ name, file }) {
  return extname(name) ? name : name + extname(file);
}

/** Other people's code in these bundles, each package with its licence. */
function licenses(outputs) {
  const sources = outputs.flatMap((output) => output.sources);
  const found = sources.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  const names = [...new Set(found.filter(Boolean))].sort();
  const texts = names.map((name) => fs.readFileSync(join(PACKAGES, name, "LICENSE"), "utf8"));
  return names.map((name, index) => `${name}\n\n${texts[index].trim()}\n`).join("\n\n");
}

/**
 * Of the words, spelt backwards and sorted, what each does not share with the one before: first how
 * many letters it does share, one digit for each word, then each one's rest, with a capital.
 * A third less to send; whoever unpacks it sorts them by the alphabet again.
 */
function packed(words) {
  const backwards = words.map((word) => [...word].reverse().join("")).sort();
  const shared = backwards.map((word, at) =>
    [...word].findIndex((letter, place) => letter !== backwards[at - 1]?.[place]),
  );
  const rests = backwards.map((word, at) => word.slice(shared[at]));
  return shared.join("") + rests.map((rest) => rest[0].toUpperCase() + rest.slice(1)).join("");
}

/** Never leaves a half-written file where a running server could read it. */
function put(path, contents) {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(`${path}.new`, contents);
  fs.renameSync(`${path}.new`, path);
}

function compress(contents) {
  const zipped = gzipSync(contents, { level: 9 }); // node writes no time into it
  zipped[9] = 255; // nor, now, the operating system
  return zipped;
}

/** Writes a file and its `.gz` twin; returns its line in the manifest. */
function publish({ file, contents, imports = [] }) {
  const zipped = compress(contents);
  put(join(STATIC, file), contents);
  put(join(STATIC, `${file}.gz`), zipped);
  const integrity = `sha384-${createHash("sha384").update(contents).digest("base64")}`;
  return { file, bytes: contents.length, gzip: zipped.length, integrity, imports };
}

function removeAllBut(folder, keep) {
  for (const name of fs.readdirSync(folder)) {
    if (!keep.has(name)) fs.rmSync(join(folder, name), { recursive: true });
  }
}

const entries = ENTRIES.filter((entry) => fs.existsSync(join(CLIENT, entry)));
const bundled = Promise.all(entries.map(bundle)).catch(() => process.exit(1)); // esbuild has told
const outputs = (await bundled).flat();
const texts = { "licenses.txt": licenses(outputs), "words.json": JSON.stringify(packed(wordlist)) };
const files = [
  ...outputs,
  ...Object.entries(texts).map(([file, text]) => ({ name: file, file, contents: Buffer.from(text) })),
];
const manifest = Object.fromEntries(files.map((file) => [logicalName(file), publish(file)]).sort());
put(join(STATIC, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
const served = files.flatMap(({ file }) => [file, `${file}.gz`]);
removeAllBut(STATIC, new Set(["manifest.json", ...served]));

for (const [name, source] of Object.entries(FONT_FILES)) {
  put(join(FONTS, name), fs.readFileSync(join(PACKAGES, source)));
}
removeAllBut(FONTS, new Set(Object.keys(FONT_FILES)));

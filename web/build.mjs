// Bundles src/ into the Java program's resources. The bundle is committed, so that a machine
// without Node builds and serves it; its first line names the sources it was made from.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const here = new URL(".", import.meta.url).pathname;
const target = `${here}../core/src/main/resources/io/foretick/dashboard/`;
const bundled = ["preact", "@preact/signals", "@preact/signals-core", "uplot"];

// The same digest is computed by DashboardBundleTest: name, line feed, bytes of each file in turn.
function sourceDigest() {
  const names = ["build.mjs", "package-lock.json", "tsconfig.json"]
    .concat(readdirSync(`${here}src`).map((name) => `src/${name}`))
    .sort();
  const hash = createHash("sha256");
  for (const name of names) {
    hash.update(`${name}\n`);
    hash.update(readFileSync(here + name));
  }
  return hash.digest("hex");
}

const banner = `/* sources sha256:${sourceDigest()} */`;
await build({
  absWorkingDir: here,
  entryPoints: { app: "src/main.tsx" },
  outdir: target,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  banner: { js: banner, css: banner },
});
for (const name of ["index.html", "icon.svg"]) {
  writeFileSync(target + name, readFileSync(`${here}src/${name}`));
}
writeFileSync(
  `${target}licences.txt`,
  bundled
    .map((name) => `${name}\n\n${readFileSync(`${here}node_modules/${name}/LICENSE`, "utf8").trim()}\n`)
    .join("\n\n"),
);

const bytes = ["app.js", "app.css", "index.html"]
  .map((name) => gzipSync(readFileSync(target + name)).length)
  .reduce((sum, next) => sum + next);
console.log(`${banner}\n${bytes} bytes gzipped`);

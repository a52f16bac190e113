// Prints the script that the first view loads, gzipped, and fails above the limit.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 120 * 1024;
const html = readFileSync("dist/index.html", "utf8");
const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const sizes = files.map((file) => gzipSync(readFileSync(`dist${file}`)).length);
const total = sizes.reduce((sum, size) => sum + size, 0);
for (const [index, file] of files.entries()) console.log(`${sizes[index]} ${file}`);
console.log(`first view: ${(total / 1024).toFixed(1)} kB of script, limit ${LIMIT / 1024} kB`);
process.exitCode = total > LIMIT ? 1 : 0;

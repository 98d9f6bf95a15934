// @ts-check
// Lighthouse (mobile: slow 4G, 4 x CPU) on pages of a running site; prints the median of RUNS as a Markdown table.
// Usage: node measure.mjs http://localhost:7071 [runs] [path ...]
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const [origin = "http://localhost:7071", times = "5", ...asked] = process.argv.slice(2);
const paths = asked.length > 0 ? asked : ["/en/", "/en/send/", "/en/send/gbr/ken/", "/ar/send/gbr/ken/", "/fr/send/targets/", "/es/send/from/usa/", "/en/embed/gbr/ken/"];
const flags = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** @param {string} path */
async function measure(path) {
  const { stdout } = await run("npx", ["lighthouse", origin + path, "--quiet", "--output=json", "--output-path=stdout", `--chrome-flags=${flags}`],
    { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, CHROME_PATH: process.env.CHROME_PATH ?? "/usr/bin/chromium" } });
  const { categories, audits } = JSON.parse(stdout);
  return {
    performance: categories.performance.score * 100,
    accessibility: categories.accessibility.score * 100,
    best: categories["best-practices"].score * 100,
    seo: categories.seo.score * 100,
    fcp: audits["first-contentful-paint"].numericValue,
    lcp: audits["largest-contentful-paint"].numericValue,
    tbt: audits["total-blocking-time"].numericValue,
    cls: audits["cumulative-layout-shift"].numericValue,
    bytes: audits["total-byte-weight"].numericValue,
    requests: audits["network-requests"].details.items.length,
  };
}

console.log("| page | performance | accessibility | best practice | SEO | FCP s | LCP s | TBT ms | CLS | kB | requests |");
console.log("|---|---|---|---|---|---|---|---|---|---|---|");
for (const path of paths) {
  const results = [];
  // Lighthouse sometimes loses the trace of a load ("NO_NAVSTART"): such a run is no measurement and is made again.
  for (let tries = 0; results.length < Number(times) && tries < 2 * Number(times); tries++) {
    try {
      results.push(await measure(path));
    } catch (lost) {
      console.error(`${path}: ${String(lost).slice(0, 200)}`);
    }
  }

  /** @param {keyof typeof results[0]} name */
  const of = (name) => median(results.map((result) => result[name]));
  console.log(`| ${path} | ${of("performance")} | ${of("accessibility")} | ${of("best")} | ${of("seo")} | ${(of("fcp") / 1000).toFixed(1)} | ${(of("lcp") / 1000).toFixed(1)} | ${of("tbt").toFixed(0)} | ${of("cls").toFixed(3)} | ${(of("bytes") / 1000).toFixed(1)} | ${of("requests")} |`);
}

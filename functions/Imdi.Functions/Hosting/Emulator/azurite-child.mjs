// Loaded before Azurite (node --import). It makes one process the only one on its folder, whatever happens to its parent:
// the claim is created by the child itself, exclusively, before Azurite opens a file, and tells later starts the pid and,
// through what Azurite prints, the ports. Deleting the claim (or the whole folder) asks Azurite to save and end.
import fs from "node:fs";
import { createRequire } from "node:module";

const claim = process.env.IMDI_AZURITE_CLAIM;

// A link appears whole and fails where the name is taken: nobody ever reads a claim without its pid.
const own = `${claim}.${process.pid}`;
fs.writeFileSync(own, `pid ${process.pid}\n`);
try {
  fs.linkSync(own, claim);
} finally {
  fs.unlinkSync(own);
}

/** The name may have gone to another process since. */
function isMine() {
  try {
    return fs.readFileSync(claim, "utf8").startsWith(`pid ${process.pid}\n`);
  } catch {
    return false;
  }
}

for (const stream of [process.stdout, process.stderr]) {
  stream.write = (text) => {
    if (isMine()) fs.appendFileSync(claim, text);
    return true;
  };
}

const watch = setInterval(() => {
  if (isMine()) return;
  clearInterval(watch);
  process.emit("SIGTERM");
  setTimeout(() => process.exit(), 10_000).unref();
}, 200);
watch.unref();

// An Azurite that keeps its data in memory is of no use to anyone but its parent.
if (process.env.IMDI_AZURITE_ATTACHED) {
  process.stdin.resume().on("end", () => process.exit());

  // Nor is its memory of use after its parent: every ten minutes Azurite looks for what no blob refers to, and answers nobody for a minute and more where there are many.
  createRequire(process.argv[1])("./blob/utils/constants.js").DEFAULT_GC_INTERVAL_MS = 2 ** 31 - 1;
}

// A row is found by two keys, each with an index, and Azurite begins with the partition's: where a partition is large it then looks at every row of it.
// The narrower of the two comes first here; what is found is the same.
const { Collection } = createRequire(process.argv[1])("lokijs");
const { findOne } = Collection.prototype;
Collection.prototype.findOne = function (query) {
  if (query?.PartitionKey === undefined || query.RowKey === undefined) return findOne.call(this, query);
  const width = (key) => {
    this.ensureIndex(key);
    const [from, to] = this.calculateRange("$eq", key, query[key]);
    return to - from;
  };
  const { PartitionKey, RowKey, ...rest } = query;
  return findOne.call(this, width("RowKey") < width("PartitionKey") ? { RowKey, PartitionKey, ...rest } : query);
};

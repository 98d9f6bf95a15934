// Projects Natural Earth (world-atlas 110m) once, so that no page ships or runs a map library.
// node make-world.mjs   (after npm install, in this folder)
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import countries from "i18n-iso-countries";

const require = createRequire(import.meta.url);
const site = new URL("../../Imdi.Web/", import.meta.url);
const disputed = JSON.parse(readFileSync(new URL("geo/disputed.json", site), "utf8"));
const atlas = (scale) => {
  const topology = require(`world-atlas/countries-${scale}.json`);
  return feature(topology, topology.objects.countries).features;
};

// Natural Earth's areas that carry no ISO number; Kosovo has statistics, so it is coloured like any other economy.
const named = { "N. Cyprus": "XNCyprus", Somaliland: "XSomaliland", Kosovo: "XK" };
const idOf = (shape) => (shape.id ? countries.numericToAlpha2(shape.id) : named[shape.properties.name]);

const WIDTH = 1920;
const projection = geoEqualEarth().rotate([-11, 0]);
const drawn = atlas("110m").filter((shape) => idOf(shape) && idOf(shape) !== "AQ");
projection.fitWidth(WIDTH, { type: "FeatureCollection", features: drawn });
const path = geoPath(projection);
const HEIGHT = Math.ceil(path.bounds({ type: "FeatureCollection", features: drawn })[1][1]) + 1;

/** One ring as integers relative to the point before: half the bytes of absolute decimals. */
function ring(points) {
  let [px, py] = points[0].map(Math.round);
  let out = `M${px} ${py}`;
  const steps = [];
  for (const point of points.slice(1)) {
    const [x, y] = point.map(Math.round);
    if (x === px && y === py) continue;
    steps.push(`${x - px} ${y - py}`);
    [px, py] = [x, y];
  }
  return steps.length < 2 ? "" : `${out}l${steps.join(" ")}z`.replaceAll(" -", "-");
}

function outline(geometry) {
  const rings = [];
  let current = [];
  const sink = {
    moveTo: (x, y) => (current = [[x, y]]),
    lineTo: (x, y) => current.push([x, y]),
    closePath: () => rings.push(ring(current)),
    arc() {},
  };
  geoPath(projection, sink)(geometry);
  return rings.join("");
}

const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
const contains = ([west, south, east, north], polygon) =>
  polygon[0].every(([x, y]) => x >= west && x <= east && y >= south && y <= north);

const shapes = new Map();
for (const shape of drawn) {
  let kept = polygons(shape.geometry);
  for (const area of disputed.areas.filter((a) => a.cutFrom === idOf(shape))) {
    const cut = kept.filter((polygon) => contains(area.box, polygon));
    if (cut.length === 0) throw new Error(`${area.id}: nothing of ${area.cutFrom} lies in its box`);
    kept = kept.filter((polygon) => !cut.includes(polygon));
    shapes.set(area.id, outline({ type: "MultiPolygon", coordinates: cut }));
  }
  shapes.set(idOf(shape), outline({ type: "MultiPolygon", coordinates: kept }));
}
for (const area of disputed.areas.filter((a) => a.outline)) {
  const points = area.outline.map((point) => projection(point));
  shapes.set(area.id, ring(points));
}
for (const area of disputed.areas) if (!shapes.has(area.id)) throw new Error(`${area.id} has no shape`);

const hatched = new Set(disputed.areas.map((a) => a.id));
const paths = (wanted) =>
  [...shapes].filter(([id]) => hatched.has(id) === wanted).sort().map(([id, d]) => `<path id="${id}" d="${d}"/>`).join("\n");
writeFileSync(
  new URL("assets/world.svg", site),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">\n<g id="land">\n${paths(false)}\n</g>\n<g id="disputed">\n${paths(true)}\n</g>\n</svg>\n`,
);

/** The middle of a country's largest part as drawn, where its pin stands: France's is not in the Atlantic. */
function centre(shape) {
  const largest = polygons(shape.geometry)
    .map((coordinates) => ({ type: "Polygon", coordinates }))
    .reduce((a, b) => (path.area(b) > path.area(a) ? b : a));
  const [x, y] = path.centroid(largest).map(Math.round);
  // Samoa and its neighbours lie past the cut of the map at 169° W: they stand at its edge.
  return [Math.min(Math.max(x, 12), WIDTH - 12), y];
}

const places = {};
for (const shape of [...atlas("10m"), ...drawn]) {
  const id = idOf(shape);
  if (!id || id === "AQ" || hatched.has(id) && id.startsWith("X")) continue;
  const [x, y] = centre(shape);
  places[id] = { x, y, dot: !shapes.has(id) };
}
const lines = Object.keys(places).sort().map((id) => `  "${id}": ${JSON.stringify(places[id])}`);
writeFileSync(new URL("geo/places.json", site), `{\n${lines.join(",\n")}\n}\n`);
console.log(`${shapes.size} shapes, ${lines.length} places, ${WIDTH} × ${HEIGHT}`);

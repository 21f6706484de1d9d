// Bundles what runs in the browser beside .NET: the map (large, loaded when a map is shown), the rest, and the worker that reads the feed.
import { build } from 'esbuild';
import { copyFile, mkdir } from 'node:fs/promises';

const out = process.argv[2] ?? '../wwwroot/js/';
await mkdir(out, { recursive: true });
const settings = { bundle: true, minify: true, target: 'es2022', outdir: out, legalComments: 'none', logLevel: 'warning', loader: { '.svg': 'dataurl' } };
await build({ ...settings, format: 'esm', entryPoints: { browser: 'src/browser.js', map: 'src/map.js' } });
await build({ ...settings, format: 'iife', entryPoints: { 'feed-worker': 'src/feed-worker.js' } });
await build({ ...settings, entryPoints: { 'maplibre-gl': 'maplibre-gl/dist/maplibre-gl.css' } });
// The map's worker is found beside the module that holds it, by this name.
await copyFile('node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs', `${out}/maplibre-gl-worker.mjs`);

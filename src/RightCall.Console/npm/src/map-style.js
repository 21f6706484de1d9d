// The look of the map: calm, so that what moves is seen. Layers are those of docs/guide/city.md.
const dark = { ground: '#12171c', water: '#16263a', green: '#15211b', zone: '#2b3944', street: '#2c3843', main: '#41505d', motorway: '#5a6a78', text: '#93a3b1', halo: '#12171c', way: '#6cb6ff', place: '#ffd479' };
const light = { ground: '#f3f4f2', water: '#c5d9ea', green: '#dbe8d6', zone: '#c3ccd3', street: '#dfe3e6', main: '#c4ccd2', motorway: '#a9b4bc', text: '#4a5761', halo: '#f3f4f2', way: '#0a5bb0', place: '#8a5a00' };
const none = { type: 'FeatureCollection', features: [] };
const byZoom = (...stops) => ['interpolate', ['exponential', 1.6], ['zoom'], ...stops];
const big = ['motorway', 'trunk', 'ramp'], mid = ['primary', 'secondary', 'tertiary'];

export function styleOf(tiles, isLight) {
  const c = isLight ? light : dark;
  const streets = (id, classes, color, width, not = false) => ({ id, type: 'line', source: 'city', 'source-layer': 'streets', layout: { 'line-cap': 'round', 'line-join': 'round' },
    filter: not ? ['!', ['in', ['get', 'class'], ['literal', classes]]] : ['in', ['get', 'class'], ['literal', classes]], paint: { 'line-color': color, 'line-width': width } });
  const text = { 'text-color': c.text, 'text-halo-color': c.halo, 'text-halo-width': 1.4 };
  const base = tiles ? [
    { id: 'green', type: 'fill', source: 'city', 'source-layer': 'green', paint: { 'fill-color': c.green } },
    { id: 'water', type: 'fill', source: 'city', 'source-layer': 'water', paint: { 'fill-color': c.water } },
    { id: 'zones', type: 'line', source: 'city', 'source-layer': 'zones', paint: { 'line-color': c.zone, 'line-width': 1, 'line-dasharray': [3, 2] } },
    streets('small', [...big, ...mid], c.street, byZoom(11, .4, 14, 1.4, 18, 10), true),
    streets('middle', mid, c.main, byZoom(9, .5, 13, 2, 18, 16)),
    streets('large', big, c.motorway, byZoom(7, .6, 12, 2.4, 18, 20)),
    { id: 'names', type: 'symbol', source: 'city', 'source-layer': 'street_names', minzoom: 14, layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-size': 11, 'text-padding': 12 }, paint: text },
    { id: 'zone-names', type: 'symbol', source: 'city', 'source-layer': 'zone_names', maxzoom: 15, filter: ['==', ['get', 'kind'], 'district'], layout: { 'text-field': ['get', 'name'], 'text-size': 11, 'text-letter-spacing': .06 }, paint: text },
  ] : [];
  return {
    version: 8,
    sources: {
      ...(tiles ? { city: { type: 'vector', tiles: [tiles], minzoom: 6, maxzoom: 16 } } : {}),
      ways: { type: 'geojson', data: none }, places: { type: 'geojson', data: none }, incidents: { type: 'geojson', data: none }, units: { type: 'geojson', data: none },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': c.ground } },
      ...base,
      { id: 'ways', type: 'line', source: 'ways', paint: { 'line-color': c.way, 'line-width': 1.5, 'line-dasharray': [2, 2], 'line-opacity': .8 } },
      { id: 'place-areas', type: 'fill', source: 'places', filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': c.place, 'fill-opacity': .14, 'fill-outline-color': c.place } },
      { id: 'place-points', type: 'circle', source: 'places', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 7, 'circle-color': c.place, 'circle-opacity': ['case', ['get', 'chosen'], 1, .25], 'circle-stroke-color': c.place, 'circle-stroke-width': 2 } },
      { id: 'incidents', type: 'symbol', source: 'incidents', layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'symbol-sort-key': ['-', 9, ['get', 'order']] } },
      { id: 'units', type: 'symbol', source: 'units', layout: { 'icon-image': ['get', 'icon'], 'icon-allow-overlap': true, 'symbol-sort-key': ['get', 'order'] } },
    ],
  };
}

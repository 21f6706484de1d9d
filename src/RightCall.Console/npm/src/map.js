import * as maplibre from 'maplibre-gl';
import { positions } from './positions.js';
import { styleOf } from './map-style.js';
import { draw } from './map-marks.js';

const maps = new Map(); // element id → a map of this window
const metresPerDegree = 111_320;

class CityMap {
  units = new Map();
  incidents = new Map();
  places = [];
  #loaded = false;
  #asked = false;

  constructor(id, tiles, language, onPick) {
    this.element = document.getElementById(id);
    const light = document.documentElement.dataset.theme === 'light';
    this.map = new maplibre.Map({
      container: id, style: styleOf(tiles && new URL(tiles, document.baseURI).href.replaceAll('%7B', '{').replaceAll('%7D', '}'), light), center: [0, 0], zoom: 11, minZoom: 6, maxZoom: 19, fadeDuration: 0,
      attributionControl: false, dragRotate: false, pitchWithRotate: false, keyboard: true, localIdeographFontFamily: false,
      locale: language === 'es' ? { 'Map.Title': 'Mapa', 'NavigationControl.ZoomIn': 'Acercar', 'NavigationControl.ZoomOut': 'Alejar' } : { 'Map.Title': 'Map' },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
    this.map.setMissingStyleImageResolver(image => { const mark = draw(image, light); if (mark && !this.map.hasImage(image)) this.map.addImage(image, mark.data, { pixelRatio: mark.ratio }); });
    this.map.once('load', () => { this.#loaded = true; this.redraw(); });
    // A tile that cannot be had now is asked for again when the map moves; what counts is drawn without it.
    this.map.on('error', () => { this.element.dataset.stale = 'true'; });
    this.map.once('idle', () => { this.element.dataset.ready = 'true'; });
    this.map.on('click', event => {
      const [hit] = this.map.queryRenderedFeatures([[event.point.x - 6, event.point.y - 6], [event.point.x + 6, event.point.y + 6]], { layers: ['units', 'incidents'] });
      if (hit) onPick(hit.layer.id === 'units' ? 'unit' : 'incident', hit.properties.id);
      else onPick('point', `${event.lngLat.lat.toFixed(6)},${event.lngLat.lng.toFixed(6)}`);
    });
    this.tell = () => this.redraw();
    positions.told.add(this.tell);
  }

  /** Draws once for all that changes within a frame. */
  redraw() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => { this.#asked = false; if (this.#loaded) this.#show(); });
  }

  #show() {
    const units = [], lines = [];
    for (const unit of this.units.values()) {
      const at = positions.at.get(unit.unit);
      if (!at) continue;
      const point = [at[0], at[1]], incident = this.incidents.get(unit.incident);
      units.push({ type: 'Feature', properties: { id: unit.unit, icon: `unit|${unit.kind}|${unit.state}|${unit.unit}`, order: unit.order }, geometry: { type: 'Point', coordinates: point } });
      if (incident?.point && unit.moving) lines.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [point, incident.point] } });
    }
    const incidents = [...this.incidents.values()].filter(i => i.point).map(i => ({
      type: 'Feature', properties: { id: i.id, icon: `incident|${i.priority}|${i.raised ? 'raised' : ''}|${i.number}`, order: i.priority }, geometry: { type: 'Point', coordinates: i.point },
    }));
    this.map.getSource('units').setData({ type: 'FeatureCollection', features: units });
    this.map.getSource('ways').setData({ type: 'FeatureCollection', features: lines });
    this.map.getSource('incidents').setData({ type: 'FeatureCollection', features: incidents });
    this.map.getSource('places').setData({ type: 'FeatureCollection', features: this.places.flatMap(shapesOf) });
    this.element.dataset.units = units.length;
    this.element.dataset.incidents = incidents.length;
  }

  destroy() { this.#loaded = false; positions.told.delete(this.tell); this.map.remove(); }
}

// A place that somebody may mean: a dot, and the circle within which it is.
function shapesOf({ latitude, longitude, metres, chosen }) {
  const point = { type: 'Feature', properties: { chosen }, geometry: { type: 'Point', coordinates: [longitude, latitude] } };
  if (!(metres > 5)) return [point];
  const north = metres / metresPerDegree, east = north / Math.cos(latitude * Math.PI / 180);
  const ring = Array.from({ length: 49 }, (_, i) => [longitude + east * Math.cos(i * Math.PI / 24), latitude + north * Math.sin(i * Math.PI / 24)]);
  return [{ type: 'Feature', properties: { chosen }, geometry: { type: 'Polygon', coordinates: [ring] } }, point];
}

export function createMap(id, tiles, language, onPick) {
  destroyMap(id);
  const map = new CityMap(id, tiles, language, onPick);
  maps.set(id, map);
}
export function destroyMap(id) { maps.get(id)?.destroy(); maps.delete(id); }
/** Units that changed; all of them the first time. */
export function setUnits(id, json) { const map = maps.get(id); if (!map) return; for (const unit of JSON.parse(json)) map.units.set(unit.unit, unit); map.redraw(); }
/** All open incidents. */
export function setIncidents(id, json) { const map = maps.get(id); if (!map) return; map.incidents = new Map(JSON.parse(json).map(i => [i.id, i])); map.redraw(); }
/** Places that are asked about, the chosen one drawn full. */
export function setPlaces(id, json) { const map = maps.get(id); if (!map) return; map.places = JSON.parse(json); map.redraw(); }
export function lookAt(id, latitude, longitude, zoom) { maps.get(id)?.map.jumpTo({ center: [longitude, latitude], zoom: zoom || maps.get(id).map.getZoom() }); }
/** Shows all that is on it. */
export function fitMap(id) {
  const map = maps.get(id);
  if (!map) return;
  const box = new maplibre.LngLatBounds();
  for (const i of map.incidents.values()) if (i.point) box.extend(i.point);
  for (const unit of map.units.values()) { const at = positions.at.get(unit.unit); if (at) box.extend([at[0], at[1]]); }
  if (!box.isEmpty()) map.map.fitBounds(box, { padding: 40, maxZoom: 15, animate: false });
}

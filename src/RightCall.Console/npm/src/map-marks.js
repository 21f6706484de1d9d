// Marks of units and incidents, drawn when the map first asks for them: shape says what, fill says how far, so that colour is never the only sign.
const ratio = 2, font = '600 10px system-ui, sans-serif';
const fills = { free: '#3fb950', sent: '#e3b341', there: '#6cb6ff', alarm: '#ff5c55', away: '#7d8b97' };
const priorities = ['', '#ff5c55', '#ff9e4d', '#e3b341', '#8fb8de', '#93a3b1'];
// The sides of a polygon; 0 is a circle. docs/guide/console.md shows them.
const sides = { 'crisis-team': 6, 'community-responder': 0, 'peer-support': 0, 'ems-bls': 4, 'ems-als': 4, fire: 3, police: 5, 'co-response': 5, 'violence-interrupter': 4.5 };

export function draw(image, light) {
  const [what, ...parts] = image.split('|');
  return what === 'unit' ? unit(parts, light) : what === 'incident' ? incident(parts, light) : null;
}

function canvas(width, height) {
  const element = new OffscreenCanvas(width * ratio, height * ratio), pen = element.getContext('2d', { willReadFrequently: true });
  pen.scale(ratio, ratio);
  pen.font = font;
  pen.textBaseline = 'middle';
  return { pen, done: () => ({ data: pen.getImageData(0, 0, width * ratio, height * ratio), ratio }) };
}

function widthOf(text) { const { pen } = canvas(1, 1); return Math.ceil(pen.measureText(text).width); }

function unit([kind, state, name], light) {
  const half = widthOf(name) + 14, width = 2 * half, { pen, done } = canvas(width, 22), n = sides[kind] ?? 4;
  pen.translate(half, 11);
  pen.beginPath();
  if (n === 0) pen.arc(0, 0, 7, 0, 7);
  else for (let i = 0; i < Math.floor(n); i++) { const turn = (i / Math.floor(n)) * 2 * Math.PI - Math.PI / 2 + (n === 4 ? Math.PI / 4 : 0); pen.lineTo(8.5 * Math.cos(turn), 8.5 * Math.sin(turn)); }
  pen.closePath();
  pen.lineWidth = 2;
  pen.strokeStyle = light ? '#101418' : '#0b0e11';
  pen.fillStyle = fills[state] ?? fills.away;
  pen.fill();
  pen.stroke();
  if (state === 'there') { pen.fillStyle = '#0b0e11'; pen.fillRect(-2.5, -2.5, 5, 5); }
  if (state === 'alarm') { pen.fillStyle = '#0b0e11'; pen.textAlign = 'center'; pen.fillText('!', 0, 1); }
  pen.textAlign = 'left';
  pen.lineWidth = 3;
  pen.strokeStyle = light ? '#ffffff' : '#0b0e11';
  pen.strokeText(name, 11, 1);
  pen.fillStyle = light ? '#101418' : '#e6ebf0';
  pen.fillText(name, 11, 1);
  return done();
}

function incident([priority, raised, number]) {
  const text = `${priority}·${number}`, width = widthOf(text) + 14, { pen, done } = canvas(width + 4, 26);
  pen.translate(2, 2);
  pen.fillStyle = priorities[priority] ?? priorities[5];
  pen.strokeStyle = raised ? '#ffffff' : '#0b0e11';
  pen.lineWidth = raised ? 2.5 : 1.5;
  pen.beginPath();
  pen.roundRect(0, 0, width, 18, 3);
  pen.fill();
  pen.stroke();
  pen.beginPath();
  pen.moveTo(width / 2 - 4, 18); pen.lineTo(width / 2 + 4, 18); pen.lineTo(width / 2, 23);
  pen.fill();
  pen.fillStyle = '#0b0e11';
  pen.textAlign = 'center';
  pen.fillText(text, width / 2, 10);
  return done();
}

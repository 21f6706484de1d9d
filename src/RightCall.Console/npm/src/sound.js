// Sounds that can be told apart with closed eyes: by rhythm and pitch, not by loudness.
const patterns = {
  ring: [[880, .12], [0, .05], [660, .12], [0, .05], [880, .12], [0, .05], [660, .12]],
  waiting: [[520, .1], [0, .08], [520, .1]],
  urgent: [[740, .09], [0, .04], [988, .09], [0, .04], [1318, .14]],
  backup: [[1175, .08], [0, .05], [1175, .08], [0, .05], [1175, .08], [0, .2], [1175, .08], [0, .05], [1175, .08], [0, .05], [1175, .08]],
  panic: [[1568, .25], [1047, .25], [1568, .25], [1047, .25], [1568, .25], [1047, .25]],
  message: [[660, .06], [0, .03], [880, .08]],
  done: [[587, .05]],
};
let context;

export function playSound(kind) {
  if (localStorage.getItem('rightcall.sound') === 'off') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') context.resume().catch(() => {});
  let at = context.currentTime + .02;
  for (const [pitch, length] of patterns[kind] ?? []) {
    if (pitch > 0) {
      const tone = context.createOscillator(), loud = context.createGain();
      tone.type = kind === 'panic' ? 'square' : 'triangle';
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0, at);
      loud.gain.linearRampToValueAtTime(.18, at + .01);
      loud.gain.setValueAtTime(.18, at + length - .02);
      loud.gain.linearRampToValueAtTime(0, at + length);
      tone.connect(loud).connect(context.destination);
      tone.start(at);
      tone.stop(at + length);
    }
    at += length;
  }
  document.documentElement.dataset.lastSound = kind;
}

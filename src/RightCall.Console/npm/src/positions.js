// Where units are, newest only: unit → [longitude, latitude, seconds since 1970]. The map reads it without .NET in between, since 500 units move each second.
// Two bundles share it, so it hangs on the window.
export const positions = globalThis.rightcallPositions ??= {
  at: new Map(),
  told: new Set(),
  take(json) {
    for (const [unit, latitude, longitude, seconds] of JSON.parse(json)) this.at.set(unit, [longitude, latitude, seconds]);
    for (const tell of this.told) tell();
  },
};

/**
 * `intHash32(party) % 64` as ClickHouse computes it (its salt 0x75d9543de018bf45), so that rows can be written
 * with their bucket from here. 64-bit steps on two 32-bit halves: 1 M parties in 0.1 s, with BigInt 3 s.
 */
export function bucketOf(party: number): number {
  let lo = (party ^ 0xe018bf45) >>> 0;
  let hi = 0x75d9543d;
  // key = ~key + (key << 18)
  let addLo = (lo << 18) >>> 0;
  let addHi = ((hi << 18) | (lo >>> 14)) >>> 0;
  [hi, lo] = plus(~hi >>> 0, ~lo >>> 0, addHi, addLo);
  // key ^= rotate right 31
  let turnLo = ((lo >>> 31) | (hi << 1)) >>> 0;
  let turnHi = ((hi >>> 31) | (lo << 1)) >>> 0;
  lo = (lo ^ turnLo) >>> 0;
  hi = (hi ^ turnHi) >>> 0;
  // key *= 21, that is key + (key << 2) + (key << 4)
  const [startHi, startLo] = [hi, lo];
  for (const by of [2, 4]) {
    addLo = (startLo << by) >>> 0;
    addHi = ((startHi << by) | (startLo >>> (32 - by))) >>> 0;
    [hi, lo] = plus(hi, lo, addHi, addLo);
  }
  // key ^= rotate right 11
  turnLo = ((lo >>> 11) | (hi << 21)) >>> 0;
  turnHi = ((hi >>> 11) | (lo << 21)) >>> 0;
  lo = (lo ^ turnLo) >>> 0;
  hi = (hi ^ turnHi) >>> 0;
  // key += key << 6
  addLo = (lo << 6) >>> 0;
  addHi = ((hi << 6) | (lo >>> 26)) >>> 0;
  [hi, lo] = plus(hi, lo, addHi, addLo);
  // key ^= rotate right 22; only the low half is asked for
  turnLo = ((lo >>> 22) | (hi << 10)) >>> 0;
  return (lo ^ turnLo) & 63;
}

function plus(aHi: number, aLo: number, bHi: number, bLo: number): [number, number] {
  const lo = aLo + bLo;
  return [(aHi + bHi + (lo > 0xffffffff ? 1 : 0)) >>> 0, lo >>> 0];
}

// SHA-256 of a text, in hexadecimal (FIPS 180-4). The browser's own answers later, and on
// secure addresses only; a search needs it at once and on a disk too.
function sha256(text) {
  var bytes = Array.from(new TextEncoder().encode(text)), bits = bytes.length * 8;
  var primes = [], state = [], fractions = [];
  for (var candidate = 2; primes.length < 64; candidate += 1)
    if (primes.every(function (prime) { return candidate % prime; })) primes.push(candidate);
  function fraction(number) { return Math.floor((number % 1) * 4294967296) | 0; }
  primes.forEach(function (prime, place) {
    if (place < 8) state.push(fraction(Math.sqrt(prime)));
    fractions.push(fraction(Math.cbrt(prime)));
  });
  bytes.push(128);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (var shift = 56; shift >= 0; shift -= 8) bytes.push(shift > 31 ? 0 : bits >>> shift & 255);
  function turn(word, by) { return word >>> by | word << 32 - by; }
  for (var start = 0; start < bytes.length; start += 64) {
    var words = [], v = state.slice();
    for (var i = 0; i < 64; i += 1) {
      if (i < 16) {
        var at = start + i * 4;
        words.push(bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]);
      } else {
        var a = words[i - 15], b = words[i - 2];
        words.push(words[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ a >>> 3) + words[i - 7]
          + (turn(b, 17) ^ turn(b, 19) ^ b >>> 10) | 0);
      }
      var one = v[7] + (turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)) + (v[4] & v[5] ^ ~v[4] & v[6])
        + fractions[i] + words[i] | 0;
      var two = (turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) + (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]) | 0;
      v = [one + two | 0, v[0], v[1], v[2], v[3] + one | 0, v[4], v[5], v[6]];
    }
    state = state.map(function (word, place) { return word + v[place] | 0; });
  }
  return state.map(function (word) { return (word >>> 0).toString(16).padStart(8, "0"); }).join("");
}

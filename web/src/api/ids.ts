const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const TIME_LETTERS = 10;
const RANDOM_LETTERS = 16;

let last = { at: 0, random: 0n };

/** An id made here (ULID): later ones sort after earlier ones, also within a millisecond. */
export function newId(now = Date.now()): string {
  const at = Math.max(now, last.at);
  const random = at === last.at ? last.random + 1n : randomBits();
  last = { at, random };
  return letters(BigInt(at), TIME_LETTERS) + letters(random, RANDOM_LETTERS);
}

/** 79 of 80 bits, so that there is room to count on. */
function randomBits(): bigint {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  bytes[0] = (bytes[0] ?? 0) & 0x7f;
  return bytes.reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
}

function letters(value: bigint, length: number): string {
  let rest = value;
  let told = "";
  for (let place = 0; place < length; place += 1) {
    told = LETTERS.charAt(Number(rest & 31n)) + told;
    rest >>= 5n;
  }
  return told;
}

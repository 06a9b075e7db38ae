import { eventHash, genesis, newSalt, personalHash } from "../../ledger/chain.ts";

test("each stream begins with a hash of its own", () => {
  expect(genesis("c-1").equals(genesis("c-2"))).toBe(false);
  expect(genesis("c-1").equals(genesis("c-1"))).toBe(true);
});

test("an event's hash covers the hash before, every byte of its text, and the hash of its personal part", () => {
  const before = genesis("c-1");
  const covered = personalHash(Buffer.alloc(32, 1), '{"name":"甲"}');
  const hash = eventHash(before, '{"seq":1}', covered);
  expect(eventHash(genesis("c-2"), '{"seq":1}', covered).equals(hash)).toBe(false);
  expect(eventHash(before, '{"seq":1} ', covered).equals(hash)).toBe(false);
  expect(eventHash(before, '{"seq":1}', personalHash(Buffer.alloc(32, 1), '{"name":"乙"}')).equals(hash)).toBe(false);
  expect(eventHash(before, '{"seq":1}', undefined).equals(hash)).toBe(false);
});

test("the same personal text has another hash with another salt, so that a destroyed name cannot be guessed from it", () => {
  expect(newSalt().equals(newSalt())).toBe(false);
  expect(personalHash(newSalt(), '{"name":"甲"}').equals(personalHash(newSalt(), '{"name":"甲"}'))).toBe(false);
});

// What the small computer of the walks answers to messages: to be compared with the real one.

import { readFileSync } from "node:fs";

import { hash, sealedBox, sign } from "./nacl.mjs";
import { Server } from "./server.mjs";

const utf8 = (text) => new TextEncoder().encode(text);
const encode = (bytes) => Buffer.from(bytes).toString("base64url");

const server = new Server("CDFGHJ");
let sealed = 0; // no two messages are the same
let last = null;

function answer([name, seq, message]) {
  if (name === "room") return server.command(message) ? server.room : null;
  if (name !== "again") last = signed(`phone ${name}`, seq, message);
  if (last === null) return null;
  const [status, told] = server.act(last);
  const { error, ...rest } = status === 200 ? told.sealed : told;
  return [status, rest];
}

function signed(name, seq, message) {
  const keys = sign.keyPair.fromSeed(hash(utf8(name)).slice(0, 32));
  const from = encode(keys.publicKey);
  const text = JSON.stringify({ ...message, from, reply: `${(sealed += 1)}` });
  const box = sealedBox(Uint8Array.from([...utf8(text), 0x80]), server.key);
  const bytes = Uint8Array.from([...utf8(`ws1|act|${server.code}|${seq}|`), ...hash(box)]);
  return JSON.stringify({ v: 1, key: from, seq, sig: encode(sign.detached(bytes, keys.secretKey)), box: encode(box) });
}

for (const line of readFileSync(0, "utf8").trim().split("\n")) console.log(JSON.stringify(answer(JSON.parse(line))));

// Does with the phone's own code what the test asks for, and prints what came of it.

import { readFileSync } from "node:fs";

import * as keys from "../../../workshop/participant/client/keys.ts";
import * as mnemonic from "../../../workshop/participant/client/mnemonic.ts";
import * as wire from "../../../workshop/participant/client/wire.ts";

const { encode, decode } = wire;
const asked = JSON.parse(readFileSync(0, "utf8"));
globalThis.fetch = async () => new Response(readFileSync(asked.words, "utf8"));

const own = keys.keysFrom(decode(asked.entropy), asked.code);
const { body, reply } = keys.seal("act", asked.fields, asked.code, asked.seq, own, decode(asked.room));
const twelve = await mnemonic.twelveFrom(decode(asked.entropy));

console.log(
  JSON.stringify({
    public: encode(own.pub),
    letter: encode(own.letter),
    body,
    reply: encode(reply),
    afterwards: keys.seal("kept", asked.fields, asked.code, 1, own, null).body,
    openedPlain: keys.openAnswer(decode(asked.plainAnswer), null),
    notebook: encode(keys.lockNotebook(asked.notebook, own)),
    openedNotebook: keys.openNotebook(decode(asked.sealedNotebook), own),
    openedAnswer: keys.openAnswer(decode(asked.sealedAnswer), decode(asked.answerKey)),
    checkNumbers: keys.checkNumbers(decode(asked.room)),
    twelve,
    entropyAgain: encode(await mnemonic.entropyFrom(` ${twelve.join("\n").toUpperCase()} `)),
    refusesWrongWords: await mnemonic.entropyFrom(`${"zoo ".repeat(12)}`).then(
      () => false,
      (problem) => problem instanceof mnemonic.NotTwelveWords,
    ),
    padded: asked.lengths.map((length) => wire.pad(new Uint8Array(length).fill(128), wire.REQUEST_SIZES).length),
  }),
);

// What a walk needs of the phone's own scripts, in one bundle.

export { begin } from "../../../workshop/participant/client/phone.ts";
export { keysFrom, openNotebook } from "../../../workshop/participant/client/keys.ts";
export { twelveFrom } from "../../../workshop/participant/client/mnemonic.ts";
export { home, notice, same } from "../../../workshop/participant/client/state.ts";
export { decode } from "../../../workshop/participant/client/wire.ts";

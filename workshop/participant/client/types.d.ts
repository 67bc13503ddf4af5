// The single files that we use of packages which declare only the whole of them.

declare module "blakejs/blake2b.js" {
  export function blake2b(input: Uint8Array, key: Uint8Array | undefined, length: number): Uint8Array;
}

declare module "tweetnacl/nacl.js" {
  export { default } from "tweetnacl";
}

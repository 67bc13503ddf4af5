// The one file of blakejs that we use; the package declares only the whole of it.

declare module "blakejs/blake2b.js" {
  export function blake2b(input: Uint8Array, key: Uint8Array | undefined, length: number): Uint8Array;
}

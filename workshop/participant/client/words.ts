// Everything this page says that is not in the script, in the language of the page: loaded before all else.

import type english from "../texts/phone.json";

export type Words = typeof english;

export let words: Words;

/** From now on it says everything in these words. */
export function speak(loaded: Words): void {
  words = loaded;
}

// Everything this page says that is not in the script: in English, or in the language of the page.

import english from "../texts/phone.json";

export type Words = typeof english;

export let words: Words = english;

/** From now on it says everything in these words. */
export function speak(others: Words): void {
  words = others;
}

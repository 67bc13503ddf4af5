// Everything the watcher's page says: in English, or in the language of the page.

import english from "../texts/watch.json";

export let watchWords = english;

export function speak(others: typeof english): void {
  watchWords = others;
}

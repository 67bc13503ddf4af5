// Walks as they are asked for: a line of JSON in, a line of JSON out.

import { createInterface } from "node:readline";

import { Walk } from "./walk.mjs";

const mishaps = [];
process.on("unhandledRejection", (problem) => mishaps.push(String(problem?.stack ?? problem)));
process.on("uncaughtException", (problem) => mishaps.push(String(problem?.stack ?? problem)));

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const walk = new Walk(asked);
  mishaps.length = 0;
  const { problems } = await walk.go(asked.steps);
  const words = walk.marks.size;
  console.log(JSON.stringify({ problems: [...problems, ...mishaps], words, seconds: walk.world.now / 1000 }));
}

// Everything the watcher's page says.

import type { Status } from "./state";
import type { Wish } from "./vault";

export const watchWords = {
  status: {
    lobby: "Not started yet",
    live: "",
    closing: "The programme has ended",
    closed: "The room is closed",
  } satisfies Record<Status, string>,
  unreachable: "The facilitator's computer does not answer. Trying again …",
  wrongLink: "This link is not for this room. Please scan the watcher's code on the dashboard.",
  closed: "The room is closed.",
  sending: "Sending …",
  unanswered: "No answer came, so that may not have been done. Please look, and press again if you still want it.",
  pauseAll: "Pause all",
  resume: "Resume",
  handsTitle: "Quiet hands",
  noHands: "No hand is up.",
  wishes: {
    come: "Please come to me",
    step_out_with_me: "Please step out with me",
    later: "Please talk with me later",
  } satisfies Record<Wish, string>,
  since: (minutes: number) => (minutes < 1 ? "just now" : `${minutes} min`),
  see: "I have seen it",
  seen: "Seen. It stays here until the person lowers it.",
  linesTitle: "Lines for the wall",
  noLines: "No line is waiting.",
  approve: "Approve",
  approved: "Approved",
  hold: "Hold",
  held: "Held",
  shown: "On the wall",
  hide: "Hide",
  fewLines: (missing: number) => `${missing} more approved, and they can be released.`,
  ready: (approved: number) => `${approved} approved. They are shown together, mixed.`,
  release: "Release to the wall",
} as const;

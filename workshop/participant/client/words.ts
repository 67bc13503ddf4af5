// Everything this page says that is not in the script. One place, so that it can be translated.

import type { Wish } from "./vault";

export const words = {
  anotherWay: "Another way",
  back: "Back",
  clear: "Take it back",
  onPaper: "On paper",
  pass: "Pass: just do nothing here. You never need a reason.",
  earlier: "Earlier steps",
  notebook: "My notebook and choices",
  agreements: "What we agree on",
  privacyLimits: "Where privacy ends",
  rehearsal: "Rehearsal. Nothing here is real.",

  cannotMakeKeys:
    "This browser cannot make a safe key, so nothing will be written here. " +
    "Please use paper, or open this page in another browser.",
  different:
    "Please stop here. This phone has been given a different key from the one it first saw. " +
    "Do not write on this page. Show this to the facilitator, or use paper.",
  noKey: "This page has lost the room's key. Please scan the code on the big screen.",
  loading: "One moment …",
  unreachable: "The facilitator's computer does not answer. Trying again …",
  joinFailed: "It did not work yet.",
  tryAgain: "Try again",

  compareTitle: "Three words",
  compare: "The big screen shows three words too. Are they the same as these?",
  compareYes: "Yes, they are the same",
  compareNo: "No, or I cannot see them",
  compareStop:
    "Then please do not write here yet. Scan the square code on the big screen with your camera. " +
    "If that does not help, tell the facilitator, or use paper.",
  compareWaits: "The words could not be fetched. Scanning the code on the big screen also works.",

  otherTabTitle: "Open in another tab",
  otherTab: "This room is open in another tab of this phone. Continue here?",
  continueHere: "Continue here",

  waitingTitle: "You are in",
  waiting: "We have not started yet. You can put the phone down. This page will follow by itself.",

  keeping: {
    nothing: "",
    phone: "On this phone",
    saved: "Saved. A locked copy is on the computer.",
    retrying: "Not saved yet, trying again. Your words are on this phone.",
    refused: "This browser keeps nothing. Leave this page open, or use paper.",
  },

  unconnected: "Waiting for the facilitator's computer. You can go on. Your words are on this phone.",
  moved: (title: string) => `The group has moved on to “${title}”. Go there when you are ready.`,
  strayed: (title: string) => `The group is at “${title}”.`,
  ended: "The programme has ended. Go to the last page when you are ready.",
  go: "Go there",

  star: (skill: string) => `Your star skill: ${skill}`,

  listening: "You are listening. Nothing is asked of you here.",
  showQuestions: "Show me the questions",

  gentle: {
    arrival:
      "Thank you for noticing. The gentle path may suit you today: a gentle letter, a drawing, " +
      "or just listening. Only this phone knows this.",
    settled:
      "Thank you for noticing. You do not have to leave just yet. You could steady yourself first, " +
      "or ask for a person. Only this phone knows this.",
  },
  stepOut: "Step out",
  quietHand: "Quiet hand",

  kindOfLetter: "Which kind?",
  otherKind: "Choose another kind",
  starters: "You could start with one of these. Tap to put it in.",
  letterFor: (kind: string) => `Your letter: ${kind}`,
  left: (count: number) => `${count} characters left`,
  tooLong: (count: number) => `${count} characters too many`,

  wallBefore:
    "The program does not keep who wrote this or when. People who know you may recognise your words.",
  wallClosed: "Lines can be sent while the group is at this step.",
  wallSend: "Send my line",
  wallSending: "Sending …",
  wallSent: "Sent. A person looks at it before it is shown.",
  wallMine: "Lines I sent",
  wallTakeBack: "Take back",
  wallLost: "That did not arrive. Your line is still here. Please try again.",
  wallShown: "On the wall",
  wallConsent: "Sending lines is off for you. You can switch it on here.",

  choicesTitle: "My choices",
  choices: {
    writes: "I take part. (Off: I just listen.)",
    wall: "I may send lines to the wall.",
    ratings: "I may send my short answers at the end.",
  },
  choicesNote: "You can change these at any time. Nobody else sees them.",

  ratingsTitle: "My short answers",
  ratingsWhat:
    "You may send these three: how settled you feel, whether you could choose, and whether anything " +
    "was too much. What you left out is not sent. No name, no time. " +
    "The facilitator only ever sees groups of five or more.",
  ratingsArrival: "Also send how unsettled I was at the start",
  ratingsSend: "Send my short answers",
  ratingsMissing: "To send them, answer one of the three first. You do not have to.",
  ratingsSent: "Sent. Thank you.",
  ratingsTakeBack: "Take my answers back",
  ratingsTakenBack: "Taken back. They are deleted.",
  ratingsLost: "That did not arrive. Please try again.",

  endingTitle: "Thank you for being here",
  ending: "The programme has ended. There is no hurry.",
  endingFor:
    "You can still make your handout for up to half an hour after the end. Then the room closes.",
  closed: "The room is closed. What the computer kept for you is deleted, or locked for good. " +
    "Your words are on this phone only.",
  anotherCode: "Type another code",
  keptTitle: "What I keep, and what I let go",
  kept: "These are your words on this phone. Keep them, or let go of any of them.",
  keptNothing: "Your notebook is empty. That is fine too.",
  letGo: "Let go",
  undo: "Undo",
  gone: "Let go.",

  handoutTitle: "My handout",
  handout:
    "Some pages to take home, made of your own words. To make it, the computer reads your words " +
    "for a moment. It keeps nothing, and sends the pages back locked.",
  paper: "Paper",
  a4: "A4",
  letterPaper: "US Letter",
  large: "Large print",
  withLetter: "With my letter",
  withLetterNote: "Leave it out if someone might find it who should not.",
  makeHandout: "Make my handout",
  makingHandout: "Making it …",
  handoutReady: "Your handout is ready.",
  openHandout: "Open it",
  saveHandout: "Save it on this phone",
  handoutLost: "It could not be made just now. Your words are still on this phone. Please try again.",

  eraseTitle: "Erase from this phone",
  erase:
    "This deletes your notebook and its key from this phone, and the locked copy on the computer. " +
    "Lines and answers you sent are taken back. Nobody can bring any of it back.",
  eraseNow: "Erase now",
  keepIt: "Keep it",
  erasing: "Erasing …",
  erased: (left: number) =>
    left === 0
      ? "Erased. We looked again: nothing of this room is left in this browser's storage."
      : `Something is still there: ${left} entries. Please clear this browser's data.`,
  erasedThere: "The copy on the computer is deleted.",
  notErasedThere:
    "The computer did not answer. Its copy is locked, and the key is gone now. " +
    "It is deleted when the room is.",

  hand: {
    title: "Quiet hand",
    what: "This tells the facilitators that you would like someone. Only what you choose here is shown.",
    where: "Where I sit, or what I wear, if you like",
    wishes: {
      come: "Please come to me",
      step_out_with_me: "Please step out with me",
      later: "Please talk with me later",
    } satisfies Record<Wish, string>,
    sending: "Sending …",
    unheard:
      "The computer does not answer. Raise your hand or step outside; a facilitator will come. " +
      "We keep trying.",
    raised: "Your quiet hand is up. The facilitators can see it.",
    acknowledged: "Seen. Someone knows, and will do what you asked.",
    nameless: "As you have no name here, we may not find you. If it is hard, wave or step outside.",
    lower: "Lower my hand",
    gone: "This phone is no longer in the room. Raise your hand, or speak to any of us.",
    bar: {
      down: "Quiet hand", sending: "Sending", unheard: "Trying", raised: "Hand up",
      acknowledged: "Seen", gone: "Quiet hand",
    },
  },

  help: {
    crisis: "You do not have to be in crisis to call.",
    call: (number: string) => `Call ${number}`,
    text: (number: string, word: string) => word === "" ? `Text ${number}` : `Text ${number} with the word “${word}”`,
    chat: (address: string) => `Chat: ${address}`,
    free: "free",
    onlyFromHere: "cannot be reached from abroad",
    checked: (day: string) => `Checked on ${day}`,
  },

  wordsTitle: "Twelve words",
  wordsWhat:
    "These words are the only other key to your notebook. Write them on paper if you may need to open " +
    "it on another phone. They only work until the room closes. " +
    "Lose the phone and the 12 words, and nobody can bring the letter back.",
  wordsShow: "Show my twelve words",
  wordsFailed: "The words could not be fetched. Please try again.",
  restoreWhat:
    "Type the twelve words that you wrote on paper. Until the room closes, they open your notebook " +
    "on this phone.",
  restoreLabel: "My twelve words",
  restoreOpen: "Open my notebook",
  restoreWrong: "These are not the twelve words. Please look at each one again.",
} as const;

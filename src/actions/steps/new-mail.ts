/** Falls in a row on mail that came in at that very start, before a person must act: each is one more crash. */
export const fallsOnNewMail = 3;

/** Why a service is left down that falls while mail comes in at its every start, good mail or poison. */
export function intakeMustClose(again: string): string {
  return `The service falls while new mail comes in at every start: whether that mail fells it (a sender who tries its poison again and again) or something outside the spool does, cannot be told. It is left down. Close the intake of mail, then ask for ${again} again.`;
}

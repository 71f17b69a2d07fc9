/** Falls in a row on mail that came in at that very start, before a person must act: each is one more crash. */
export const fallsOnNewMail = 3;

/** Why a service is left down that falls on whatever comes in at its every start. */
export function intakeMustClose(again: string): string {
  return `The service falls on new mail that comes in at every start: a sender tries its poison again and again. It is left down. Close the intake of mail or block that sender, then ask for ${again} again.`;
}

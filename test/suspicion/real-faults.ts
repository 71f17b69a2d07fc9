/** Real messages that deserve suspicion: the weightiest sign, the least score, and what is wrong with them. */
export const malformed: Record<string, [sign: string, atLeast: number, why: string]> = {
  'msg_15.txt': [
    'broken-base64',
    0.7,
    'prose stands in a base64 part, and a multipart reuses the boundary around it',
  ],
  'msg_17.txt': ['truncated-mime', 0.4, 'a gateway took the parts out and left the declaration'],
  'msg_19.txt': ['no-header', 0.8, 'it is a body alone'],
  'msg_25.txt': ['impossible-mime', 0.5, 'the boundary parameter was cut off in its third letter'],
  'msg_31.txt': ['truncated-mime', 0.4, 'the declared boundary has a letter that the lines have not'],
  'msg_35.txt': ['broken-header', 0.4, 'no empty line parts header and body'],
  'msg_38.txt': ['truncated-mime', 0.3, 'the text of an inner part has boundary lines of the outer ones'],
  'msg_39.txt': ['impossible-mime', 0.3, 'inner multiparts use the boundary of the one around them'],
  'msg_41.txt': ['impossible-mime', 0.5, 'a multipart declares no boundary'],
};

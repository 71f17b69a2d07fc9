import Type, { type Static } from 'typebox';
import { lives, thoughts } from '../../recovery/message.ts';
import { Choice, closed, Nullable, Text, Texts, Time, Whole } from './kinds.ts';

const fields = {
  id: Type.String(),
  queue: Type.String(),
  folder: Text('Subfolder of the queue; empty where it is not hashed.'),
  name: Text('Percent-encoded where it is not UTF-8.'),
  parts: Texts('The entries that make it.'),
  size: Whole('Bytes, of all parts.'),
  modifiedAt: Time('Last change of its content.'),
  sha256: Nullable(Type.String()),
  messageId: Nullable(Text('Its Message-ID header.')),
  life: Choice(lives, 'Where it is.'),
  thought: Choice(thoughts, 'What is thought of it.'),
  origin: Choice(['found', 'arrived'], 'Whether it was there when the job opened.'),
  seenAt: Time('When it was first seen.'),
  suspicion: Nullable(Type.Number({ minimum: 0, maximum: 1, description: '1: surely malformed.' })),
  confidence: Nullable(Type.Number({ minimum: 0, maximum: 1, description: 'How surely it is poison.' })),
  why: Nullable(Type.String()),
  maybeDoubled: Type.Boolean({ description: 'May have been processed twice.' }),
  waiting: Type.Boolean({ description: 'New mail bears its name; it waits in holding.' }),
  deleted: Nullable(
    Type.Object(
      { at: Time('When.'), by: Text('Name of the token.'), reason: Nullable(Type.String()) },
      { ...closed, description: 'It was set apart, and deleted afterwards.' },
    ),
  ),
};

/** The smallest thing that can be moved. */
export const MessageSchema = Type.Object(fields, { $id: 'Message', ...closed });
export type MessageView = Static<typeof MessageSchema>;

/** A message that was looked up over all jobs. */
export const FoundMessage = Type.Object(
  { ...fields, job: Text('Id of its job.'), server: Nullable(Text('Name of the server.')) },
  { $id: 'FoundMessage', ...closed },
);
export type FoundMessage = Static<typeof FoundMessage>;

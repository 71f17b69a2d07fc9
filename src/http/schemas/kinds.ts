import Type, { type TSchema } from 'typebox';

/** The kinds of schema that all others are made of. Everything is closed and bounded. */
export const closed = { additionalProperties: false } as const;

export const Choice = <const V extends string[]>(values: readonly [...V], description: string) =>
  Type.Enum(values, { type: 'string', description });

export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

export const Text = (description: string) => Type.String({ description });
export const Time = (description: string) => Type.String({ format: 'date-time', description });
export const Whole = (description: string) => Type.Integer({ minimum: 0, description });
export const Count = Type.Integer({ minimum: 0 });
export const Texts = (description: string) => Type.Array(Type.String(), { description });

/** A page of a listing. */
export const PageOf = <S extends TSchema>(name: string, item: S) =>
  Type.Object(
    {
      items: Type.Array(item),
      nextPageToken: Type.Optional(Text('Give it as `pageToken` for the next page; absent on the last one.')),
    },
    { $id: name, ...closed },
  );

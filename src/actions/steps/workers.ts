import type { ProcessIdentity } from '../../recovery/ports/host.ts';

/**
 * The workers that were seen first, by image. A supervisor that stays up starts a fallen worker again, so
 * that only its identity tells of the fall. Members of a pool come and go: it fell when all of the first did.
 */
export class Workers {
  readonly #first = new Map<string, ProcessIdentity[]>();

  /** The first image of which none of the first workers lives any more; null when there is none. */
  fallen(living: ProcessIdentity[]): string | null {
    for (const one of living)
      if (!this.#first.has(one.image)) this.#first.set(one.image, of(living, one.image));
    for (const [image, first] of this.#first)
      if (!first.some((one) => living.some((now) => isSame(one, now)))) return image;
    return null;
  }
}

/** The first of these images of which no worker lives; undefined when there is none. */
export function missingOf(images: string[] | undefined, living: ProcessIdentity[]): string | undefined {
  return images?.find((image) => of(living, image).length === 0);
}

function of(living: ProcessIdentity[], image: string): ProcessIdentity[] {
  return living.filter((one) => one.image === image);
}

function isSame(a: ProcessIdentity, b: ProcessIdentity): boolean {
  return a.pid === b.pid && a.startedAt === b.startedAt;
}

import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const [ivBytes, tagBytes] = [12, 16];

/**
 * Sealed with a key made of the signing secret, which does not lie in the store: whoever reads the store, or a copy of
 * it, learns no address of a channel. It opens for this purpose alone.
 */
export function seal(text: string, purpose: string, secret: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Null for what was sealed with another secret or for another purpose. */
export function unseal(sealed: string, purpose: string, secret: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  const [tagAt, textAt] = [ivBytes, ivBytes + tagBytes];
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, tagAt), {
      authTagLength: tagBytes,
    });
    cipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(tagAt, textAt));
    return Buffer.concat([cipher.update(bytes.subarray(textAt)), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'unjam: where Slack takes answers', 32));
}

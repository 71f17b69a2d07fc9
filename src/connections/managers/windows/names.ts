/**
 * Whether sc.exe can be given this as a service name, and takes it for nothing else: a slash or backslash
 * begins an option or another computer, and Windows allows neither in a name.
 */
export function isServiceName(name: string): boolean {
  return name.length <= 256 && /^[^-/\\"*?\p{Cc}\s][^/\\"*?\p{Cc}]*$/u.test(name) && !name.endsWith(' ');
}

/** Whether taskkill can be given this as an image. It would take a star for every process of the host. */
export function isImage(image: string): boolean {
  return image.length <= 255 && /^[^-/\\:*?"<>|\p{Cc}\s][^/\\:*?"<>|\p{Cc}]*$/u.test(image);
}

/** The same object, with some of its members replaced; its methods still run on the object itself. */
export function around<T extends object>(target: T, own: Partial<T>): T {
  const bound = new Map<PropertyKey, unknown>();
  return new Proxy(target, {
    get(_, key) {
      if (key in own) return Reflect.get(own, key);
      const known = bound.get(key);
      if (known !== undefined) return known;
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      const method: unknown = member.bind(target);
      bound.set(key, method);
      return method;
    },
  });
}

/** The mark that carries a schema's name through the generator, which drops `$id`. */
const mark = 'x-component';

type Node = Record<string, unknown>;

/** Turns each `$id` into our mark. */
export function nameComponents(node: unknown): unknown {
  return mapNodes(node, (entry) => {
    const { $id, ...rest } = entry;
    return typeof $id === 'string' ? { ...rest, [mark]: $id } : entry;
  });
}

/** Moves every marked schema to the components, once, and leaves a reference in its place. */
export function hoistComponents(document: object): object {
  const components: Node = {};
  const hoisted = (part: unknown) =>
    mapNodes(part, (entry) => {
      const { [mark]: name, ...schema } = withoutLoneChoice(entry);
      if (typeof name !== 'string') return schema;
      components[name] = schema;
      return { $ref: `#/components/schemas/${name}` };
    });
  const paths = hoisted((document as Node).paths);
  const webhooks = hoisted((document as Node).webhooks);
  const schemas = Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...document,
    webhooks,
    paths: withOptionalBodies(paths as Record<string, Record<string, Node>>),
    components: { ...((document as Node).components as Node), schemas },
  };
}

/** A choice of one is none: a union of connections has one member while we know one. */
function withoutLoneChoice(entry: Node): Node {
  const { anyOf, ...rest } = entry;
  return Array.isArray(anyOf) && anyOf.length === 1 ? { ...rest, ...(anyOf[0] as Node) } : entry;
}

/** No action needs a body: an empty POST is `{}`. The generator knows only bodies that must be there. */
function withOptionalBodies(paths: Record<string, Record<string, Node>>): Node {
  for (const { post } of Object.values(paths)) {
    if (post?.requestBody !== undefined) (post.requestBody as Node).required = false;
  }
  return paths;
}

/** Applies a change to every object of a tree, the inner ones first. */
function mapNodes(node: unknown, change: (entry: Node) => unknown): unknown {
  if (Array.isArray(node)) return node.map((item) => mapNodes(item, change));
  if (typeof node !== 'object' || node === null) return node;
  return change(
    Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mapNodes(value, change)])),
  );
}

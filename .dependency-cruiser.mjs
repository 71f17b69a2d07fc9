// The house's one-way streets: https://github.com/sverweij/dependency-cruiser. Every rule carries its reason.
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from: { path: from }, to });

export default {
  forbidden: [
    rule('no-cycles', 'two files that need each other are one file, or miss a third', '', { circular: true }),
    rule(
      'bisect-is-pure',
      'the engine is told; it must be storable, replayable and testable by the million',
      '^src/bisect',
      {
        pathNot: '^src/bisect',
      },
    ),
    rule('suspicion-is-pure', 'it looks at bytes and nothing else', '^src/suspicion', {
      pathNot: ['^src/suspicion', '^node_modules', '^(node:)?buffer$'],
    }),
    rule(
      'recovery-knows-no-world',
      'the words and rules of the house depend on nothing that acts',
      '^src/recovery',
      {
        pathNot: ['^src/recovery', '^src/bisect', '^node_modules/typebox', '^(node:)?(buffer|crypto)$'],
      },
    ),
    rule(
      'actions-use-ports',
      'an action that names a connection or a store cannot be played against another',
      '^src/actions',
      {
        path: '^src/(connections|store|http|profiles|access|app|main|settings)',
      },
    ),
    rule('connections-know-the-port', 'an adapter that knows its users grows into them', '^src/connections', {
      path: '^src/(?!connections|recovery)',
    }),
    rule(
      'connections-are-strangers',
      'an adapter is readable and removable by itself',
      '^src/connections/(local|ssh|smb|manual)/',
      {
        path: '^src/connections/(local|ssh|smb|manual)/',
        pathNot: '^src/connections/$1/',
      },
    ),
    rule(
      'connections-share-below',
      'what several adapters use must serve the next one too, and knows none of them',
      '^src/connections/(?!local|ssh|smb|manual)[^/]+/',
      { path: '^src/connections/(local|ssh|smb|manual)/' },
    ),
    rule('store-knows-the-port', 'as above', '^src/store', { path: '^src/(?!store|recovery)' }),
    rule(
      'profiles-are-data',
      'nothing outside profiles may know which product it talks to, and profiles know no one',
      '^src/profiles',
      {
        path: '^src/(?!profiles|recovery)',
      },
    ),
    rule('access-knows-the-port', 'who may do what is decided without knowing HTTP', '^src/access', {
      path: '^src/(?!access|recovery)',
    }),
    rule('outbox-tells', 'what is told and how often is decided without knowing who asks', '^src/outbox', {
      path: '^src/(?!outbox|recovery)',
    }),
    rule(
      'inbox-asks-actions',
      'an alert or a chat is one more caller: it goes through the guards of the actions, and knows no HTTP',
      '^src/inbox',
      {
        path: '^src/(?!inbox|recovery|access|actions/contract)',
      },
    ),
    rule('rooms-through-their-doors', 'the rest of the room may change', '^src/(?!outbox|inbox)', {
      path: '^src/(outbox|inbox)/(?!index\\.ts$)',
    }),
    rule('http-asks-actions', 'a route that reaches around the actions escapes their guards', '^src/http', {
      path: '^src/(bisect|connections|metrics|tracing|store|profiles|suspicion|app|main|settings)',
    }),
    rule('metrics-know-the-port', 'what is counted does not know who counts', '^src/metrics', {
      path: '^src/(?!metrics|recovery)',
    }),
    rule('tracing-looks-on', 'what is traced does not know that it is', '^src/tracing', {
      path: '^src/(?!tracing|recovery|actions/contract)',
    }),
    rule('nobody-imports-main', 'it is the process, not a module', '', { path: '^src/main\\.ts$' }),
    rule(
      'settings-at-the-door',
      'only the process entry reads the environment',
      '^src/(?!main|app|settings)',
      {
        path: '^src/settings\\.ts$',
      },
    ),
    rule('engine-through-its-door', 'the rest of the room may change', '^src/(?!bisect)', {
      path: '^src/bisect/(?!index\\.ts$)',
    }),
    rule('no-tests-in-the-house', 'production does not know its tests', '^src', { path: '^test' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};

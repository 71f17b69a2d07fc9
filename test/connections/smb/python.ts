/** A Python in which this is done before our program is run. */
export function pythonAfter(first: string): string {
  const run = `sys.path.insert(0, os.path.dirname(sys.argv[-1])); ${first}; runpy.run_path(sys.argv[-1])`;
  return `#!/bin/sh\nexec /usr/bin/python3 -B -c 'import os, runpy, sys; ${run}' "$@"\n`;
}

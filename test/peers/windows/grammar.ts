import Parser, { type SyntaxNode } from 'tree-sitter';
import PowerShell from 'tree-sitter-powershell';

/** Where a script is no PowerShell: by an independent grammar, since PowerShell itself is not to be had here. */
export function faultsIn(script: string): string[] {
  const parser = new Parser();
  parser.setLanguage(PowerShell);
  const { rootNode } = parser.parse((at: number) => script.slice(at, at + 4096));
  return faultsOf(rootNode);
}

function faultsOf(node: SyntaxNode): string[] {
  const { row } = node.startPosition;
  if (node.type === 'ERROR' || node.isMissing) return [`line ${row + 1}: ${node.text.slice(0, 80)}`];
  return node.hasError ? node.children.flatMap(faultsOf) : [];
}

/** The names of the functions that a script defines. */
export function functionsIn(script: string): string[] {
  return [...script.matchAll(/^function ([\w-]+)/gm)].map(([, name]) => name!);
}
